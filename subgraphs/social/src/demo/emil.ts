import { type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { AUTHORITY, help, law, PROVIDER } from "./words.ts";

export const emil: SectorCase<SocialPlan, SocialIntervention> = {
  interventions: [
    help(
      "CHILD_CONTACT_PERSON",
      "Fast kontaktperson",
      law("Barnets lov", "§ 32, stk. 1, nr. 3"),
      "2026-08-17",
      "Ungehuset, Halsnæs",
      2,
    ),
  ],
  contacts: [
    { role: AUTHORITY, function: "Ungerådgiver", unit: "Børn og Familie, Halsnæs" },
    { role: PROVIDER, function: "Kontaktperson", name: "Sara Vinther", unit: "Ungehuset, Halsnæs" },
  ],
};
