import { type Database, insertRows } from "@overligger/shared";
import { stableId } from "@overligger/shared/demo";
import { MunicipalPolicy, PolicyPreset } from "./municipal-policy.ts";
import { PRESETS } from "./presets.ts";

/** Halsnæs follows the law in force, Hillerød the proposal: both presets live in the demo. */
const POLICIES = [
  { municipality: "0260", preset: PolicyPreset.LAW, followUpDays: 91, reassessmentDays: 28, closedPlanDays: 180 },
  {
    municipality: "0219",
    preset: PolicyPreset.DS_PROPOSAL,
    followUpDays: 60,
    reassessmentDays: 28,
    closedPlanDays: 90,
  },
];

export async function demo(db: Database): Promise<void> {
  const rows = POLICIES.map((policy) => ({
    id: stableId(`policy/${policy.municipality}`),
    startsOn: "2026-01-01",
    ...PRESETS[policy.preset],
    ...policy,
  }));
  await insertRows(db, MunicipalPolicy, rows as MunicipalPolicy[]);
}
