import { DateScalar, partOf } from "@overligger/shared";
import { IsOptional, Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import { partiesOf } from "../../citizen/citizen/may-act.policy.ts";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { readersOf } from "../plan/readers.ts";
import { PlanReadersInput, VISIBLE_TO } from "../plan/readers-input.ts";
import {
  addAgreement,
  agreeAgreement,
  keepAgreement,
  readableAgreements,
  settleAgreement,
} from "./agreement.service.ts";
import { Agreement, AgreementEnd, AgreementStatus, agreedBy, statusOf } from "./agreement.ts";

@InputType("AddAgreementInput", { description: "An agreement for element 4." })
class AddAgreementInput extends PlanReadersInput {
  @Length(1, 2_000)
  @Field(() => String, { description: "What was agreed, 1–2,000 characters (da: aftale)." })
  text!: string;

  @Field(() => [String], { description: "Who is bound by it: CITIZEN and sector codes." })
  parties!: string[];

  @Field(() => DateScalar, { nullable: true, description: "When it shall be done." })
  dueOn?: string | null;
}

@InputType("KeepAgreementInput", { description: "That an agreement was kept." })
class KeepAgreementInput extends PlanChangeInput {
  @Field(() => ID, { description: "The agreement." })
  agreementId!: string;

  @Field(() => DateScalar, { nullable: true, description: "When it was kept; left out: today (da: holdt den)." })
  keptOn?: string | null;
}

@InputType("AgreeAgreementInput", { description: "A yes to an agreement, for oneself." })
class AgreeAgreementInput extends PlanChangeInput {
  @Field(() => ID, { description: "The agreement." })
  agreementId!: string;
}

@InputType("SettleAgreementInput", { description: "What came of an agreement that was not kept." })
class SettleAgreementInput extends PlanChangeInput {
  @Field(() => ID, { description: "The agreement." })
  agreementId!: string;

  @Field(() => AgreementEnd, { description: "How it ended (da: afslutning)." })
  ended!: AgreementEnd;

  @Field(() => DateScalar, { nullable: true, description: "When; left out: today (da: afsluttet den)." })
  endedOn?: string | null;

  @Length(1, 2_000)
  @IsOptional()
  @Field(() => String, { nullable: true, description: "Why, 1–2,000 characters (da: begrundelse)." })
  note?: string | null;
}

@Resolver(() => CoordinatingPlan)
export class AgreementResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator writes down an agreement (da: tilføj aftale). ${CHANGE_ERRORS}`,
  })
  addAgreement(
    @Arg("input", () => AddAgreementInput, { description: "The agreement." }) input: AddAgreementInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return addAgreement(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who is bound by an agreement, or the coordinator, tells that it was kept (da: aftale holdt). ${CHANGE_ERRORS}`,
  })
  keepAgreement(
    @Arg("input", () => KeepAgreementInput, { description: "Which agreement, and when." }) input: KeepAgreementInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return keepAgreement(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who would be bound by an agreement says yes, for themselves alone; who speaks for the citizen says it on their side, each parent for themself (da: sig ja til aftale). ${CHANGE_ERRORS}`,
  })
  agreeAgreement(
    @Arg("input", () => AgreeAgreementInput, { description: "Which agreement." }) input: AgreeAgreementInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return agreeAgreement(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who is bound by an agreement, or the coordinator, tells that it was not kept or does not hold; whoever has not said yes says no so (da: afslut aftale). ${CHANGE_ERRORS}`,
  })
  settleAgreement(
    @Arg("input", () => SettleAgreementInput, { description: "Which agreement, and what came of it." })
    input: SettleAgreementInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return settleAgreement(context, input);
  }

  @FieldResolver(() => [Agreement], {
    description: "Element 4: who does what and when, as far as it is visible to you (da: aftalefelt).",
  })
  async agreements(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Agreement[]> {
    return readableAgreements(context, plan, await partOf(context, plan, Agreement, "planId"));
  }
}

@Resolver(() => Agreement)
export class AgreementReadersResolver {
  @FieldResolver(() => AgreementStatus, { description: "Where it stands (da: status)." })
  status(@Root() agreement: Agreement): AgreementStatus {
    return statusOf(agreement);
  }

  @FieldResolver(() => [String], {
    description:
      "Who of those who would be bound has said yes, each for themselves: CITIZEN, or PARENT or PROXY who speaks for them, and sector codes (da: hvem har sagt ja).",
  })
  agreedBy(@Root() agreement: Agreement): string[] {
    return partiesOf(agreedBy(agreement));
  }

  @FieldResolver(() => [ID], { nullable: true, description: VISIBLE_TO })
  visibleTo(@Root() { id, planId }: Agreement, @Ctx() context: CoordinationContext): Promise<string[] | null> {
    return readersOf(context, planId, id);
  }
}
