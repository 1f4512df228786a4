import { ContactRole } from "@overligger/shared";
import { type Dice, GENERATED_TODAY, type GeneratedCitizen, type SectorCase } from "@overligger/shared/demo";
import type { EducationIntervention } from "./education-intervention.ts";
import { type EducationPlan, EducationPlanKind } from "./education-plan.ts";

const YOUTH_PLAN = [{ act: "KUI", paragraph: "§ 2 c", validFrom: "2024-08-12", validTo: null }];
const GUIDANCE = [{ act: "KUI", paragraph: "§ 1", validFrom: "2024-08-12", validTo: null }];
const ADULT_COURSE = [{ act: "FVU", paragraph: "§ 1", validFrom: "2019-05-23", validTo: null }];
const OWN_PLAN = [{ act: "Kommunen", paragraph: "egen plan", validFrom: "2019-08-01", validTo: null }];
const GOALS = ["tømrer", "kok", "pædagogisk assistent", "elektriker", "hf", "social- og sundhedshjælper"] as const;
const SCHOOLS = ["FGU", "Ungdomsskolen", "10. klassecentret", "Erhvervsskolen"] as const;

/** What guidance and schools know of a generated citizen: the young have their plan by law, adults take a course. */
export function generate(citizen: GeneratedCitizen, dice: Dice): SectorCase<EducationPlan, EducationIntervention> {
  const age = 2026 - citizen.bornYear;
  const young = age < 25;
  const startsOn = dice.dayBefore(GENERATED_TODAY, 500);
  const goal = dice.pick(GOALS);
  const school = young ? dice.pick(SCHOOLS) : "VUC";
  const unit = `Ungeindsatsen, team ${dice.whole(1, 4)}`;
  return {
    plans: [
      {
        kind: young ? EducationPlanKind.EDUCATION_PLAN : EducationPlanKind.ADULT_EDUCATION_PLAN,
        title: young ? `Uddannelsesplan: ${goal}` : "Plan for voksenuddannelse: dansk",
        legalBasis: young ? YOUTH_PLAN : OWN_PLAN,
        startsOn,
        responsibleUnit: unit,
        followUpDue: dice.dayBefore("2027-06-01", 200),
        educationGoal: young ? `Uddannelse som ${goal}` : "Dansk, så arbejdet bliver lettere",
        schoolingStatus: `Går på ${school}`,
        dutyFulfilledBy: age < 18 ? `Undervisning på ${school}` : null,
        absencePercent: dice.whole(0, 45),
        schoolSupport: dice.chance(0.3) ? "Lektiehjælp to gange om ugen" : null,
        learningConsiderations: dice.chance(0.2) ? "Ordblind; bruger oplæsning" : null,
        goals: [young ? "Kommer hver dag" : "Består næste trin"],
        interventions: young
          ? [
              {
                kind: "GUIDANCE",
                title: "Vejledning",
                legalBasis: GUIDANCE,
                startsOn,
                providerUnit: unit,
                hoursPerWeek: 1,
                school,
              },
            ]
          : [
              {
                kind: "ADULT_COURSE",
                title: "FVU-dansk",
                legalBasis: ADULT_COURSE,
                startsOn,
                providerUnit: school,
                hoursPerWeek: dice.whole(3, 9),
                school,
              },
            ],
      },
    ],
    appointments: Array.from({ length: dice.whole(0, 2) }, () => {
      const startsAt = `${dice.dayBefore("2027-02-01", 90)}T08:00:00.000Z`;
      return { title: "Vejledningssamtale", startsAt, endsAt: startsAt.replace("T08:00", "T08:45"), place: unit };
    }),
    contacts: [{ role: ContactRole.AUTHORITY, function: "Vejleder", unit }],
  };
}
