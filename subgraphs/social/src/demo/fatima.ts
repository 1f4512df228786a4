import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { FIXED, help, PROVIDER, SUPPORT, visit } from "./words.ts";

export const fatima: SectorCase<SocialPlan, SocialIntervention> = {
  interventions: [help("HOME_SUPPORT", "Støtte i hjemmet", SUPPORT, "2026-06-01", "Bostøtten, Halsnæs", 3, FIXED)],
  appointments: [visit("Besøg af bostøtte", demoDay(1, 3), "09:00", "10:30")],
  contacts: [{ role: PROVIDER, function: "Bostøtte", name: "Rikke Thorup", unit: "Bostøtten, Halsnæs" }],
};
