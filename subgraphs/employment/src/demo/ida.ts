import { InterventionStatus } from "@overligger/shared";
import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, GUIDANCE, REHABILITATION, REHABILITATION_PLAN } from "./words.ts";

export const ida: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: REHABILITATION_PLAN,
      title: "Rehabiliteringsplan",
      legalBasis: REHABILITATION,
      startsOn: "2025-09-15",
      responsibleUnit: "Jobcenter Halsnæs",
      followUpDue: demoDay(4, 1),
      jobGoal: "Nogle timer om ugen i et gartneri",
      healthConsiderations: "Korte dage, kendte mennesker, intet tidspres",
      goals: ["Finde ud af, hvor mange timer hun kan arbejde"],
      interventions: [
        {
          kind: "GUIDANCE",
          title: "Afklaring i gartneriet",
          legalBasis: GUIDANCE,
          startsOn: "2026-03-02",
          providerUnit: "Virksomhedsservice",
          status: InterventionStatus.PAUSED,
          hoursPerWeek: 4,
        },
      ],
    },
  ],
  contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", unit: "Jobcenter Halsnæs" }],
};
