import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { AUTHORITY, HOMELESS_PLAN, help, law, PROVIDER } from "./words.ts";

export const bent: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: HOMELESS_PLAN,
      title: "Handleplan: egen bolig",
      legalBasis: law("SEL", "§ 142", "2023-10-01"),
      startsOn: "2026-09-21",
      responsibleUnit: "Socialforvaltningen, Hillerød",
      followUpDue: demoDay(2, 2),
      purpose: "At Bent får sin egen bolig og kan blive i den",
      effort: "Boliganvisning og støtte fra den dag, han flytter ind",
      expectedDuration: "Indtil han har boet et halvt år i egen bolig",
      temporaryStay: "Herberget i Hillerød",
      functionalAbility: "Dårlige fødder; skal se en læge",
      goals: ["Underskrevet lejekontrakt", "Kender sin bostøtte, før han flytter ind"],
      interventions: [
        help(
          "TEMPORARY_STAY",
          "Ophold på herberg",
          law("SEL", "§ 110", "2023-10-01"),
          "2026-09-14",
          "Herberget i Hillerød",
        ),
      ],
    },
  ],
  contacts: [
    { role: AUTHORITY, function: "Boligrådgiver", unit: "Socialforvaltningen, Hillerød" },
    { role: PROVIDER, function: "Kontaktperson", name: "Ivan Lykke", unit: "Herberget i Hillerød" },
  ],
};
