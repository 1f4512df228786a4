import {
  asConnection,
  connectionOf,
  DateScalar,
  manyBy,
  type Page,
  PageArguments,
  pageOf,
  UserError,
  Where,
} from "@overligger/shared";
import { Length, ValidateNested } from "class-validator";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { CloseReason, CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { PlanRevision } from "../plan/plan-revision.ts";
import * as course from "./course.service.ts";
import { completeDuty } from "./duty.service.ts";
import { Duty, DutyDecision } from "./duty.ts";
import { MissingFromPlan, PlanReadiness, wordsFor } from "./readiness.ts";
import { tellSectors } from "./telling.service.ts";

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

@InputType("DutyDecisionInput", { description: "A decision that a sector has made." })
class DutyDecisionInput {
  @Length(1, 200)
  @Field(() => String, {
    description: "Where it is kept, e.g. its number in the sector's own system, 1–200 characters.",
  })
  reference!: string;

  @Field(() => DateScalar, { description: "When it was made; not a day to come." })
  madeOn!: string;
}

@InputType("CompleteDutyInput", {
  description:
    "How a sector met a duty: by a decision made here, by one kept elsewhere, or because there is nothing to decide; one of the three.",
})
class CompleteDutyInput {
  @Field(() => ID, { description: "The duty." })
  dutyId!: string;

  @ValidateNested()
  @Field(() => DutyDecisionInput, {
    nullable: true,
    description: "A decision that is kept elsewhere (da: afgørelse i andet system).",
  })
  decision?: DutyDecisionInput | null;

  @Field(() => ID, {
    nullable: true,
    description: "The issued decision with a part of this sector, made since the duty was opened (da: afgørelse).",
  })
  decisionId?: string | null;

  @Length(3, 2_000)
  @Field(() => String, { nullable: true, description: "Why there is nothing to decide, 3–2,000 characters." })
  nothingToDecide?: string | null;

  @Length(1, 2_000)
  @Field(() => String, {
    nullable: true,
    description: "What there is to say to it, 1–2,000 characters. Alone it meets nothing.",
  })
  note?: string | null;
}

@ObjectType("CompleteDutyPayload", { description: "What came of meeting a duty.", simpleResolvers: true })
class CompleteDutyPayload {
  @Field(() => Duty, { nullable: true, description: "The duty as it is now; null where nothing was changed." })
  duty!: Duty | null;

  @Field(() => CoordinatingPlan, { nullable: true, description: "The plan, where you may read it." })
  plan!: CoordinatingPlan | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
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
    return course.activatePlan(context, input, wordsFor);
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

  @Mutation(() => CompleteDutyPayload, {
    description:
      "A sector's own staff tell by which decision a duty was met, or why there is nothing to decide (da: opfyld pligt). Errors: NOT_FOUND, FORBIDDEN.",
  })
  completeDuty(
    @Arg("input", () => CompleteDutyInput, { description: "Which duty, and how it was met." }) input: CompleteDutyInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CompleteDutyPayload> {
    return completeDuty(context, { ...input });
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
    description:
      "What the sectors must do after a withdrawal, two for each that helps, and after a move (da: pligter).",
  })
  async duties(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Duty[]> {
    // What a sector that was silent could not be told, it is told now.
    await tellSectors(context, plan);
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
  decision(@Root() { decisionReference, decisionMadeOn }: Duty): DutyDecision | null {
    return decisionReference === null || decisionMadeOn === null
      ? null
      : { reference: decisionReference, madeOn: decisionMadeOn };
  }

  @FieldResolver()
  async sector(@Root() duty: Duty, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, duty.sectorCode);
  }
}
