import { ContactRole } from "@overligger/shared";
import { type Dice, GENERATED_TODAY, type GeneratedCitizen, type SectorCase } from "@overligger/shared/demo";
import type { PsychiatryIntervention } from "./psychiatry-intervention.ts";
import { type TreatmentPlan, TreatmentPlanKind } from "./treatment-plan.ts";

const law = (paragraph: string) => [{ act: "PSL", paragraph, validFrom: "2015-09-29", validTo: null }];
const ILLNESSES = [
  ["Depression", "Sover og spiser som før", "Samtaler og medicin"],
  ["Angst", "Kan tage bussen alene", "Gruppebehandling"],
  ["Bipolar lidelse", "Færre udsving", "Medicin og undervisning i sygdommen"],
  ["Skizofreni", "Kan bo hjemme", "Medicin og opsøgende behandling"],
] as const;
const FREQUENCIES = ["Hver uge", "Hver anden uge", "Hver fjerde uge"] as const;

/** What psychiatry knows of a generated citizen. About one in eight is in hospital. */
export function generate(_citizen: GeneratedCitizen, dice: Dice): SectorCase<TreatmentPlan, PsychiatryIntervention> {
  const admitted = dice.chance(0.12);
  const startsOn = dice.dayBefore(GENERATED_TODAY, admitted ? 40 : 700);
  const unit = admitted ? "Psykiatrisk afdeling" : `Distriktspsykiatrien, team ${dice.whole(1, 5)}`;
  const [diagnosis, treatmentGoals, treatment] = dice.pick(ILLNESSES);
  return {
    plans: [
      {
        kind: TreatmentPlanKind.TREATMENT_PLAN,
        title: "Behandlingsplan",
        legalBasis: law("§ 3"),
        startsOn,
        responsibleUnit: unit,
        followUpDue: dice.dayBefore("2027-04-01", 170),
        diagnosis,
        treatmentGoals,
        treatment,
        medicationConsiderations: dice.chance(0.5) ? "Træt om morgenen af medicinen" : null,
        patientConsents: dice.chance(0.95),
        admittedOn: admitted ? startsOn : null,
        dischargeExpectedOn: admitted ? dice.dayBefore("2026-12-15", 30) : null,
        considerations: dice.chance(0.4) ? "Helst aftaler efter klokken 10" : null,
        goals: ["Tryg i hverdagen"],
        interventions: [
          {
            kind: "CONVERSATIONS",
            title: "Samtaleforløb",
            legalBasis: law("§ 3"),
            startsOn,
            providerUnit: unit,
            frequency: dice.pick(FREQUENCIES),
          },
        ],
      },
    ],
    appointments: Array.from({ length: dice.whole(0, 2) }, () => {
      const startsAt = `${dice.dayBefore("2027-02-01", 90)}T13:00:00.000Z`;
      return { title: "Samtale", startsAt, endsAt: startsAt.replace("T13:00", "T13:45"), place: unit };
    }),
    contacts: [{ role: ContactRole.PROVIDER, function: "Kontaktsygeplejerske", unit }],
  };
}
