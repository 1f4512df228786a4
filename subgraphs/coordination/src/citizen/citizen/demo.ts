import { CPR_SECRET, type Database, type GrantSecrets, insertRows } from "@overligger/shared";
import { DEMO_CITIZENS, demoCitizen, demoStaff, stableId } from "@overligger/shared/demo";
import { Citizen } from "./citizen.ts";
import { cprHash, readCpr } from "./cpr.ts";
import { Representation, RepresentationKind } from "./representation.ts";

export async function demo(db: Database, secrets: GrantSecrets): Promise<void> {
  await insertRows(
    db,
    Citizen,
    DEMO_CITIZENS.map(({ id, name, bornOn, municipality }) => ({ id, name, bornOn, municipality, cprHash: null })),
  );
  await numbered(db, secrets.get(CPR_SECRET)?.[0]);
  const PARENTS = { sanne: ["lukas", "mille"], lotte: ["frida", "oskar", "liv"], karsten: ["viggo"] };
  const rows = Object.entries(PARENTS).flatMap(([parent, children]) =>
    children
      .map((child) => demoCitizen(child))
      .map(({ id: citizenId, bornOn }) => ({
        id: stableId(`${parent}/parent/${citizenId}`),
        citizenId,
        representativeId: demoCitizen(parent).id,
        kind: RepresentationKind.PARENT,
        personalMatters: true,
        startsOn: bornOn,
        endsOn: null,
        evidence: "Folkeregisteret",
        registeredBy: demoStaff("karen").id,
        confirmedBy: demoStaff("mette").id,
        confirmedAt: "2026-01-05T09:00:00Z",
      })),
  );
  await insertRows(db, Representation, rows as unknown as Representation[]);
}

/** Lets the demo's people be found by their numbers, where that needs no other's: one that somebody registered meanwhile stays theirs. */
async function numbered(db: Database, secret: string | undefined): Promise<void> {
  if (!secret) return;
  const hashes = DEMO_CITIZENS.flatMap(({ id, cpr }) => {
    const read = readCpr(cpr);
    return read ? [{ id, hash: cprHash(read, secret) }] : [];
  });
  for (const { id, hash } of hashes)
    await db.query(
      `UPDATE citizen SET cpr_hash = $2 WHERE id = $1 AND cpr_hash IS NULL AND NOT EXISTS (SELECT 1 FROM citizen WHERE cpr_hash = $2)`,
      [id, hash],
    );
}
