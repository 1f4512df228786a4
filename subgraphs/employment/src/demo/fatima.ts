import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, law, MIN_PLAN, meeting, ORDINARY, PLACEMENT, PROVIDER } from "./words.ts";

export const fatima: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: skridt for skridt",
      legalBasis: ORDINARY,
      startsOn: "2026-04-13",
      responsibleUnit: "Jobcenter Halsnæs",
      followUpDue: demoDay(2, 5),
      jobGoal: "Butiksmedarbejder",
      stabilisingActivities: "Psykologforløb mod angst",
      healthConsiderations: "Angst i store forsamlinger",
      goals: ["Klare tre timer i butikken uden pause"],
      interventions: [
        {
          kind: "JOB_TRAINING",
          title: "Jobtræning i genbrugsbutik",
          legalBasis: PLACEMENT,
          startsOn: "2026-10-05",
          providerUnit: "Virksomhedsservice",
          hoursPerWeek: 9,
          employer: "Genbrugsbutikken",
        },
        {
          kind: "PSYCHOLOGIST",
          title: "Psykologforløb",
          legalBasis: law("LAB", "§ 41, stk. 2, nr. 5"),
          startsOn: "2026-08-24",
          providerUnit: "Kommunens psykologer",
        },
      ],
    },
  ],
  appointments: [meeting("Psykolog", demoDay(1, 3), "12:00", "13:00", "Sundhedshuset")],
  contacts: [
    { role: AUTHORITY, function: "Beskæftigelsesrådgiver", name: "Mette Juul", unit: "Jobcenter Halsnæs" },
    { role: PROVIDER, function: "Psykolog", name: "Anne Wulff", unit: "Kommunens psykologer" },
  ],
};
