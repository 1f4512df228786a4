import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { ACTION_PLAN, AUTHORITY, FIXED, flexible, help, PLAN, PROVIDER, SUBSTANCE_TREATMENT, visit } from "./words.ts";

export const karsten: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: ACTION_PLAN,
      title: "Handleplan: ud af misbruget",
      offerGround: "SERIOUS_PROBLEMS",
      legalBasis: PLAN,
      startsOn: "2026-01-26",
      responsibleUnit: "Socialforvaltningen, Halsnæs",
      followUpDue: demoDay(2, 4),
      purpose: "At Karsten bliver stoffri og kan være far i hverdagen",
      effort: "Behandling tre gange om ugen og støtte i egen bolig",
      expectedDuration: "Et år",
      otherConditions: "Hans søn får selv hjælp; den er ikke en del af denne plan",
      functionalAbility: "Misbrug og sindslidelse gør det svært at holde aftaler",
      goals: ["Stoffri i tre måneder", "Samvær med sønnen hver anden weekend"],
      interventions: [
        help("SUBSTANCE_TREATMENT", "Dagbehandling", SUBSTANCE_TREATMENT, "2026-02-02", "Rusmiddelcentret", 9, FIXED),
        flexible("Bostøtte", "2026-02-16", "Bostøtten, Halsnæs", 2, 6),
      ],
    },
  ],
  appointments: [visit("Gruppe i dagbehandlingen", demoDay(1, 1), "09:00", "12:00", "Rusmiddelcentret")],
  contacts: [
    { role: AUTHORITY, function: "Socialrådgiver", name: "Susanne Kjær", unit: "Socialforvaltningen, Halsnæs" },
    { role: PROVIDER, function: "Behandler", name: "Tom Riis", unit: "Rusmiddelcentret" },
  ],
};
