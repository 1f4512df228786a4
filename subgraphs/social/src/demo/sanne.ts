import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { ACTION_PLAN, AUTHORITY, FAMILY_TREATMENT, help, law, PLAN, PROVIDER, visit } from "./words.ts";

export const sanne: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: ACTION_PLAN,
      title: "Handleplan: støtte som alenemor",
      offerGround: "FOUND_RIGHT",
      legalBasis: PLAN,
      startsOn: "2026-01-19",
      responsibleUnit: "Voksenstøtte, Halsnæs",
      followUpDue: demoDay(5, 3),
      purpose: "At hverdagen med to børn hænger sammen",
      effort: "Støtte hjemme og familiebehandling for alle tre",
      expectedDuration: "To år",
      functionalAbility: "Dårligt knæ og ryg; depression efter sygemelding",
      goals: ["En fast ugeplan, som børnene kender"],
      interventions: [
        help("FAMILY_TREATMENT", "Familiebehandling", FAMILY_TREATMENT, "2026-02-12", "Familiehuset, Halsnæs", 2),
      ],
    },
  ],
  interventions: [
    help("LOST_EARNINGS", "Tabt arbejdsfortjeneste", law("Barnets lov", "§ 87"), "2025-08-01", "Handicap, Halsnæs"),
  ],
  appointments: [1, 2, 3].map((week) => visit("Besøg af familiebehandler", demoDay(week, 4), "15:00", "17:00")),
  // Sanne, Lukas and Mille have seventeen contact points: seven here, three with the job centre, three at school, and
  // four outside the municipality, which their plan keeps.
  contacts: [
    { role: AUTHORITY, function: "Sagsbehandler, voksenstøtte", unit: "Socialforvaltningen, Halsnæs" },
    { role: AUTHORITY, function: "Sagsbehandler, tabt arbejdsfortjeneste", unit: "Socialforvaltningen, Halsnæs" },
    { role: PROVIDER, function: "Familiebehandler", name: "Palle Højer", unit: "Familiehuset, Halsnæs" },
  ],
};
