import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, MIN_PLAN, ORDINARY } from "./words.ts";

export const bent: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: en fast hverdag",
      legalBasis: ORDINARY,
      startsOn: "2026-05-18",
      responsibleUnit: "Jobcenter Hillerød",
      followUpDue: demoDay(5, 2),
      otherEfforts: "Møder på varmestuen i stedet for på jobcentret",
      goals: ["Et par timer om ugen på varmestuens værksted"],
    },
  ],
  contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", unit: "Jobcenter Hillerød" }],
};
