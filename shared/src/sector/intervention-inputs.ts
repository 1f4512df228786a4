import { Length, ValidateNested } from "class-validator";
import { type ClassType, Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { EndReason } from "../contract/end-reason.ts";
import { type Intervention, InterventionStatus } from "../contract/intervention.ts";
import { LegalReferenceInput } from "../contract/legal-reference.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { OnceKey, VersionRead } from "../kernel/request/once.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { ChangeOfCaseInput } from "./inputs.ts";

/** What an intervention is added or changed with, beside the sector's own fields. */
export interface InterventionInput {
  title?: string | null;
  status?: InterventionStatus | null;
  startsOn?: string | null;
  endsOn?: string | null;
  providerUnit?: string | null;
  hoursPerWeek?: number | null;
}

type Own = new () => object;

/** What a new intervention of a sector is made of: the sector's own fields, and those of every intervention. */
export function addInterventionInput<Base extends Own>(name: string, OwnInput: Base) {
  @InputType(`Add${name}Input`, { description: "A new intervention, in a plan or for a citizen without one." })
  class AddInput extends (OwnInput as Own) {
    @Field(() => ID, { nullable: true, description: "The plan it belongs to; left out where it belongs to none." })
    planId?: string | null;

    @Field(() => ID, { nullable: true, description: "Whom it helps; needed where no plan is named." })
    citizenId?: string | null;

    @Field(() => String, {
      nullable: true,
      description: "Four digits: the citizen's municipality; regional staff must say it where no plan is named.",
    })
    municipality?: string | null;

    @Length(1, 100)
    @Field(() => String, {
      description:
        "Code from the sector's list INTERVENTION, or one of the municipality's own beside it (da: indsatstype).",
    })
    kind!: string;

    @Length(1, 200)
    @Field(() => String, {
      nullable: true,
      description: "In words, 1–200 characters; left out: the kind's Danish words.",
    })
    title?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day; left out: not settled (da: startdato)." })
    startsOn?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day after it, where it is known (da: slutdato)." })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, { description: "The unit that delivers it, 1–200 characters (da: udførende enhed)." })
    providerUnit!: string;

    @Field(() => Float, { nullable: true, description: "Hours a week, 0–168 (da: timer om ugen)." })
    hoursPerWeek?: number | null;

    @ValidateNested({ each: true })
    @Field(() => [LegalReferenceInput], {
      nullable: true,
      description: "The law it is given under; left out: what the code list says of its kind on its first day.",
    })
    legalBasis?: LegalReferenceInput[] | null;

    @OnceKey()
    idempotencyKey?: string | null;
  }
  return AddInput as ClassType<AddInput & InstanceType<Base>>;
}

/** What of a sector's intervention may be changed: the sector's own fields, and those of every intervention. */
export function changeInterventionInput<Base extends Own>(name: string, OwnInput: Base) {
  @InputType(`Change${name}Input`, {
    description: "What of an intervention is changed; a field left out stays as it is, null empties it.",
  })
  class ChangeInput extends (OwnInput as Own) {
    @Field(() => ID, { description: "The intervention." })
    interventionId!: string;

    @VersionRead()
    version!: number;

    @Length(1, 200)
    @Field(() => String, { nullable: true, description: "In words, 1–200 characters." })
    title?: string | null;

    @Field(() => InterventionStatus, {
      nullable: true,
      description: "PLANNED, RUNNING or PAUSED; ending has its own mutation.",
    })
    status?: InterventionStatus | null;

    @Field(() => DateScalar, { nullable: true, description: "First day (da: startdato)." })
    startsOn?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day after it (da: slutdato)." })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, { nullable: true, description: "The unit that delivers it (da: udførende enhed)." })
    providerUnit?: string | null;

    @Field(() => Float, { nullable: true, description: "Hours a week, 0–168 (da: timer om ugen)." })
    hoursPerWeek?: number | null;

    @OnceKey()
    idempotencyKey?: string | null;
  }
  return ChangeInput as ClassType<ChangeInput & InstanceType<Base>>;
}

export interface EndInterventionInput extends ChangeOfCaseInput {
  interventionId: string;
  reason: EndReason;
  endsOn?: string | null;
}

export function endInterventionInput(name: string): ClassType<EndInterventionInput> {
  @InputType(`End${name}Input`, { description: "Why and from when an intervention is over." })
  class EndInput extends ChangeOfCaseInput {
    @Field(() => ID, { description: "The intervention." })
    interventionId!: string;

    @Field(() => EndReason, { description: "Why (da: afslutningsgrund)." })
    reason!: EndReason;

    @Field(() => DateScalar, { nullable: true, description: "First day after it; left out: today (da: slutdato)." })
    endsOn?: string | null;
  }
  return EndInput;
}

export interface InterventionPayload<I> {
  intervention: I | null;
  userErrors: UserError[];
}

export function interventionPayload<I extends Intervention>(
  name: string,
  Own: ClassType<I>,
): ClassType<InterventionPayload<I>> {
  @ObjectType(`${name}Payload`, {
    description: "The intervention as it is now, or what to mend; nothing is changed where there is something to mend.",
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => Own, { nullable: true, description: "The intervention as it is now; null where nothing was changed." })
    intervention!: I | null;

    @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
    userErrors!: UserError[];
  }
  return Payload;
}
