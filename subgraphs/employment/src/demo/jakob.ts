import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { AUTHORITY, FLEXJOB, law, meeting, PROVIDER } from "./words.ts";

export const jakob: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  interventions: [
    {
      kind: "FLEXJOB",
      title: "Fleksjob på mediebureau",
      legalBasis: FLEXJOB,
      startsOn: "2015-05-01",
      providerUnit: "Jobcenter Hillerød",
      hoursPerWeek: 16,
      employer: "Mediebureauet Havblik",
    },
    {
      kind: "PERSONAL_ASSISTANCE",
      title: "Personlig assistance",
      legalBasis: law("Kompensationsloven", "§ 4"),
      startsOn: "2022-01-10",
      providerUnit: "Jobcenter Hillerød",
      hoursPerWeek: 5,
    },
    {
      kind: "AIDS",
      title: "Digitale hjælpemidler på arbejdspladsen",
      legalBasis: law("Kompensationsloven", "§ 15 j"),
      startsOn: "2025-11-03",
      providerUnit: "Jobcenter Hillerød",
    },
  ],
  appointments: [
    meeting(
      "Opfølgning på fleksjob: optrapning til fuld tid",
      demoDay(2, 3),
      "13:00",
      "14:00",
      "Mediebureauet Havblik",
    ),
  ],
  contacts: [
    { role: AUTHORITY, function: "Fleksjobkonsulent", unit: "Jobcenter Hillerød" },
    { role: PROVIDER, function: "Personlig assistent", name: "Maja Storm", unit: "Mediebureauet Havblik" },
  ],
};
