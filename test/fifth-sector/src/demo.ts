import { ContactRole } from "@overligger/shared";
import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { HousingIntervention } from "./housing-intervention.ts";
import type { HousingPlan } from "./housing-plan.ts";

const LAW = [{ act: "Almenboligloven", paragraph: "§ 59", validFrom: "2020-01-01", validTo: null }];

/** What the sector knows of the demo's people. */
export const demo: Record<string, SectorCase<HousingPlan, HousingIntervention>> = {
  lotte: {
    plans: [
      {
        title: "Boligplan",
        legalBasis: LAW,
        startsOn: "2026-10-01",
        responsibleUnit: "Boligkontoret, Halsnæs",
        followUpDue: demoDay(2, 2),
        wish: "Stueetage nær skolen",
        goals: ["Ny lejlighed til foråret"],
        interventions: [
          {
            kind: "ADVICE",
            title: "Boligrådgivning",
            legalBasis: LAW,
            startsOn: "2026-10-05",
            providerUnit: "Boligkontoret",
          },
        ],
      },
    ],
    contacts: [{ role: ContactRole.AUTHORITY, function: "Boligrådgiver", unit: "Boligkontoret, Halsnæs" }],
  },
};
