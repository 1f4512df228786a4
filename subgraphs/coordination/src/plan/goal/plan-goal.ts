import { DateScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";

export enum PlanGoalKind {
  OVERALL = "OVERALL",
  SUB_GOAL = "SUB_GOAL",
  PROGRESSION = "PROGRESSION",
}

registerEnumType(PlanGoalKind, {
  name: "PlanGoalKind",
  description: "What kind of goal it is (da: måltype).",
  valuesConfig: {
    OVERALL: { description: "An overall goal across sectors (da: overordnet mål)." },
    SUB_GOAL: { description: "A step towards an overall goal (da: delmål)." },
    PROGRESSION: { description: "Something measured on the way (da: progressionsmål)." },
  },
});

export enum PlanGoalStatus {
  PROPOSED = "PROPOSED",
  AGREED = "AGREED",
  MET = "MET",
  DROPPED = "DROPPED",
}

registerEnumType(PlanGoalStatus, {
  name: "PlanGoalStatus",
  description: "Whether all agree on a goal, and what became of it (da: målets status).",
  valuesConfig: {
    PROPOSED: { description: "Suggested; not yet part of the plan (da: foreslået)." },
    AGREED: { description: "Agreed on the citizen's side and by every involved sector (da: enighed)." },
    MET: { description: "Reached (da: nået)." },
    DROPPED: { description: "Given up, with the reason written down (da: opgivet)." },
  },
});

export enum GoalCategory {
  LIFE_MASTERY = "LIFE_MASTERY",
  EMPLOYMENT = "EMPLOYMENT",
  EDUCATION = "EDUCATION",
  HEALTH = "HEALTH",
  FAMILY = "FAMILY",
  HOUSING = "HOUSING",
  ECONOMY = "ECONOMY",
}

registerEnumType(GoalCategory, {
  name: "GoalCategory",
  description: "Which part of life a goal is about (da: målkategori).",
  valuesConfig: {
    LIFE_MASTERY: { description: "To manage one's own everyday life (da: mestring af eget liv)." },
    EMPLOYMENT: { description: "Work (da: beskæftigelse)." },
    EDUCATION: { description: "School and training (da: uddannelse)." },
    HEALTH: { description: "Body and mind (da: sundhed)." },
    FAMILY: { description: "Children, partner and network (da: familie og netværk)." },
    HOUSING: { description: "A home (da: bolig)." },
    ECONOMY: { description: "Money (da: økonomi)." },
  },
});

@ObjectType("PlanGoal", {
  description: "Element 2: a goal that all agree on, across sectors (da: mål i den koordinerende plan).",
  simpleResolvers: true,
})
@Entity("plan_goal")
@OrderBy<PlanGoal>("position")
export class PlanGoal {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The overall goal that it belongs to; null for an overall goal (da: overordnet mål).",
  })
  @Column("uuid", { nullable: true })
  parentId!: string | null;

  @Field(() => PlanGoalKind, { description: "Overall goal, sub-goal or progression goal (da: måltype)." })
  @Column("text")
  kind!: PlanGoalKind;

  @Field(() => String, { description: "The goal in words the citizen understands (da: mål)." })
  @Column("text")
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "What is meant by it; concrete offers stand in the sector plans (da: hensigt).",
  })
  @Column("text", { nullable: true })
  intention!: string | null;

  @Field(() => GoalCategory, {
    nullable: true,
    description: "Which part of life it is about; null where nobody said (da: målkategori).",
  })
  @Column("text", { nullable: true })
  category!: GoalCategory | null;

  @Field(() => PlanGoalStatus, { description: "Whether all agree (da: status)." })
  @Column("text")
  status!: PlanGoalStatus;

  /** Voices and sectors (may-act.policy.ts). */
  @Column("jsonb")
  agreedBy!: string[];

  @Field(() => DateScalar, { nullable: true, description: "When all had agreed; null until then (da: aftalt den)." })
  @Column("date", { nullable: true })
  agreedOn!: string | null;

  @Field(() => Int, {
    description: "Place among the plan's goals, the most important first, from 0 (da: prioritering).",
  })
  @Column("int")
  position!: number;

  @Field(() => String, {
    nullable: true,
    description: "What the citizen says of this goal, in own words; null until written (da: borgerens kommentar).",
  })
  @Column("text", { nullable: true })
  citizenComment!: string | null;

  @Field(() => SpeaksAs, { nullable: true, description: "Whose words they are; null until written (da: skrevet af)." })
  @Column("text", { nullable: true })
  citizenCommentBy?: SpeaksAs | null;

  @Field(() => Int, {
    nullable: true,
    description: "Lowest value of the scale of a progression goal; null for others (da: skala fra).",
  })
  @Column("int", { nullable: true })
  scaleFrom!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Highest value of the scale of a progression goal; null for others (da: skala til).",
  })
  @Column("int", { nullable: true })
  scaleTo!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When it was met or given up; null while it is worked on (da: afsluttet den).",
  })
  @Column("date", { nullable: true })
  finishedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What came of it; null while it is worked on (da: resultat).",
  })
  @Column("text", { nullable: true })
  outcome!: string | null;
}
