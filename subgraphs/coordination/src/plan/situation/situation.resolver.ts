import { DateScalar, partOf } from "@overligger/shared";
import { ArrayMaxSize, Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { readable, readersOf } from "../plan/readers.ts";
import { PlanReadersInput, VISIBLE_TO } from "../plan/readers-input.ts";
import { SummarySource } from "../plan/summary-source.ts";
import { addSituationItem, removeSituationItem, writeSummary } from "./situation.service.ts";
import { SituationItem, SituationKind } from "./situation-item.ts";

@InputType("SummarySourceInput", { description: "Where something in the summary comes from." })
class SummarySourceInput {
  @Field(() => String, { description: "Who told it: CITIZEN or a sector code." })
  party!: string;

  @Field(() => DateScalar, { description: "When." })
  on!: string;

  @Length(1, 500)
  @Field(() => String, { description: "What it is, 1–500 characters; a pointer, no copy." })
  what!: string;
}

@InputType("WritePlanSummaryInput", { description: "Element 1 of the plan." })
class WritePlanSummaryInput extends PlanReadersInput {
  @Length(1, 8_000)
  @Field(() => String, { description: "The citizen's whole situation in brief, 1–8,000 characters (da: sammendrag)." })
  summary!: string;

  @ArrayMaxSize(50)
  @Field(() => [SummarySourceInput], { defaultValue: [], description: "Where it comes from, at most 50 (da: kilder)." })
  sources!: SummarySourceInput[];
}

@InputType("AddSituationItemInput", { description: "A resource or a barrier." })
class AddSituationItemInput extends PlanReadersInput {
  @Field(() => SituationKind, { description: "Which of the two." })
  kind!: SituationKind;

  @Length(1, 1_000)
  @Field(() => String, { description: "In words the citizen understands, 1–1,000 characters." })
  text!: string;
}

@InputType("RemoveSituationItemInput", { description: "What is taken out." })
class RemoveSituationItemInput extends PlanChangeInput {
  @Field(() => ID, { description: "The resource or barrier." })
  itemId!: string;
}

@Resolver(() => CoordinatingPlan)
export class SituationResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator writes element 1, with its sources (da: skriv sammendrag). ${CHANGE_ERRORS}`,
  })
  writePlanSummary(
    @Arg("input", () => WritePlanSummaryInput, { description: "The summary." }) input: WritePlanSummaryInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return writeSummary(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Anybody in the plan names a resource or a barrier (da: tilføj ressource eller barriere). ${CHANGE_ERRORS}`,
  })
  addSituationItem(
    @Arg("input", () => AddSituationItemInput, { description: "What helps, or stands in the way." })
    input: AddSituationItemInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return addSituationItem(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Whoever wrote it, or the citizen, takes a resource or barrier out (da: fjern). ${CHANGE_ERRORS}`,
  })
  removeSituationItem(
    @Arg("input", () => RemoveSituationItemInput, { description: "Which one." }) input: RemoveSituationItemInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return removeSituationItem(context, input);
  }

  @FieldResolver(() => [SituationItem], {
    description:
      "What helps and what stands in the way, as the people of the plan see it, as far as it is visible to you (da: ressourcer og barrierer).",
  })
  async situation(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<SituationItem[]> {
    const items = await partOf(context, plan, SituationItem, "planId");
    return readable(context, plan, items, ({ party }, sector) => party === sector);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Element 1: the citizen's whole situation in brief; null until written, and where it is not visible to you (da: sammendrag).",
  })
  async summary(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<string | null> {
    return (await readable(context, plan, [plan])).length > 0 ? plan.summary : null;
  }

  @FieldResolver(() => [SummarySource], {
    description:
      "Where the summary comes from: pointers, no copies; empty where the summary is not visible to you (da: kilder).",
  })
  async summarySources(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<SummarySource[]> {
    return (await readable(context, plan, [plan])).flatMap(({ summarySources }) => summarySources);
  }

  @FieldResolver(() => [ID], { nullable: true, description: `Who reads the summary. ${VISIBLE_TO}` })
  summaryVisibleTo(@Root() { id }: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<string[] | null> {
    return readersOf(context, id, id);
  }
}

@Resolver(() => SituationItem)
export class SituationReadersResolver {
  @FieldResolver(() => [ID], { nullable: true, description: VISIBLE_TO })
  visibleTo(@Root() { id, planId }: SituationItem, @Ctx() context: CoordinationContext): Promise<string[] | null> {
    return readersOf(context, planId, id);
  }
}
