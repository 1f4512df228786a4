import { type Database, insertRows } from "@overligger/shared";
import { stableId } from "@overligger/shared/demo";
import { MunicipalPolicy, PolicyPreset } from "./municipal-policy.ts";
import { PRESETS } from "./presets.ts";

/** Of what is only proposed, what the demo's stories in Halsnæs need: a trial that its council decided on. */
const { delegationActs, flexjobReturnRight, flexibleHours, teamCompetence, combinedDecision, coCoordinators } =
  PRESETS[PolicyPreset.DS_PROPOSAL];
const TRIAL = { delegationActs, flexjobReturnRight, flexibleHours, teamCompetence, combinedDecision, coCoordinators };

/** Halsnæs began with the law in force and departs from it by a trial, Hillerød follows the proposal: both presets live in the demo. */
const POLICIES = [
  {
    municipality: "0260",
    preset: PolicyPreset.LAW,
    ...{ followUpDays: 91, reassessmentDays: 28, closedPlanDays: 180 },
    ...TRIAL,
  },
  {
    municipality: "0219",
    preset: PolicyPreset.DS_PROPOSAL,
    followUpDays: 60,
    reassessmentDays: 28,
    closedPlanDays: 90,
  },
];

/** The one of 2026, and one before it: somebody's flexible job has been on pause since. */
const PERIODS = [
  { key: "before/", startsOn: "2023-01-01", endsOn: "2026-01-01" },
  { key: "", startsOn: "2026-01-01", endsOn: null },
];

export async function demo(db: Database): Promise<void> {
  const rows = POLICIES.flatMap((policy) =>
    PERIODS.map(({ key, startsOn, endsOn }) => ({
      id: stableId(`policy/${key}${policy.municipality}`),
      ...{ startsOn, endsOn },
      ...PRESETS[policy.preset],
      ...policy,
    })),
  );
  await insertRows(db, MunicipalPolicy, rows as MunicipalPolicy[]);
}
