import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { PlanAuthor } from "../plan-author.ts";
import { AUTHORITY, MIN_PLAN, ORDINARY } from "./words.ts";

export const anders: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: job som tømrer",
      author: PlanAuthor.UNEMPLOYMENT_FUND,
      legalBasis: ORDINARY,
      startsOn: "2026-10-12",
      responsibleUnit: "Jobcenter Halsnæs",
      nextInterview: demoDay(2, 1),
      jobGoal: "Tømrer",
      jobSearchAgreement: "To ansøgninger om ugen",
      goals: ["Fast arbejde som tømrer"],
    },
  ],
  contacts: [{ role: AUTHORITY, function: "Jobkonsulent", unit: "Jobcenter Halsnæs" }],
};
