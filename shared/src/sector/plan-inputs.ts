import { ArrayMaxSize, Length, ValidateNested } from "class-validator";
import { type ClassType, Field, ID, InputType, ObjectType } from "type-graphql";
import { EndReason } from "../contract/end-reason.ts";
import { LegalReferenceInput } from "../contract/legal-reference.ts";
import { GoalStatus } from "../contract/sector-goal.ts";
import { PlanStatus, type SectorPlan } from "../contract/sector-plan.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { OnceKey, VersionRead } from "../kernel/request/once.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { ChangeOfCaseInput } from "./inputs.ts";

@InputType("SectorGoalInput", { description: "A goal of a sector's plan." })
export class SectorGoalInput {
  @Field(() => ID, { nullable: true, description: "Of a goal the plan has already; left out for a new one." })
  id?: string | null;

  @Length(1, 500)
  @Field(() => String, { description: "The goal in words the citizen understands, 1–500 characters (da: mål)." })
  title!: string;

  @Field(() => GoalStatus, { defaultValue: GoalStatus.ACTIVE, description: "Where it stands." })
  status!: GoalStatus;

  @Field(() => DateScalar, { nullable: true, description: "The day it should be reached (da: måldato)." })
  targetDate?: string | null;
}

/** What a plan is created or changed with, beside the sector's own fields. */
export interface PlanInput {
  title?: string;
  status?: PlanStatus;
  startsOn?: string;
  endsOn?: string | null;
  responsibleUnit?: string;
  followUpDue?: string | null;
  legalBasis?: LegalReferenceInput[] | null;
  goals?: SectorGoalInput[] | null;
}

type Own = new () => object;

/** What a new plan of a sector is made of: the sector's own fields, and those of every plan. */
export function createPlanInput<Base extends Own>(planName: string, OwnInput: Base) {
  @InputType(`Create${planName}Input`, { description: "A new plan." })
  class CreateInput extends (OwnInput as Own) {
    @Field(() => ID, { description: "Whose plan (da: borger)." })
    citizenId!: string;

    @Field(() => String, {
      nullable: true,
      description: "Four digits: the citizen's municipality; regional staff must say it, others leave it out.",
    })
    municipality?: string | null;

    @Length(1, 200)
    @Field(() => String, { description: "Title, 1–200 characters (da: titel)." })
    title!: string;

    @Field(() => PlanStatus, { defaultValue: PlanStatus.DRAFT, description: "DRAFT or ACTIVE." })
    status!: PlanStatus;

    @Field(() => DateScalar, { description: "First day (da: startdato)." })
    startsOn!: string;

    @Field(() => DateScalar, {
      nullable: true,
      description: "First day after the plan, where it is known (da: slutdato).",
    })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, { description: "The unit responsible, 1–200 characters (da: ansvarlig enhed)." })
    responsibleUnit!: string;

    @Field(() => DateScalar, { nullable: true, description: "The next follow-up (da: næste opfølgning)." })
    followUpDue?: string | null;

    @ValidateNested({ each: true })
    @Field(() => [LegalReferenceInput], {
      nullable: true,
      description:
        "The law it rests on; left out: what the code list PLAN says of its kind on its first day (da: hjemmel).",
    })
    legalBasis?: LegalReferenceInput[] | null;

    @ArrayMaxSize(50)
    @ValidateNested({ each: true })
    @Field(() => [SectorGoalInput], { nullable: true, description: "Its goals in their order, at most 50 (da: mål)." })
    goals?: SectorGoalInput[] | null;

    @OnceKey()
    idempotencyKey?: string | null;
  }
  return CreateInput as ClassType<CreateInput & InstanceType<Base>>;
}

/** What of a sector's plan may be changed: the sector's own fields, and those of every plan. */
export function changePlanInput<Base extends Own>(planName: string, OwnInput: Base) {
  @InputType(`Change${planName}Input`, {
    description: "What of a plan is changed; a field left out stays as it is, null empties it.",
  })
  class ChangeInput extends (OwnInput as Own) {
    @Field(() => ID, { description: "The plan." })
    planId!: string;

    @VersionRead()
    version!: number;

    @Length(1, 200)
    @Field(() => String, { nullable: true, description: "Title, 1–200 characters (da: titel)." })
    title?: string;

    @Field(() => PlanStatus, { nullable: true, description: "DRAFT, ACTIVE or ON_HOLD; ending has its own mutation." })
    status?: PlanStatus;

    @Field(() => DateScalar, { nullable: true, description: "First day (da: startdato)." })
    startsOn?: string;

    @Field(() => DateScalar, { nullable: true, description: "First day after the plan (da: slutdato)." })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, {
      nullable: true,
      description: "The unit responsible, 1–200 characters (da: ansvarlig enhed).",
    })
    responsibleUnit?: string;

    @Field(() => DateScalar, { nullable: true, description: "The next follow-up (da: næste opfølgning)." })
    followUpDue?: string | null;

    @ValidateNested({ each: true })
    @Field(() => [LegalReferenceInput], { nullable: true, description: "The law it rests on (da: hjemmel)." })
    legalBasis?: LegalReferenceInput[] | null;

    @ArrayMaxSize(50)
    @ValidateNested({ each: true })
    @Field(() => [SectorGoalInput], {
      nullable: true,
      description: "All its goals as they shall be, in their order, at most 50; one left out is taken away (da: mål).",
    })
    goals?: SectorGoalInput[] | null;

    @OnceKey()
    idempotencyKey?: string | null;
  }
  return ChangeInput as ClassType<ChangeInput & InstanceType<Base>>;
}

export interface EndPlanInput extends ChangeOfCaseInput {
  planId: string;
  reason: EndReason;
  endsOn?: string | null;
}

export function endPlanInput(planName: string): ClassType<EndPlanInput> {
  @InputType(`End${planName}Input`, { description: "Why and from when a plan is over." })
  class EndInput extends ChangeOfCaseInput {
    @Field(() => ID, { description: "The plan." })
    planId!: string;

    @Field(() => EndReason, { description: "Why (da: afslutningsgrund)." })
    reason!: EndReason;

    @Field(() => DateScalar, {
      nullable: true,
      description: "First day after the plan; left out: today (da: slutdato).",
    })
    endsOn?: string | null;
  }
  return EndInput;
}

export interface PlanPayload<P> {
  plan: P | null;
  userErrors: UserError[];
}

export function planPayload<P extends SectorPlan>(planName: string, Plan: ClassType<P>): ClassType<PlanPayload<P>> {
  @ObjectType(`${planName}Payload`, {
    description: "The plan as it is now, or what to mend; nothing is changed where there is something to mend.",
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => Plan, { nullable: true, description: "The plan as it is now; null where nothing was changed." })
    plan!: P | null;

    @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
    userErrors!: UserError[];
  }
  return Payload;
}
