import {
  asConnection,
  connectionOf,
  Language,
  manyBy,
  type Page,
  PageArguments,
  pageOf,
  Where,
} from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { CloseReason, CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { PlanRevision } from "../plan/plan-revision.ts";
import * as course from "./course.service.ts";
import { Duty } from "./duty.ts";
import { MissingFromPlan, PlanReadiness, wordsFor } from "./readiness.ts";

@InputType("ClosePlanInput", { description: "Why a plan is closed." })
class ClosePlanInput extends PlanChangeInput {
  @Field(() => CloseReason, { description: "The reason (da: afslutningsgrund)." })
  reason!: CloseReason;

  @Field(() => ID, {
    nullable: true,
    description: "Code of the sector in whose plan the help goes on (da: fortsætter i).",
  })
  continuesIn?: string | null;
}

@InputType("CompleteDutyInput", { description: "What a sector did to meet a duty." })
class CompleteDutyInput {
  @Field(() => ID, { description: "The duty." })
  dutyId!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "What was done, 1–2,000 characters." })
  note!: string;
}

export const PlanRevisionConnection = connectionOf<PlanRevision>(PlanRevision, "PlanRevision", {
  danish: "revisioner",
});

@Resolver(() => CoordinatingPlan)
export class PlanWorkResolver {
  @Mutation(() => PlanPayload, {
    description: `Puts a plan in force, or refuses with the list that readiness shows (da: sæt planen i kraft). ${CHANGE_ERRORS}`,
  })
  activatePlan(
    @Arg("input", () => PlanChangeInput, { description: "Which plan." }) input: PlanChangeInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return course.activatePlan(context, input, (element) => wordsFor(element)[Language.EN]);
  }

  @Mutation(() => PlanPayload, {
    description: `Puts a plan on hold; activating takes it up again (da: sæt planen på pause). ${CHANGE_ERRORS}`,
  })
  holdPlan(
    @Arg("input", () => PlanChangeInput, { description: "Which plan." }) input: PlanChangeInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return course.holdPlan(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Closes a plan; the sectors' plans live on (da: afslut planen). ${CHANGE_ERRORS}`,
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
    return { plan: await course.completeDuty(context, input), userErrors: [], warnings: [] };
  }

  @FieldResolver(() => PlanReadiness, {
    description: "Whether the plan can be activated, and what is missing (da: klar til ikrafttræden).",
  })
  async readiness(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<PlanReadiness> {
    const missing = await course.missingFrom(context, plan);
    return { ready: missing.length === 0, missing: missing.map((element) => new MissingFromPlan(element)) };
  }

  @FieldResolver(() => Sector, {
    nullable: true,
    description:
      "The sector in whose own plan the help goes on after the close; null where none was named (da: fortsætter i).",
  })
  async continuesIn(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, plan.continuesIn);
  }

  @FieldResolver(() => [Duty], {
    description: "What the sectors must do after a withdrawal, two for each that took part (da: pligter).",
  })
  duties(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Duty[]> {
    return manyBy(context, Duty, "planId").load(plan.id);
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
    return sectorOf(context, duty.sectorCode);
  }
}
