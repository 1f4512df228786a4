import { Category, DataCategory, DateScalar, SectorPlan } from "@overligger/shared";
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { PlanAuthor, PlanAuthorship } from "./plan-author.ts";
import { ActionPart, EmploymentPlanKind } from "./plan-kind.ts";

/**
 * Min Plan with the contents of LAB § 41, stk. 2. Offers (nr. 4) are its interventions.
 * Follow-up was nr. 7 until lov nr. 295 of 20 March 2023 took it out; plans go on holding it.
 */
@Directive('@key(fields: "id")')
@ObjectType("EmploymentPlan", {
  implements: SectorPlan,
  description: "A plan under the act on active employment efforts, LAB (da: Min Plan, rehabiliteringsplan).",
  simpleResolvers: true,
})
@Entity("employment_plan")
export class EmploymentPlan extends SectorPlan {
  @Category(DataCategory.PLAN)
  @Field(() => EmploymentPlanKind, { nullable: true, description: "Which of the act's plans it is (da: plantype)." })
  @Column("text")
  kind!: EmploymentPlanKind;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "What work the citizen aims at, § 41, stk. 2, nr. 1 (da: jobmål).",
  })
  @Column("text", { nullable: true })
  jobGoal!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "What education leads there, § 41, stk. 2, nr. 2 (da: job- og uddannelsesmål).",
  })
  @Column("text", { nullable: true })
  educationGoal!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "What was agreed on looking for work, § 41, stk. 2, nr. 3 (da: aftaler om jobsøgning).",
  })
  @Column("text", { nullable: true })
  jobSearchAgreement!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description:
      "Activities that steady the citizen's physical, mental and social condition, § 41, stk. 2, nr. 5 (da: stabiliserende aktiviteter).",
  })
  @Column("text", { nullable: true })
  stabilisingActivities!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "Other agreed efforts, § 41, stk. 2, nr. 6 (da: øvrige indsatser).",
  })
  @Column("text", { nullable: true })
  otherEfforts!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description:
      "Status of what was begun and follow-up on what has ended, § 41, stk. 2, nr. 7, until 2023 (da: status og opfølgning).",
  })
  @Column("text", { nullable: true })
  followUpNote!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, {
    nullable: true,
    description: "Health considerations that work must respect (da: skånehensyn).",
  })
  @Column("text", { nullable: true })
  healthConsiderations!: string | null;

  @Category(DataCategory.PLAN)
  @Field(() => DateScalar, {
    nullable: true,
    description: "The next interview at the job centre; null where none is set (da: næste samtale).",
  })
  @Column("date", { nullable: true })
  nextInterview!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => PlanAuthor, {
    nullable: true,
    description: "Who writes it now, § 42; null in plans from before it was kept (da: forfatter).",
  })
  @Column("text", { nullable: true })
  author!: PlanAuthor | null;

  @Category(DataCategory.DETAILS)
  @Field(() => DateScalar, { nullable: true, description: "From which day they write it (da: forfatter siden)." })
  @Column("date", { nullable: true })
  authorSince!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [PlanAuthorship], {
    nullable: true,
    description: "Who has written it, and in which periods, § 42 (da: forfattere over tid).",
  })
  authors!: PlanAuthorship[] | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description:
      "Of a rehabilitation plan's preparatory part: schooling, work, home and what the citizen can (da: forberedende del).",
  })
  @Column("text", { nullable: true })
  preparatoryPart!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, {
    nullable: true,
    description:
      "Of the preparatory part: health, as the citizen and the doctor see it (da: forberedende del, helbred).",
  })
  @Column("text", { nullable: true })
  preparatoryHealth!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => DateScalar, { nullable: true, description: "The day the preparatory part was done (da: færdig den)." })
  @Column("date", { nullable: true })
  preparatoryDoneOn!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => ActionPart, {
    nullable: true,
    description: "Where the action part of a rehabilitation plan stands (da: indsatsdel).",
  })
  @Column("text", { nullable: true })
  actionPart!: ActionPart | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, { nullable: true, description: "What the action part is to achieve (da: indsatsdelens mål)." })
  @Column("text", { nullable: true })
  actionAim!: string | null;
}
