import { type Database, insertRows, Role } from "@overligger/shared";
import { DEMO_MUNICIPALITIES, DEMO_STAFF } from "@overligger/shared/demo";
import { Caseworker } from "./caseworker.ts";
import { Municipality } from "./municipality.ts";

export async function demo(db: Database): Promise<void> {
  await insertRows(db, Municipality, [...DEMO_MUNICIPALITIES]);
  const staff = DEMO_STAFF.filter(({ role }) => role !== Role.ANALYST);
  await insertRows(
    db,
    Caseworker,
    staff.map(({ id, name, title, unit, sector, municipality }) => ({
      id,
      name,
      title,
      unit,
      sectorCode: sector,
      municipality,
    })),
  );
}
