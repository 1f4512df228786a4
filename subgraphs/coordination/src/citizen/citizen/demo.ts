import { type Database, insertRows } from "@overligger/shared";
import { DEMO_CITIZENS, demoCitizen, demoStaff, stableId } from "@overligger/shared/demo";
import { Citizen } from "./citizen.ts";
import { Representation, RepresentationKind } from "./representation.ts";

export async function demo(db: Database): Promise<void> {
  await insertRows(
    db,
    Citizen,
    DEMO_CITIZENS.map(({ id, name, bornOn, municipality }) => ({ id, name, bornOn, municipality, cprHash: null })),
  );
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
