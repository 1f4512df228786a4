import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { ACTION_PLAN, AUTHORITY, help, PLAN, PROVIDER, SUBSTANCE_TREATMENT, visit } from "./words.ts";

export const oliver: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: ACTION_PLAN,
      title: "Handleplan: behandling først",
      offerGround: "SERIOUS_PROBLEMS",
      legalBasis: PLAN,
      startsOn: "2026-08-31",
      responsibleUnit: "Socialforvaltningen, Hillerød",
      followUpDue: demoDay(4, 1),
      purpose: "At Oliver slipper hashen og finder en retning",
      effort: "Ambulant behandling to gange om ugen",
      expectedDuration: "Ni måneder",
      goals: ["Ingen hash i hverdagene"],
      interventions: [
        help(
          "SUBSTANCE_TREATMENT",
          "Ambulant behandling",
          SUBSTANCE_TREATMENT,
          "2026-09-07",
          "Rusmiddelcenter Hillerød",
          2,
        ),
      ],
    },
  ],
  appointments: [visit("Samtale i behandlingen", demoDay(1, 1), "10:00", "11:00", "Rusmiddelcenter Hillerød")],
  contacts: [
    { role: AUTHORITY, function: "Socialrådgiver", unit: "Socialforvaltningen, Hillerød" },
    { role: PROVIDER, function: "Behandler", unit: "Rusmiddelcenter Hillerød" },
  ],
};
