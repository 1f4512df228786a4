import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import { AUTHORITY, CHILD_PLAN, law } from "./words.ts";

export const mille: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: CHILD_PLAN,
      title: "Barnets plan: Mille",
      legalBasis: law("Barnets lov", "§ 91"),
      startsOn: "2026-10-19",
      responsibleUnit: "Børn og Familie, Halsnæs",
      followUpDue: demoDay(4, 2),
      purpose: "At Mille trives og kommer i skole",
      effort: "Familiebehandling sammen med mor og lillebror",
      expectedDuration: "Seks måneder, så ses der på det igen",
      goals: ["Mille er i skole mindst fire dage om ugen"],
    },
  ],
  contacts: [{ role: AUTHORITY, function: "Rådgiver for begge børn", unit: "Børn og Familie, Halsnæs" }],
};
