import { DateScalar, EndReason, Language, manyBy, OnceKey } from "@overligger/shared";
import {
  AddToCaseInput,
  ChangeOfCaseInput,
  codeOf,
  ofCase,
  payloadOf,
  type SectorContext,
} from "@overligger/shared/sector";
import { Length, Max, MaxLength, Min } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, Float, ID, InputType, Int, Mutation, Resolver, Root } from "type-graphql";
import { EducationCase } from "../education-case.ts";
import { ageOn, dutyOf } from "./duty.ts";
import * as service from "./youth.service.ts";
import { Youth, YouthActivity, type YouthDuty, YouthTransition } from "./youth.ts";

@InputType("RegisterYouthInput", { description: "A young person whom the municipality begins to follow." })
class RegisterYouthInput extends AddToCaseInput {
  @Field(() => DateScalar, { description: "Birthday." })
  bornOn!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "School now, at most 200 characters." })
  school?: string | null;

  @Min(0)
  @Max(10)
  @Field(() => Int, { nullable: true, description: "Grade, 0–10." })
  grade?: number | null;
}

@InputType("ChangeYouthInput", {
  description: "What is known of a young person; left out: as before, null empties it.",
})
class ChangeYouthInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The young person." })
  youthId!: string;

  @Field(() => DateScalar, { nullable: true, description: "Birthday." })
  bornOn?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "School now, at most 200 characters." })
  school?: string | null;

  @Min(0)
  @Max(10)
  @Field(() => Int, { nullable: true, description: "Grade, 0–10." })
  grade?: number | null;
}

@InputType("AddYouthActivityInput", { description: "What a young person begins with." })
class AddYouthActivityInput extends AddToCaseInput implements service.ActivityInput {
  @Field(() => String, { description: "Code from the sector's list ACTIVITY." })
  kind!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Where, 1–200 characters." })
  place!: string;

  @Field(() => DateScalar, { description: "First day." })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day after it, where it is known." })
  endsOn?: string | null;

  @Min(0)
  @Max(168)
  @Field(() => Float, { nullable: true, description: "Hours a week, 0–168." })
  hoursPerWeek?: number | null;
}

@InputType("EndYouthActivityInput", { description: "Why and from when an activity is over." })
class EndYouthActivityInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The activity." })
  activityId!: string;

  @Field(() => EndReason, { description: "Why." })
  reason!: EndReason;

  @Field(() => DateScalar, { nullable: true, description: "First day after it; left out: today." })
  endsOn?: string | null;
}

@InputType("PlanYouthTransitionInput", { description: "Who takes over when somebody comes of age." })
class PlanYouthTransitionInput implements service.TransitionInput {
  @Field(() => ID, { description: "The young person." })
  youthId!: string;

  @Length(1, 200)
  @Field(() => String, { description: "The unit that helps from then on, 1–200 characters." })
  toUnit!: string;

  @Field(() => ID, { nullable: true, description: "The caseworker there, where one is named." })
  toCaseworkerId?: string | null;

  @Length(1, 4_000)
  @Field(() => String, { description: "What is to be in place, 1–4,000 characters." })
  agreed!: string;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("ChangeYouthTransitionInput", { description: "How far a transition has come; left out: as before." })
class ChangeYouthTransitionInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The transition." })
  transitionId!: string;

  @Field(() => DateScalar, { nullable: true, description: "When the young person agreed." })
  youthAgreedOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When the other unit took over." })
  takenOverOn?: string | null;
}

const OfYouth = payloadOf(Youth, "Youth", "youth");
const Activity = payloadOf(YouthActivity, "YouthActivity", "activity");
const Transition = payloadOf(YouthTransition, "YouthTransition", "transition");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver(() => EducationCase)
export class YouthCaseResolver {
  @FieldResolver(() => Youth, {
    nullable: true,
    description: "What is known of a young person; null of others (da: ung).",
  })
  async youth(@Root() file: EducationCase, @Ctx() context: SectorContext): Promise<Youth | null> {
    return ofCase(file, await manyBy(context, Youth, "citizenId").load(file.citizenId))[0] ?? null;
  }

  @FieldResolver(() => [YouthActivity], {
    description: "Education, work and more, the newest first (da: aktiviteter).",
  })
  async youthActivities(@Root() file: EducationCase, @Ctx() context: SectorContext): Promise<YouthActivity[]> {
    const rows = await manyBy(context, YouthActivity, "citizenId").load(file.citizenId);
    return ofCase(file, rows).reverse();
  }

  @FieldResolver(() => YouthTransition, {
    nullable: true,
    description: "The way into adult life; null where none is planned (da: overgang til voksenlivet).",
  })
  async transition(@Root() file: EducationCase, @Ctx() context: SectorContext): Promise<YouthTransition | null> {
    return ofCase(file, await manyBy(context, YouthTransition, "citizenId").load(file.citizenId))[0] ?? null;
  }

  @Mutation(() => OfYouth.Payload, {
    description: `The municipality begins to follow a young person (da: registrer ung). ${ERRORS}`,
  })
  async registerYouth(
    @Arg("input", () => RegisterYouthInput, { description: "Whom." }) input: RegisterYouthInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return OfYouth.payload(await service.registerYouth(context, input));
  }

  @Mutation(() => OfYouth.Payload, {
    description: `What is known of a young person changes (da: ret en ungs oplysninger). ${ERRORS}`,
  })
  async changeYouth(
    @Arg("input", () => ChangeYouthInput, { description: "What changes." }) input: ChangeYouthInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return OfYouth.payload(await service.changeYouth(context, input));
  }

  @Mutation(() => Activity.Payload, {
    description: `A young person begins with something (da: tilføj aktivitet). ${ERRORS}`,
  })
  async addYouthActivity(
    @Arg("input", () => AddYouthActivityInput, { description: "With what." }) input: AddYouthActivityInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Activity.payload(await service.addActivity(context, input));
  }

  @Mutation(() => Activity.Payload, {
    description: `An activity ends, with a reason (da: afslut aktivitet). ${ERRORS}`,
  })
  async endYouthActivity(
    @Arg("input", () => EndYouthActivityInput, { description: "Why and from when." }) input: EndYouthActivityInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Activity.payload(await service.endActivity(context, input));
  }

  @Mutation(() => Transition.Payload, {
    description: `The way into adult life is planned, before the birthday (da: planlæg overgang). ${ERRORS}`,
  })
  async planYouthTransition(
    @Arg("input", () => PlanYouthTransitionInput, { description: "Who takes over." }) input: PlanYouthTransitionInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Transition.payload(await service.planTransition(context, input));
  }

  @Mutation(() => Transition.Payload, {
    description: `The young person has agreed, or the other unit has taken over (da: ændr overgang). ${ERRORS}`,
  })
  async changeYouthTransition(
    @Arg("input", () => ChangeYouthTransitionInput, { description: "How far it has come." })
    input: ChangeYouthTransitionInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Transition.payload(await service.changeTransition(context, input));
  }
}

@Resolver(() => Youth)
export class YouthResolver {
  @FieldResolver()
  age(@Root() { bornOn }: Youth, @Ctx() context: SectorContext): number {
    return ageOn(bornOn, context.today);
  }

  @FieldResolver()
  duty(@Root() youth: Youth, @Ctx() context: SectorContext): Promise<YouthDuty> {
    return dutyOf(context, youth);
  }
}

@Resolver(() => YouthActivity)
export class YouthActivityResolver {
  @FieldResolver(() => String, { nullable: true, description: "The activity in words (da: aktivitet)." })
  async label(
    @Root() { kind }: YouthActivity,
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
    @Ctx() context: SectorContext,
  ): Promise<string | null> {
    const code = await codeOf(context, "ACTIVITY", kind);
    return (language === Language.DA ? code?.labelDa : code?.labelEn) ?? null;
  }
}
