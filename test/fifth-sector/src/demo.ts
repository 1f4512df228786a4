import { ContactRole } from "@overligger/shared";
import { appointment, demoDay, type SectorCase } from "@overligger/shared/demo";
import type { FifthIntervention } from "./fifth-intervention.ts";
import type { FifthPlan } from "./fifth-plan.ts";
import { LEGAL_BASIS } from "./law.ts";

const help = (aim: string): SectorCase<FifthPlan, FifthIntervention> => ({
  plans: [
    {
      title: "Plan: Femte sektor",
      legalBasis: LEGAL_BASIS,
      startsOn: "2026-10-01",
      responsibleUnit: "Femte sektor, Halsnæs",
      followUpDue: demoDay(2, 2),
      aim,
      goals: ["Det første skridt er taget"],
      interventions: [
        {
          kind: "ADVICE",
          title: "Rådgivning",
          legalBasis: LEGAL_BASIS,
          startsOn: "2026-10-05",
          providerUnit: "Femte sektor, Halsnæs",
        },
      ],
    },
  ],
  appointments: [appointment("Samtale", demoDay(3, 2), "10:00", "10:30", "Femte sektor, Halsnæs")],
  contacts: [{ role: ContactRole.AUTHORITY, function: "Rådgiver", unit: "Femte sektor, Halsnæs" }],
});

/** What the sector knows of the demo's people. */
export const demo: Record<string, SectorCase<FifthPlan, FifthIntervention>> = {
  karsten: help("Overblik"),
  ida: help("En ny begyndelse"),
  jakob: help("Ro"),
};
