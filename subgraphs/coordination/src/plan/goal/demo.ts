import { type Database, daysAfter, insertRows } from "@overligger/shared";
import { demoStaff } from "@overligger/shared/demo";
import { demoPlan, demoPlans } from "../plan/demo.ts";
import { ParticipationObligation } from "./obligation.ts";
import { GoalCategory, PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan-goal.ts";

interface WrittenGoal {
  title: string;
  intention?: string;
  category?: GoalCategory;
  /** Left out where it is only proposed. */
  agreedBy?: string[];
  steps?: { title: string; progression?: boolean }[];
}

const GOALS: Readonly<Record<string, WrittenGoal[]>> = {
  lotte: [
    {
      title: "Et arbejde, jeg kan holde til",
      category: GoalCategory.EMPLOYMENT,
      intention: "Få timer først, i et køkken, uden tunge løft",
      agreedBy: ["CITIZEN", "LAB", "SEL"],
      steps: [
        { title: "Seks timer om ugen i kantinen" },
        { title: "Hvor meget fylder smerterne, 0–10", progression: true },
      ],
    },
    {
      title: "Ro derhjemme",
      category: GoalCategory.FAMILY,
      intention: "Færre aftaler på samme dag, og nogen at ringe til",
      agreedBy: ["CITIZEN", "LAB", "SEL"],
      steps: [{ title: "Fast dag til familiebehandleren" }],
    },
    { title: "Overblik over økonomien", category: GoalCategory.ECONOMY },
  ],
  sanne: [
    {
      title: "Færre at holde styr på",
      category: GoalCategory.LIFE_MASTERY,
      agreedBy: ["CITIZEN", "LAB", "SEL"],
      steps: [{ title: "Én indgang til kommunen" }],
    },
  ],
  karsten: [{ title: "Stoffri i hverdagen", category: GoalCategory.HEALTH, agreedBy: ["CITIZEN", "LAB", "SEL"] }],
  ida: [
    {
      title: "En hverdag uden indlæggelser",
      category: GoalCategory.HEALTH,
      agreedBy: ["CITIZEN", "PSYCHIATRY", "SEL"],
    },
  ],
  jakob: [
    {
      title: "Fuld tid i ordinært job",
      category: GoalCategory.EMPLOYMENT,
      agreedBy: ["CITIZEN", "LAB", "SEL"],
      steps: [{ title: "Optrapning fra 16 til 37 timer på otte måneder" }],
    },
  ],
};

function goalsOf(key: string, written: readonly WrittenGoal[]): PlanGoal[] {
  const { id: planId, startsOn, name } = demoPlan(key);
  const goals: PlanGoal[] = [];
  const add = (which: string, kind: PlanGoalKind, { title, intention, category, agreedBy }: WrittenGoal) => {
    const scale = kind === PlanGoalKind.PROGRESSION;
    const row = {
      id: name("goal", which),
      planId,
      parentId: which.includes("/") ? name("goal", which.split("/")[0]) : null,
      kind,
      title,
      intention: intention ?? null,
      category: category ?? null,
      status: agreedBy ? PlanGoalStatus.AGREED : PlanGoalStatus.PROPOSED,
      agreedBy: agreedBy ?? [],
      agreedOn: agreedBy ? startsOn : null,
      position: goals.length,
      citizenComment: null,
      scaleFrom: scale ? 0 : null,
      scaleTo: scale ? 10 : null,
      finishedOn: null,
      outcome: null,
    };
    goals.push(row as PlanGoal);
  };
  for (const [index, goal] of written.entries()) {
    add(`${index}`, PlanGoalKind.OVERALL, goal);
    for (const [step, { title, progression }] of (goal.steps ?? []).entries()) {
      const kind = progression ? PlanGoalKind.PROGRESSION : PlanGoalKind.SUB_GOAL;
      add(`${index}/${step}`, kind, {
        ...{ title, ...(goal.agreedBy && { agreedBy: goal.agreedBy }) },
        ...(goal.category && { category: goal.category }),
      });
    }
  }
  return goals;
}

export async function demo(db: Database): Promise<void> {
  await insertRows(
    db,
    PlanGoal,
    Object.entries(GOALS).flatMap(([key, written]) => goalsOf(key, written)),
  );
  const bound = demoPlans().flatMap(({ id: planId, startsOn, participants, name }) =>
    [...new Set(participants.map((participant) => String(demoStaff(participant).sector)))].map((sectorCode) => ({
      id: name("obligation", sectorCode),
      planId,
      sectorCode,
      startsOn,
      dueOn: daysAfter(startsOn, 14),
      metOn: startsOn,
    })),
  );
  await insertRows(db, ParticipationObligation, bound as ParticipationObligation[]);
}
