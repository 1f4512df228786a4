import { type Database, insertRows, Role } from "@overligger/shared";
import { DEMO_MUNICIPALITIES, DEMO_STAFF, stableId } from "@overligger/shared/demo";
import { CaseworkerAffiliation } from "./affiliation.ts";
import { Caseworker } from "./caseworker.ts";

export async function demo(db: Database): Promise<void> {
  const staff = DEMO_STAFF.filter(({ role }) => role !== Role.ANALYST);
  await insertRows(
    db,
    Caseworker,
    staff.map(({ id, key, name, title, unit }, index) => ({
      ...{ id, name, title, unit, phone: `47 00 00 ${String(index + 10)}`, email: `${key}@example.dk` },
      hours: "Mandag til torsdag 9–12",
    })),
  );
  // Regional staff work for every municipality of the demo.
  const rows = staff.flatMap(({ id, title, unit, sector, municipality, region }) =>
    (municipality === null ? DEMO_MUNICIPALITIES.map(({ code }) => code) : [municipality]).map((code) => ({
      id: stableId(`affiliation/${id}/${code}`),
      caseworkerId: id,
      municipalityCode: code,
      regionCode: region ?? null,
      sectorCode: sector,
      title,
      unit,
      startsOn: "2026-01-01",
      endsOn: null,
      registeredBy: id,
    })),
  );
  await insertRows(db, CaseworkerAffiliation, rows as CaseworkerAffiliation[]);
}
