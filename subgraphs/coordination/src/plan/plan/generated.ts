import { type Database, insertRows } from "@overligger/shared";
import { diceOf, type GeneratedCitizen, stableId } from "@overligger/shared/demo";
import { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import { joinedOn } from "../../citizen/consent/generated.ts";
import { generatedCoordinatorId } from "../../town/people/generated.ts";
import { CoordinatorAssignment, CoordinatorRole } from "./assignment.ts";
import { CitizenView } from "./citizen-view.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "./coordinating-plan.ts";

const WISHES = ["Kun at fortælle det én gang.", "Færre møder.", "En, jeg kan ringe til.", "Tid til børnene."];
const LEGAL_BASIS = [{ act: "SEL", paragraph: "§ 141", validFrom: "2024-01-01", validTo: null }];

/** The plan of a generated citizen, for the rooms that put their own rows into it. */
export interface GeneratedPlan {
  readonly id: string;
  readonly citizen: GeneratedCitizen;
  readonly startsOn: string;
  /** A stable id of something in the plan. */
  readonly name: (kind: string, which?: string | number) => string;
}

/** The plans of those who have one. */
export const generatedPlans = (citizens: readonly GeneratedCitizen[], seed: number): GeneratedPlan[] =>
  citizens
    .filter(({ coordinated }) => coordinated)
    .map((citizen) => {
      const name = (kind: string, which: string | number = "") =>
        stableId(`coordination/${citizen.id}/${kind}/${which}`);
      return { id: name("plan"), citizen, startsOn: joinedOn(seed, citizen), name };
    });

export async function generated(db: Database, citizens: readonly GeneratedCitizen[], seed: number): Promise<void> {
  const plans = generatedPlans(citizens, seed).map((plan) => ({
    ...plan,
    dice: diceOf(seed, plan.citizen.index, "plan"),
    at: `${plan.startsOn}T09:00:00.000Z`,
  }));
  await insertRows(
    db,
    CoordinatingPlan,
    plans.map(({ id, citizen, startsOn, dice, at }) => ({
      id,
      citizenId: citizen.id,
      municipality: citizen.municipality,
      status: dice.chance(0.9) ? CoordinatingPlanStatus.ACTIVE : CoordinatingPlanStatus.DRAFTING,
      summary: `${2026 - citizen.bornYear} år. Hjælp fra ${citizen.sectors.size} myndigheder.`,
      legalBasis: LEGAL_BASIS,
      summarySources: [] as unknown[],
      startsOn,
      followUpDue: dice.dayBefore("2027-03-01", 150),
      acceptedAt: at,
      updatedAt: at,
    })) as CoordinatingPlan[],
  );
  await insertRows(
    db,
    CitizenView,
    plans.map(({ id, dice, at }) => ({
      id,
      attitude: null,
      wishes: dice.pick(WISHES),
      dreams: null,
      recordedAt: at,
      planId: id,
      authoredBy: SpeaksAs.CITIZEN,
      version: 1,
    })),
  );
  await insertRows(
    db,
    CoordinatorAssignment,
    plans.map(({ id, citizen, startsOn, name }) => ({
      id: name("lead"),
      planId: id,
      caseworkerId: generatedCoordinatorId(seed, citizen),
      role: CoordinatorRole.LEAD,
      startsOn,
    })) as CoordinatorAssignment[],
  );
}
