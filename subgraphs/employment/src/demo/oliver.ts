import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { MENTOR, meeting, PROVIDER } from "./words.ts";

export const oliver: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  interventions: [
    {
      kind: "MENTOR",
      title: "Mentor",
      legalBasis: MENTOR,
      startsOn: "2026-09-14",
      providerUnit: "Jobcenter Hillerød",
      hoursPerWeek: 3,
    },
  ],
  appointments: [meeting("Samtale med mentor", demoDay(1, 1), "14:00", "15:00")],
  contacts: [{ role: PROVIDER, function: "Mentor", name: "Ali Demir", unit: "Jobcenter Hillerød" }],
};
