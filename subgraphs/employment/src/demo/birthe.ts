import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, MIN_PLAN, ORDINARY } from "./words.ts";

export const birthe: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: en gang om ugen ud ad døren",
      legalBasis: ORDINARY,
      startsOn: "2026-02-16",
      responsibleUnit: "Borgerkonsulenterne, Halsnæs",
      followUpDue: demoDay(3, 2),
      jobGoal: "Syerske, hvis hænderne kan",
      goals: ["Komme i syværkstedet hver torsdag"],
    },
  ],
  // One person decides here and helps at home: authority and provider in one.
  contacts: [{ role: AUTHORITY, function: "Borgerkonsulent", name: "Lone Dahl", unit: "Borgerkonsulenterne, Halsnæs" }],
};
