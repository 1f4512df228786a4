import { type Dice, GENERATED_TODAY, type GeneratedCitizen, type SectorCase } from "@overligger/shared/demo";
import type { HousingIntervention } from "./housing-intervention.ts";
import type { HousingPlan } from "./housing-plan.ts";

/** What the sector knows of a generated citizen. */
export function generate(_citizen: GeneratedCitizen, dice: Dice): SectorCase<HousingPlan, HousingIntervention> {
  return {
    plans: [
      {
        title: "Boligplan",
        legalBasis: [{ act: "Almenboligloven", paragraph: "§ 59", validFrom: "2020-01-01", validTo: null }],
        startsOn: dice.dayBefore(GENERATED_TODAY, 500),
        responsibleUnit: "Boligkontoret",
      },
    ],
  };
}
