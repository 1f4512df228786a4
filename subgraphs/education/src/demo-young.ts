import { type Database, insertRows } from "@overligger/shared";
import { demoCitizen, stableId } from "@overligger/shared/demo";
import { SchoolAbsence } from "./absence/absence.ts";
import { Youth, YouthActivity } from "./youth/youth.ts";

const id = (what: string) => stableId(`EDUCATION/young/${what}`);
const of = (key: string, what: string) => {
  const { id: citizenId, municipality } = demoCitizen(key);
  return { id: id(`${key}/${what}`), citizenId, municipality, version: 1 };
};

/** What is known of the demo's children and young people beside their plans. */
export async function seedYoung(db: Database): Promise<void> {
  const young = [
    ["emil", null, null],
    ["mille", "Skolen ved fjorden", 8],
    ["lukas", "Skolen ved fjorden", 1],
  ] as const;
  await insertRows(
    db,
    Youth,
    young.map(
      ([key, school, grade]) => ({ ...of(key, "youth"), bornOn: demoCitizen(key).bornOn, school, grade }) as Youth,
    ),
  );
  await insertRows(db, YouthActivity, [
    {
      ...of("emil", "school"),
      kind: "COMPULSORY_SCHOOL",
      place: "Skolen ved fjorden",
      startsOn: "2016-08-10",
      endsOn: "2026-06-27",
      hoursPerWeek: null,
      endReason: "NO_LONGER_NEEDED",
    } as YouthActivity,
  ]);
  await insertRows(db, SchoolAbsence, [
    {
      ...of("mille", "absence/2026-3"),
      school: "Skolen ved fjorden",
      startsOn: "2026-08-10",
      endsOn: "2026-10-01",
      schoolDays: 38,
      illDays: 5,
      leaveDays: 0,
      unauthorisedDays: 8,
    } as SchoolAbsence,
  ]);
}
