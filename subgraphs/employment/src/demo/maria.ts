import { PlanStatus } from "@overligger/shared";
import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, MIN_PLAN, ORDINARY } from "./words.ts";

export const maria: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: ro til at begynde forfra",
      legalBasis: ORDINARY,
      status: PlanStatus.ON_HOLD,
      startsOn: "2026-06-08",
      responsibleUnit: "Jobcenter Halsnæs",
      followUpDue: demoDay(10, 4),
      educationGoal: "Social- og sundhedsassistent, når hun er klar",
      goals: [],
    },
  ],
  contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", name: "Kim Rask", unit: "Jobcenter Halsnæs" }],
};
