import { type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { AIDS, AUTHORITY, help } from "./words.ts";

export const jakob: SectorCase<SocialPlan, SocialIntervention> = {
  interventions: [help("AIDS", "Skærmlæser og punktdisplay til hjemmet", AIDS, "2021-02-01", "Hjælpemidler, Hillerød")],
  contacts: [{ role: AUTHORITY, function: "Synskonsulent", unit: "Hjælpemidler, Hillerød" }],
};
