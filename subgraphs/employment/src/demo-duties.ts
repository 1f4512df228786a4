import { type Database, insertRows } from "@overligger/shared";
import { demoCitizen, demoDay, stableId } from "@overligger/shared/demo";
import { DutyTimer } from "./duty/duty-timer.ts";
import { EffortPause, PauseReason } from "./duty/effort-pause.ts";
import { RehabilitationCase } from "./rehabilitation/rehabilitation-case.ts";

const of = (key: string, what: string) => {
  const { id: citizenId, municipality } = demoCitizen(key);
  return { id: stableId(`LAB/duties/${key}/${what}`), citizenId, municipality, version: 1 };
};

/** Duties that come round for Fatima and stand still for Ida, who is in treatment; and a case of Ida's that is to be decided. */
export async function seedDuties(db: Database): Promise<void> {
  await insertRows(db, DutyTimer, [
    { ...of("fatima", "interview"), kind: "INTERVIEW", everyDays: 28, lastMetOn: demoDay(-3, 1), endsOn: null },
    { ...of("ida", "interview"), kind: "INTERVIEW", everyDays: 90, lastMetOn: "2026-08-17", endsOn: null },
  ]);
  await insertRows(db, EffortPause, [
    {
      ...of("ida", "pause"),
      reason: PauseReason.PSYCHIATRIC_TREATMENT,
      startsOn: "2026-09-21",
      endsOn: null,
      treatmentUnit: "Psykiatrisk afdeling, Nordsjælland",
      treatmentFrom: "2026-09-14",
      treatmentTo: null,
    } as EffortPause,
  ]);
  await insertRows(db, RehabilitationCase, [
    {
      ...of("ida", "flexjob"),
      matter: "FLEXJOB",
      raisedOn: "2025-10-06",
      heardOn: "2025-11-12",
      recommendation: "Et fleksjob med få timer i et gartneri",
      decidedBy: null,
      decidedOn: null,
      outcome: null,
    },
  ]);
}
