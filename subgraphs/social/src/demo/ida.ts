import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { ACTION_PLAN, AUTHORITY, EXTERNAL, flexible, PLAN, PROVIDER, visit } from "./words.ts";

export const ida: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: ACTION_PLAN,
      title: "Handleplan: hjem igen",
      offerGround: "REDUCED_FUNCTION",
      legalBasis: PLAN,
      startsOn: "2025-11-10",
      responsibleUnit: "Socialpsykiatrien, Halsnæs",
      followUpDue: demoDay(3, 1),
      purpose: "At Ida kan bo i sin egen lejlighed",
      effort: "Bostøtte hver dag den første uge efter udskrivning, derefter tre gange om ugen",
      expectedDuration: "Løbende; ses efter hvert halve år",
      functionalAbility: "Svært ved at stå op og handle ind, når hun er syg",
      goals: ["Sover hjemme alle nætter"],
      interventions: [flexible("Bostøtte", "2025-11-24", "Socialpsykiatrien, Halsnæs", 3, 10)],
    },
  ],
  appointments: [visit("Besøg af bostøtte på afdelingen", demoDay(1, 3), "13:00", "14:00", "Psykiatrisk afdeling")],
  contacts: [
    { role: AUTHORITY, function: "Visitator", unit: "Socialpsykiatrien, Halsnæs" },
    { role: PROVIDER, function: "Bostøtte", name: "Hans Brink", unit: "Socialpsykiatrien, Halsnæs" },
    { role: EXTERNAL, function: "Praktiserende læge", unit: "Lægehuset" },
  ],
};
