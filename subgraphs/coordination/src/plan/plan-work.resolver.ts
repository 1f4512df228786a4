import {
  asConnection,
  connectionOf,
  DateScalar,
  manyBy,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  Where,
} from "@overligger/shared";
import { Length, MaxLength, Min } from "class-validator";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../context.ts";
import { Language } from "../overlay/access.ts";
import { sectors } from "../overlay/registry.service.ts";
import { Sector } from "../overlay/sector.ts";
import { Caseworker } from "../people/caseworker.ts";
import { CloseReason, CoordinatingPlan } from "./coordinating-plan.ts";
import { Duty } from "./duty.ts";
import * as content from "./plan-content.service.ts";
import * as course from "./plan-course.service.ts";
import { PlanPayload } from "./plan-payload.ts";
import * as people from "./plan-people.service.ts";
import { PlanRevision } from "./plan-revision.ts";
import { MissingFromPlan, PlanReadiness, wordsFor } from "./readiness.ts";

@InputType("PlanChangeInput", { description: "Which plan is changed, and on which version the change is built." })
export class PlanChangeInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;

  @Min(1)
  @Field(() => Int, { description: "The version that was read; a change in between is refused with CONFLICT." })
  version!: number;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
  idempotencyKey?: string | null;
}

@InputType("WritePlanSummaryInput", { description: "Element 1 of the plan." })
class WritePlanSummaryInput extends PlanChangeInput {
  @Length(1, 8_000)
  @Field(() => String, { description: "The citizen's whole situation in brief, 1–8,000 characters (da: sammendrag)." })
  summary!: string;
}

@InputType("ProposeGoalInput", { description: "A goal for element 2." })
class ProposeGoalInput extends PlanChangeInput {
  @Length(1, 500)
  @Field(() => String, { description: "The goal in words the citizen understands, 1–500 characters (da: mål)." })
  title!: string;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What is meant by it, at most 2,000 characters (da: hensigt)." })
  intention?: string | null;

  @Field(() => ID, { nullable: true, description: "The overall goal it belongs to; left out for an overall goal." })
  parentId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether it is something measured on the way (da: progressionsmål).",
  })
  progression!: boolean;
}

@InputType("AgreeGoalInput", { description: "The caller's agreement to a goal." })
class AgreeGoalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;
}

@InputType("AddAgreementInput", { description: "An agreement for element 4." })
class AddAgreementInput extends PlanChangeInput {
  @Length(1, 2_000)
  @Field(() => String, { description: "What was agreed, 1–2,000 characters (da: aftale)." })
  text!: string;

  @Field(() => [String], { description: "Who is bound by it: CITIZEN and sector codes." })
  parties!: string[];

  @Field(() => DateScalar, { nullable: true, description: "When it shall be done." })
  dueOn?: string | null;
}

@InputType("AddParticipantInput", { description: "A caseworker who joins a plan for their sector." })
class AddParticipantInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker." })
  caseworkerId!: string;
}

@InputType("SetFollowUpInput", { description: "The next joint follow-up." })
class SetFollowUpInput extends PlanChangeInput {
  @Field(() => DateScalar, { description: "The day (da: opfølgningsdato)." })
  dueOn!: string;

  @Field(() => ID, { description: "The caseworker who must call it (da: initiativpligt)." })
  initiativeHolderId!: string;
}

@InputType("HandOverCoordinationInput", { description: "Who coordinates from a day on." })
class HandOverCoordinationInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker who takes over." })
  toCaseworkerId!: string;

  @Field(() => DateScalar, { description: "Their first day; the one before leads until the day before." })
  on!: string;

  @Field(() => Boolean, { description: "That the citizen has been told." })
  citizenInformed!: boolean;
}

@InputType("ClosePlanInput", { description: "Why a plan is closed." })
class ClosePlanInput extends PlanChangeInput {
  @Field(() => CloseReason, { description: "The reason (da: afslutningsgrund)." })
  reason!: CloseReason;
}

@InputType("CompleteDutyInput", { description: "What a sector did to meet a duty." })
class CompleteDutyInput {
  @Field(() => ID, { description: "The duty." })
  dutyId!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "What was done, 1–2,000 characters." })
  note!: string;
}

const ERRORS = "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where the plan was changed meanwhile.";
export const PlanRevisionConnection = connectionOf<PlanRevision>(PlanRevision, "PlanRevision", {
  danish: "revisioner",
});

@Resolver(() => CoordinatingPlan)
export class PlanWorkResolver {
  @Mutation(() => PlanPayload, { description: `The coordinator writes element 1 (da: skriv sammendrag). ${ERRORS}` })
  writePlanSummary(
    @Arg("input", () => WritePlanSummaryInput, { description: "The summary." }) input: WritePlanSummaryInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return content.writeSummary(context, input);
  }

  @Mutation(() => PlanPayload, { description: `Anybody in the plan proposes a goal (da: foreslå mål). ${ERRORS}` })
  proposeGoal(
    @Arg("input", () => ProposeGoalInput, { description: "The goal." }) input: ProposeGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return content.proposeGoal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen agrees, or a participant for their sector; agreed is what all have agreed to (da: tilslut dig mål). ${ERRORS}`,
  })
  agreeGoal(
    @Arg("input", () => AgreeGoalInput, { description: "Which goal." }) input: AgreeGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return content.agreeGoal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator writes down an agreement (da: tilføj aftale). ${ERRORS}`,
  })
  addAgreement(
    @Arg("input", () => AddAgreementInput, { description: "The agreement." }) input: AddAgreementInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return content.addAgreement(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator lets a caseworker take part for their sector; goals agreed before must be agreed by that sector too (da: tilføj deltager). ${ERRORS}`,
  })
  addParticipant(
    @Arg("input", () => AddParticipantInput, { description: "Who joins." }) input: AddParticipantInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return people.addParticipant(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator sets the next follow-up and who must call it (da: aftal opfølgning). ${ERRORS}`,
  })
  setFollowUp(
    @Arg("input", () => SetFollowUpInput, { description: "Day and holder." }) input: SetFollowUpInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return course.setFollowUp(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Puts a plan in force, or refuses with the list that readiness shows (da: sæt planen i kraft). ${ERRORS}`,
  })
  activatePlan(
    @Arg("input", () => PlanChangeInput, { description: "Which plan." }) input: PlanChangeInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return course.activatePlan(context, input, (element) => wordsFor(element)[Language.EN]);
  }

  @Mutation(() => PlanPayload, {
    description: `Puts a plan on hold; activating takes it up again (da: sæt planen på pause). ${ERRORS}`,
  })
  holdPlan(
    @Arg("input", () => PlanChangeInput, { description: "Which plan." }) input: PlanChangeInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return course.holdPlan(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Hands the lead over without a day between (da: overdrag koordineringen). ${ERRORS}`,
  })
  handOverCoordination(
    @Arg("input", () => HandOverCoordinationInput, { description: "To whom and when." })
    input: HandOverCoordinationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return people.handOver(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Closes a plan; the sectors' plans live on (da: afslut planen). ${ERRORS}`,
  })
  closePlan(
    @Arg("input", () => ClosePlanInput, { description: "Why." }) input: ClosePlanInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return course.closePlan(context, input);
  }

  @Mutation(() => PlanPayload, {
    description:
      "A participant tells that their sector has met a duty (da: opfyld pligt). Errors: NOT_FOUND, FORBIDDEN.",
  })
  async completeDuty(
    @Arg("input", () => CompleteDutyInput, { description: "Which duty, and what was done." }) input: CompleteDutyInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return { plan: await course.completeDuty(context, input), userErrors: [] };
  }

  @FieldResolver(() => PlanReadiness, {
    description: "Whether the plan can be activated, and what is missing (da: klar til ikrafttræden).",
  })
  async readiness(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<PlanReadiness> {
    const missing = await course.missingFrom(context, plan);
    return { ready: missing.length === 0, missing: missing.map((element) => new MissingFromPlan(element)) };
  }

  @FieldResolver(() => Caseworker, {
    nullable: true,
    description: "Who must call the follow-up; null until named (da: initiativpligtig).",
  })
  initiativeHolder(
    @Root() plan: CoordinatingPlan,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> | null {
    return plan.initiativeHolderId ? oneBy(context, Caseworker, "id").load(plan.initiativeHolderId) : null;
  }

  @FieldResolver(() => [Duty], {
    description: "What the sectors must do after a withdrawal, two for each that took part (da: pligter).",
  })
  duties(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Duty[]> {
    return manyBy(context, Duty, "planId", '"sector_code", "kind"').load(plan.id);
  }

  @FieldResolver(() => PlanRevisionConnection, {
    description:
      "Every version since the plan was made here, the newest first (da: revisioner). Errors: BAD_USER_INPUT.",
  })
  async revisions(
    @Root() plan: CoordinatingPlan,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<PlanRevision>> {
    return asConnection(
      PlanRevisionConnection,
      await pageOf(context, PlanRevision, new Where().and("plan_id = ?", plan.id), args, "recordedAt"),
    );
  }
}

@Resolver(() => Duty)
export class DutyResolver {
  @FieldResolver()
  async sector(@Root() duty: Duty, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return (await sectors(context)).get(duty.sectorCode) ?? null;
  }
}
