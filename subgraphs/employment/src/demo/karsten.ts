import { PlanStatus } from "@overligger/shared";
import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, MIN_PLAN, ORDINARY } from "./words.ts";

export const karsten: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: først behandling, så arbejde",
      legalBasis: ORDINARY,
      status: PlanStatus.ON_HOLD,
      startsOn: "2026-01-12",
      responsibleUnit: "Jobcenter Halsnæs",
      followUpDue: demoDay(8, 2),
      jobGoal: "Lagermedarbejder",
      stabilisingActivities: "Misbrugsbehandling; jobcentret indkalder ikke imens",
      healthConsiderations: "Tåler ikke støj og natarbejde",
      goals: ["Møde stabilt to dage om ugen"],
    },
  ],
  contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", name: "Kim Rask", unit: "Jobcenter Halsnæs" }],
};
