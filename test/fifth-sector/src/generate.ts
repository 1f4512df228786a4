import { type Dice, GENERATED_TODAY, type GeneratedCitizen, type SectorCase } from "@overligger/shared/demo";
import type { FifthIntervention } from "./fifth-intervention.ts";
import type { FifthPlan } from "./fifth-plan.ts";
import { LEGAL_BASIS } from "./law.ts";

/** What the sector knows of a generated citizen whom it helps. */
export function generate(_citizen: GeneratedCitizen, dice: Dice): SectorCase<FifthPlan, FifthIntervention> {
  return {
    plans: [
      {
        title: "Plan: Femte sektor",
        legalBasis: LEGAL_BASIS,
        startsOn: dice.dayBefore(GENERATED_TODAY, 500),
        responsibleUnit: "Femte sektor",
      },
    ],
  };
}
