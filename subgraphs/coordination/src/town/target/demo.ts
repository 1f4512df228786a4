import { type Database, insertRows } from "@overligger/shared";
import { stableId } from "@overligger/shared/demo";
import { MunicipalTarget, TargetKind } from "./municipal-target.ts";

const TARGETS = [
  { municipality: "0260", kind: TargetKind.APPOINTMENTS_PER_WEEK, most: 3 },
  { municipality: "0260", kind: TargetKind.AUTHORITY_CONTACTS, most: 3 },
  { municipality: "0219", kind: TargetKind.AUTHORITY_CONTACTS, most: 2 },
];

export async function demo(db: Database): Promise<void> {
  const rows = TARGETS.map((target) => ({
    id: stableId(`target/${target.municipality}/${target.kind}`),
    startsOn: "2026-01-01",
    ...target,
  }));
  await insertRows(db, MunicipalTarget, rows as MunicipalTarget[]);
}
