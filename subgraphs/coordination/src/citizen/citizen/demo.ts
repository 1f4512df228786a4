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
  // Sanne speaks for her children.
  const children = ["lukas", "mille"].map((key) => demoCitizen(key).id);
  const rows = children.map((citizenId) => ({
    id: stableId(`family/krogh/parent/${citizenId}`),
    citizenId,
    representativeId: demoCitizen("sanne").id,
    kind: RepresentationKind.PARENT,
    personalMatters: true,
    startsOn: "2019-01-20",
    endsOn: null,
    evidence: "Folkeregisteret",
    registeredBy: demoStaff("karen").id,
  }));
  await insertRows(db, Representation, rows as Representation[]);
}
