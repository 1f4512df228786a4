import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { flexible, PROVIDER, visit } from "./words.ts";

export const birthe: SectorCase<SocialPlan, SocialIntervention> = {
  interventions: [flexible("Støtte i hjemmet", "2026-01-05", "Borgerkonsulenterne, Halsnæs", 1, 4)],
  appointments: [visit("Besøg af borgerkonsulent", demoDay(1, 4), "10:00", "12:00")],
  contacts: [{ role: PROVIDER, function: "Borgerkonsulent", name: "Lone Dahl", unit: "Borgerkonsulenterne, Halsnæs" }],
};
