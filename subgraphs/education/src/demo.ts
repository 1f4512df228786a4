import { ContactRole, InterventionStatus, PlanStatus } from "@overligger/shared";
import { appointment, demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EducationIntervention } from "./education-intervention.ts";
import { type EducationPlan, EducationPlanKind } from "./education-plan.ts";

const { AUTHORITY, PROVIDER } = ContactRole;
const { EDUCATION_PLAN, ADULT_EDUCATION_PLAN } = EducationPlanKind;

const law = (act: string, paragraph: string, validFrom: string) => [{ act, paragraph, validFrom, validTo: null }];
const YOUTH_PLAN = law("KUI", "§ 2 c", "2024-08-12");
const YOUTH_DUTY = law("KUI", "§ 2 a", "2024-08-12");
const YOUTH_GUIDANCE = law("KUI", "§ 1", "2024-08-12");
const ADULT_COURSE = law("FVU", "§ 1", "2019-05-23");
const OWN_PLAN = law("Kommunen", "egen plan", "2019-08-01");
const SCHOOL_SUPPORT = law("Folkeskoleloven", "§ 3 a", "2024-08-27");

const YOUTH_UNIT = "Ungeindsatsen, Halsnæs";
const PPR_UNIT = "PPR, Halsnæs";

/** What schools and guidance know of the demo's people. */
export const demo: Record<string, SectorCase<EducationPlan, EducationIntervention>> = {
  lotte: {
    plans: [
      {
        kind: ADULT_EDUCATION_PLAN,
        title: "Plan for voksenuddannelse: dansk og it",
        legalBasis: OWN_PLAN,
        startsOn: "2026-08-10",
        responsibleUnit: YOUTH_UNIT,
        followUpDue: demoDay(5, 4),
        educationGoal: "Dansk på et niveau, så hun kan tage hygiejnebevis og køkkenkurser",
        schoolingStatus: "Følger FVU-dansk to formiddage om ugen",
        absencePercent: 18,
        guidanceNotes: "Kommer gerne, når børnene er afleveret; mister modet efter aflysninger",
        learningConsiderations: "Skal kunne rejse sig og gå lidt på grund af ryggen",
        goals: ["Bestå FVU-dansk trin 3"],
        interventions: [
          {
            kind: "ADULT_COURSE",
            title: "FVU-dansk",
            legalBasis: ADULT_COURSE,
            startsOn: "2026-08-17",
            providerUnit: "VUC",
            hoursPerWeek: 6,
            school: "VUC",
          },
        ],
      },
    ],
    appointments: [
      appointment("FVU-dansk", demoDay(1, 3), "09:00", "12:00", "VUC"),
      appointment("FVU-dansk", demoDay(1, 5), "09:00", "12:00", "VUC"),
      appointment("Møde om de to yngste", demoDay(2, 4), "14:00", "15:00", "Skolen"),
    ],
    // PPR and guidance counsellor work with her children; she is the one they call.
    contacts: [
      { role: PROVIDER, function: "PPR-psykolog, de to yngste børns skole", unit: PPR_UNIT },
      { role: PROVIDER, function: "UU-vejleder, den ældstes skole", name: "Ulla Berg", unit: YOUTH_UNIT },
    ],
  },
  lukas: {
    interventions: [
      {
        kind: "SCHOOL_SUPPORT",
        title: "Ekstra støtte i klassen",
        legalBasis: SCHOOL_SUPPORT,
        startsOn: "2025-08-11",
        providerUnit: "Skolen",
        hoursPerWeek: 8,
        school: "Skolen ved fjorden",
      },
    ],
    contacts: [{ role: PROVIDER, function: "Skolelærer", unit: "Skolen ved fjorden" }],
  },
  mille: {
    plans: [
      {
        kind: EDUCATION_PLAN,
        title: "Uddannelsesplan, forberedes til 9. klasse",
        legalBasis: YOUTH_PLAN,
        status: PlanStatus.DRAFT,
        startsOn: "2026-09-28",
        responsibleUnit: YOUTH_UNIT,
        followUpDue: demoDay(3, 3),
        educationGoal: "Vil gerne være dyrepasser",
        schoolingStatus: "8. klasse",
        absencePercent: 34,
        guidanceNotes: "Kommer, når hun ved, hvem der møder hende ved døren",
        schoolSupport: "Fast voksen de to første timer",
        goals: ["Fravær under 15 procent til sommer"],
        interventions: [
          {
            kind: "PPR",
            title: "Støtte fra PPR i klassen",
            legalBasis: SCHOOL_SUPPORT,
            startsOn: "2026-10-05",
            providerUnit: PPR_UNIT,
            hoursPerWeek: 1,
            school: "Skolen ved fjorden",
          },
          {
            kind: "GUIDANCE",
            title: "Særlig vejledning",
            legalBasis: YOUTH_GUIDANCE,
            startsOn: "2026-10-05",
            providerUnit: YOUTH_UNIT,
          },
        ],
      },
    ],
    appointments: [appointment("Møde om skolegang", demoDay(1, 4), "08:15", "09:00", "Skolen ved fjorden")],
    contacts: [
      { role: PROVIDER, function: "PPR-psykolog", unit: PPR_UNIT },
      { role: PROVIDER, function: "UU-specialvejleder", unit: YOUTH_UNIT },
    ],
  },
  emil: {
    interventions: [
      {
        kind: "GUIDANCE",
        title: "Vejledning om vejen efter skolen",
        legalBasis: YOUTH_DUTY,
        startsOn: "2026-09-01",
        providerUnit: YOUTH_UNIT,
        hoursPerWeek: 1,
      },
      {
        kind: "TRIAL_COURSE",
        title: "Afsøgningsforløb på FGU",
        legalBasis: law("KUI", "§ 2 k", "2024-08-12"),
        providerUnit: "FGU",
        status: InterventionStatus.PLANNED,
        school: "FGU",
      },
    ],
    appointments: [appointment("Vejledningssamtale", demoDay(1, 2), "12:00", "12:45", YOUTH_UNIT)],
    contacts: [{ role: AUTHORITY, function: "Ungevejleder", name: "Ulla Berg", unit: YOUTH_UNIT }],
  },
};
