import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, MIN_PLAN, ORDINARY } from "./words.ts";

export const henrik: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: tilbage på arbejdet",
      legalBasis: ORDINARY,
      startsOn: "2026-09-28",
      responsibleUnit: "Jobcenter Halsnæs",
      nextInterview: demoDay(3, 4),
      stabilisingActivities: "Samtaler med psykolog, som han selv har fundet",
      healthConsiderations: "Sygemeldt med stress; begynder med få timer",
      goals: ["Tilbage på fuld tid"],
    },
  ],
  contacts: [{ role: AUTHORITY, function: "Sygedagpengerådgiver", unit: "Jobcenter Halsnæs" }],
};
