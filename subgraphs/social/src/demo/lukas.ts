import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { AUTHORITY, CHILD_AIDS, help, law, PROVIDER, visit } from "./words.ts";

export const lukas: SectorCase<SocialPlan, SocialIntervention> = {
  interventions: [
    help("CHILD_AIDS", "Kørestol", CHILD_AIDS, "2024-03-11", "Hjælpemiddelcentralen, Halsnæs"),
    help("TRANSPORT", "Kørsel til træning", law("Barnets lov", "§ 90"), "2025-08-11", "Flextrafik"),
  ],
  appointments: [visit("Fysioterapi", demoDay(1, 3), "14:00", "15:00", "Træningscentret")],
  contacts: [
    { role: AUTHORITY, function: "Sagsbehandler, hjælpemidler", unit: "Socialforvaltningen, Halsnæs" },
    { role: PROVIDER, function: "Fysioterapeut", unit: "Træningscentret" },
    { role: PROVIDER, function: "Kørsel", unit: "Flextrafik" },
  ],
};
