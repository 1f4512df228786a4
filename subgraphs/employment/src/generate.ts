import { ContactRole } from "@overligger/shared";
import { type Dice, GENERATED_TODAY, type GeneratedCitizen, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "./employment-intervention.ts";
import type { EmploymentPlan } from "./employment-plan.ts";
import { EmploymentPlanKind } from "./plan-kind.ts";

const MIN_PLAN = [{ act: "LAB", paragraph: "§ 40, stk. 1", validFrom: "2020-01-01", validTo: null }];
const JOBS = [
  "Lagermedarbejder",
  "Butiksassistent",
  "Kantinemedarbejder",
  "Social- og sundhedshjælper",
  "Chauffør",
] as const;
const OFFERS = [
  ["MENTOR", "Mentor", "§ 167"],
  ["JOB_TRAINING", "Løntilskud", "§ 63"],
  ["COMPANY_PLACEMENT", "Virksomhedspraktik", "§ 57"],
  ["EDUCATION_OFFER", "Vejledning og opkvalificering", "§ 91"],
] as const;

/** What the job centre knows of a generated citizen. */
export function generate(_citizen: GeneratedCitizen, dice: Dice): SectorCase<EmploymentPlan, EmploymentIntervention> {
  const startsOn = dice.dayBefore(GENERATED_TODAY, 900);
  const job = dice.pick(JOBS);
  return {
    plans: [
      {
        kind: EmploymentPlanKind.MIN_PLAN,
        title: `Min Plan: ${job.toLowerCase()}`,
        legalBasis: MIN_PLAN,
        startsOn,
        responsibleUnit: `Jobcenter, team ${dice.whole(1, 9)}`,
        followUpDue: dice.dayBefore("2027-03-01", 150),
        jobGoal: job,
        stabilisingActivities: dice.chance(0.3) ? "Fysisk træning to gange om ugen" : null,
        healthConsiderations: dice.chance(0.4) ? "Pauser og ingen tunge løft" : null,
        goals: Array.from(
          { length: dice.whole(1, 3) },
          (_, index) => `Delmål ${index + 1} mod job som ${job.toLowerCase()}`,
        ),
        interventions: Array.from({ length: dice.whole(0, 2) }, () => {
          const [kind, title, paragraph] = dice.pick(OFFERS);
          return {
            kind,
            title,
            legalBasis: [{ act: "LAB", paragraph, validFrom: "2020-01-01", validTo: null }],
            startsOn,
            providerUnit: "Virksomhedsservice",
            hoursPerWeek: dice.whole(2, 20),
          };
        }),
      },
    ],
    appointments: Array.from({ length: dice.whole(0, 2) }, () => {
      const startsAt = `${dice.dayBefore("2027-02-01", 90)}T09:00:00.000Z`;
      return { title: "Jobsamtale", startsAt, endsAt: startsAt.replace("T09", "T10") };
    }),
    contacts: [{ role: ContactRole.AUTHORITY, function: "Beskæftigelsesrådgiver", unit: "Jobcenter" }],
  };
}
