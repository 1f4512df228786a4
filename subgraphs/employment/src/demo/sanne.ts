import { InterventionStatus } from "@overligger/shared";
import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, MIN_PLAN, meeting, ORDINARY, PLACEMENT, PROVIDER } from "./words.ts";

export const sanne: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: et job, knæet kan holde til",
      legalBasis: ORDINARY,
      startsOn: "2026-03-09",
      responsibleUnit: "Jobcenter Halsnæs",
      followUpDue: demoDay(4, 4),
      nextInterview: demoDay(4, 4),
      jobGoal: "Vejleder eller kontormedarbejder",
      healthConsiderations: "Kan ikke stå op længere tid ad gangen; knæ og ryg",
      goals: ["Praktik på et kontor otte timer om ugen"],
      interventions: [
        {
          kind: "COMPANY_PLACEMENT",
          title: "Virksomhedspraktik",
          legalBasis: PLACEMENT,
          providerUnit: "Virksomhedsservice",
          status: InterventionStatus.PLANNED,
        },
      ],
    },
  ],
  appointments: [meeting("Møde med virksomhedskonsulent", demoDay(1, 4), "09:00", "10:00")],
  // Her three of the family's seventeen contact points.
  contacts: [
    { role: AUTHORITY, function: "Sagsbehandler, kontanthjælpsteamet", unit: "Jobcenter Halsnæs" },
    { role: AUTHORITY, function: "Sagsbehandler", unit: "Ydelsescenter Halsnæs" },
    { role: PROVIDER, function: "Virksomhedskonsulent", unit: "Virksomhedsservice" },
  ],
};
