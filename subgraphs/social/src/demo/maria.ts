import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { ACTION_PLAN, AUTHORITY, CONTACT_PERSON, flexible, PLAN, PROVIDER } from "./words.ts";

export const maria: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: ACTION_PLAN,
      title: "Handleplan: et andet liv",
      legalBasis: PLAN,
      startsOn: "2026-05-11",
      responsibleUnit: "Socialforvaltningen, Halsnæs",
      followUpDue: demoDay(1, 5),
      purpose: "At Maria kommer ud af prostitution på den måde, hun selv vil",
      effort: "Fast kontaktperson, gældsrådgivning og hjælp til bolig",
      expectedDuration: "Halvandet år",
      otherConditions: "Vil ikke ringes op på hverdage før klokken 12",
      goals: ["Ny bolig i en anden by", { title: "Aftale om gælden", targetDate: demoDay(16, 5) }],
      interventions: [
        {
          ...flexible("Fast kontaktperson", "2026-05-18", "Bostøtten, Halsnæs", 2, 6),
          ...{ kind: "CONTACT_PERSON", legalBasis: CONTACT_PERSON },
        },
      ],
    },
  ],
  contacts: [
    { role: AUTHORITY, function: "Socialrådgiver", name: "Susanne Kjær", unit: "Socialforvaltningen, Halsnæs" },
    { role: PROVIDER, function: "Kontaktperson", name: "Eva Munk", unit: "Bostøtten, Halsnæs" },
  ],
};
