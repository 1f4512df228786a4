import { ContactRole, InterventionStatus } from "@overligger/shared";
import { appointment, demoDay, type SectorCase } from "@overligger/shared/demo";
import type { PsychiatryIntervention } from "./psychiatry-intervention.ts";
import { type TreatmentPlan, TreatmentPlanKind } from "./treatment-plan.ts";

const { PROVIDER, EXTERNAL } = ContactRole;
const { TREATMENT_PLAN, DISCHARGE_AGREEMENT } = TreatmentPlanKind;

const law = (paragraph: string) => [{ act: "PSL", paragraph, validFrom: "2015-09-29", validTo: null }];
const TREATMENT = law("§ 3");
const DISCHARGE = law("§ 13 a");

const DISTRICT = "Distriktspsykiatrien, Nordsjælland";
const WARD = "Psykiatrisk afdeling, Nordsjælland";
const NURSE = { role: PROVIDER, function: "Kontaktsygeplejerske", name: "Peter Aagaard", unit: DISTRICT };

const session = (title: string, day: string, from: string, to: string, place = DISTRICT) =>
  appointment(title, day, from, to, place);

/** What psychiatry knows of the demo's people. Titles name no illness: they may be shown without the HEALTH category. */
export const demo: Record<string, SectorCase<TreatmentPlan, PsychiatryIntervention>> = {
  lotte: {
    plans: [
      {
        kind: TREATMENT_PLAN,
        title: "Behandlingsplan",
        legalBasis: TREATMENT,
        startsOn: "2026-06-15",
        responsibleUnit: DISTRICT,
        followUpDue: demoDay(3, 2),
        diagnosis: "Depression, moderat",
        treatmentGoals: "Sover om natten og har lyst til noget igen",
        treatment: "Samtaler hver tredje uge og medicin",
        medicationConsiderations: "Træt de første timer efter medicinen; ingen møder før klokken 9.30",
        patientConsents: true,
        considerations: "Helst kun én aftale om dagen og ikke tidligt om morgenen",
        goals: ["Overskud til en almindelig dag"],
        interventions: [
          {
            kind: "CONVERSATIONS",
            title: "Samtaleforløb",
            legalBasis: TREATMENT,
            startsOn: "2026-06-22",
            providerUnit: DISTRICT,
            frequency: "Hver tredje uge",
          },
        ],
      },
    ],
    // A Tuesday, when the family is visited too.
    appointments: [session("Samtale", demoDay(3, 2), "13:30", "14:15")],
    contacts: [NURSE, { role: EXTERNAL, function: "Neuropsykiater", unit: "Privat speciallægeklinik" }],
  },
  karsten: {
    plans: [
      {
        kind: TREATMENT_PLAN,
        title: "Behandlingsplan",
        legalBasis: TREATMENT,
        startsOn: "2026-02-09",
        responsibleUnit: DISTRICT,
        followUpDue: demoDay(4, 3),
        diagnosis: "Bipolar lidelse",
        treatmentGoals: "Færre udsving; ingen indlæggelser i et år",
        treatment: "Medicin og undervisning i sygdommen",
        medicationConsiderations: "Blodprøver hver tredje måned; må ikke blandes med alkohol",
        patientConsents: true,
        considerations: "Har brug for faste tider og en påmindelse dagen før",
        goals: ["Kender sine egne advarselstegn"],
        interventions: [
          {
            kind: "CONTACT_NURSE",
            title: "Kontaktsygeplejerske",
            legalBasis: TREATMENT,
            startsOn: "2026-02-16",
            providerUnit: DISTRICT,
            frequency: "Hver anden uge",
          },
        ],
      },
    ],
    appointments: [session("Samtale med kontaktsygeplejerske", demoDay(1, 1), "14:00", "14:45")],
    contacts: [NURSE],
  },
  ida: {
    plans: [
      {
        kind: TREATMENT_PLAN,
        title: "Behandlingsplan",
        legalBasis: TREATMENT,
        startsOn: demoDay(-4, 3),
        responsibleUnit: WARD,
        diagnosis: "Skizofreni",
        treatmentGoals: "Stemmerne fylder mindre, og hun tør være alene",
        treatment: "Medicin, miljøterapi og gradvis udgang",
        medicationConsiderations: "Depotmedicin hver fjerde uge",
        patientConsents: true,
        admittedOn: demoDay(-4, 3),
        dischargeExpectedOn: demoDay(2, 4),
        goals: ["Tryg ved at komme hjem"],
        interventions: [
          {
            kind: "WARD_STAY",
            title: "Ophold på afdelingen",
            legalBasis: TREATMENT,
            startsOn: demoDay(-4, 3),
            providerUnit: WARD,
          },
        ],
      },
      {
        kind: DISCHARGE_AGREEMENT,
        title: "Udskrivningsaftale",
        legalBasis: DISCHARGE,
        startsOn: demoDay(-1, 1),
        responsibleUnit: WARD,
        followUpDue: demoDay(3, 4),
        admittedOn: demoDay(-4, 3),
        dischargeExpectedOn: demoDay(2, 4),
        afterDischarge: "Bostøtte hver dag den første uge; kontaktsygeplejerske efter to dage",
        patientConsents: true,
        considerations: "Jobcentret venter med at indkalde til en måned efter udskrivning",
        goals: ["Alle ved, hvem der gør hvad, før hun rejser hjem"],
        interventions: [
          {
            kind: "CONTACT_NURSE",
            title: "Kontaktsygeplejerske",
            legalBasis: DISCHARGE,
            providerUnit: DISTRICT,
            status: InterventionStatus.PLANNED,
            frequency: "Hver uge",
          },
        ],
      },
    ],
    appointments: [session("Udskrivningsmøde", demoDay(1, 3), "10:00", "11:00", WARD)],
    contacts: [{ role: PROVIDER, function: "Overlæge", unit: WARD }, NURSE],
  },
  maria: {
    interventions: [
      {
        kind: "CONVERSATIONS",
        title: "Samtaleforløb",
        legalBasis: TREATMENT,
        startsOn: "2026-09-07",
        providerUnit: DISTRICT,
        frequency: "Hver anden uge",
      },
    ],
    appointments: [session("Samtale", demoDay(2, 4), "13:00", "14:00")],
    contacts: [NURSE],
  },
};
