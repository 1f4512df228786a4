import { type Database, insertRows } from "@overligger/shared";
import { diceOf, type GeneratedCitizen } from "@overligger/shared/demo";
import { generatedPlans } from "../plan/generated.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan-goal.ts";

const TITLES = [
  "En hverdag med fast struktur",
  "Arbejde på egne betingelser",
  "Uddannelse, der kan gennemføres",
  "Mindre ensomhed",
  "Ro om økonomien",
];

export async function generated(db: Database, citizens: readonly GeneratedCitizen[], seed: number): Promise<void> {
  const rows = generatedPlans(citizens, seed).flatMap(({ id: planId, citizen, startsOn, name }) => {
    const dice = diceOf(seed, citizen.index, "goals");
    return Array.from({ length: dice.whole(1, 3) }, (_, position) => ({
      id: name("goal", position),
      planId,
      parentId: null,
      kind: PlanGoalKind.OVERALL,
      title: dice.pick(TITLES),
      intention: null,
      status: PlanGoalStatus.AGREED,
      agreedBy: ["CITIZEN", ...citizen.sectors],
      agreedOn: startsOn,
      position,
    }));
  });
  await insertRows(db, PlanGoal, rows as unknown as PlanGoal[]);
}
