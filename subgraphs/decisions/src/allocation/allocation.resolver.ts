import { Language, Role, SectorReference } from "@overligger/shared";
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { shown as shownAssessment } from "../assessment/assessment.resolver.ts";
import { HolisticAssessment } from "../assessment/assessment.ts";
import { readAssessment, type Seen } from "../assessment/reading.service.ts";
import type { DecisionsContext } from "../context.ts";
import { planGoals } from "../standing/standing.service.ts";
import { Citizen, Viewer } from "../standing/views.ts";
import { allocate } from "./allocating.service.ts";
import { Allocation, AllocationGoal, AllocationItem } from "./allocation.ts";
import { AllocateInput, AllocationPayload, TakeBackAllocationInput } from "./inputs.ts";
import { allocationsOn, readAllocation, readAllocations, type SeenAllocation } from "./reading.service.ts";
import { takeBackAllocation } from "./taking-back.service.ts";
import { inPlainWords } from "./words.ts";

type Shown = Allocation & { readonly items: AllocationItem[] };
type ShownItem = AllocationItem & { readonly citizenId: string };

const shown = ({ allocation, items }: SeenAllocation): Shown => {
  const { citizenId } = allocation;
  return { ...allocation, citizen: { id: citizenId }, items: items.map((item) => ({ ...item, citizenId })) };
};

const ALL = "as far as you may see the sectors' parts, what rests on the newest assessment first (da: visitationer)";

@Resolver(() => Allocation)
export class AllocationResolver {
  @Query(() => Allocation, {
    nullable: true,
    description:
      "One allocation; null where there is none or you may not see it (da: visitation). Errors: NOT_CHECKED while your right cannot be checked.",
  })
  async allocation(
    @Arg("id", () => ID, { description: "Opaque id." }) id: string,
    @Ctx() context: DecisionsContext,
  ): Promise<Allocation | null> {
    const found = await readAllocation(context, id);
    return found && shown(found);
  }

  @Mutation(() => AllocationPayload, {
    description:
      "Who takes part in a completed assessment proposes what it leads to, in several sectors at once; each sector's own staff confirm or turn down their own (da: visitér). Errors: NOT_FOUND, FORBIDDEN, NOT_CHECKED while a sector does not say whether you may.",
  })
  async allocate(
    @Arg("input", () => AllocateInput, { description: "On which assessment, and what." }) input: AllocateInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AllocationPayload> {
    const { allocation, userErrors } = await allocate(context, { ...input });
    return { allocation: allocation && shown(allocation), userErrors: [...userErrors] };
  }

  @Mutation(() => AllocationPayload, {
    description:
      "Who proposed help takes back what no sector has answered yet; the sectors are told, and what one of them has confirmed is help (da: træk visitation tilbage). Errors: NOT_FOUND, FORBIDDEN for anybody else, NOT_CHECKED while your right cannot be checked.",
  })
  async takeBackAllocation(
    @Arg("input", () => TakeBackAllocationInput, { description: "Which, and why." }) input: TakeBackAllocationInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AllocationPayload> {
    const { allocation, userErrors } = await takeBackAllocation(context, { ...input });
    return { allocation: allocation && shown(allocation), userErrors: [...userErrors] };
  }

  @FieldResolver(() => HolisticAssessment, {
    nullable: true,
    description: "The assessment that it rests on (da: udredning).",
  })
  async assessment(
    @Root() { assessmentId }: Shown,
    @Ctx() context: DecisionsContext,
  ): Promise<HolisticAssessment | null> {
    const seen = await readAssessment(context, assessmentId);
    return seen && shownAssessment(seen);
  }

  @FieldResolver(() => [AllocationItem], {
    description: "Those of the proposals that you see (da: foreslåede indsatser).",
  })
  items(@Root() { items }: Shown): AllocationItem[] {
    return items;
  }
}

@Resolver(() => AllocationItem)
export class AllocationItemResolver {
  @FieldResolver(() => SectorReference, { nullable: true, description: "Who is to give it (da: myndighed)." })
  sector(@Root() { sector }: AllocationItem): SectorReference {
    return { code: sector };
  }

  @FieldResolver(() => [AllocationGoal], {
    nullable: true,
    description:
      "Which goals of the coordinating plan it serves, as far as you read it; null while that cannot be checked (da: mål).",
  })
  async goals(@Root() { goalIds, citizenId }: ShownItem, @Ctx() context: DecisionsContext): Promise<AllocationGoal[]> {
    const goals = goalIds.length > 0 ? await planGoals(context, citizenId) : null;
    return (goals ?? []).filter(({ id }) => goalIds.includes(id)).map(({ id, title }) => ({ id, title }));
  }

  @FieldResolver(() => String, { description: "Where it stands, in words for the citizen (da: i almindelige ord)." })
  inPlainWords(
    @Root() item: AllocationItem,
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return inPlainWords(item, language);
  }
}

@Resolver(() => HolisticAssessment)
export class AssessmentAllocationsResolver {
  @FieldResolver(() => [Allocation], {
    nullable: true,
    description: "What it led to, as far as you may see the sectors' parts, the newest first (da: visitationer).",
  })
  async allocations(
    @Root() { seen }: HolisticAssessment & { seen: Seen },
    @Ctx() context: DecisionsContext,
  ): Promise<Allocation[]> {
    return (await allocationsOn(context, seen)).map(shown);
  }
}

@Resolver(() => Citizen)
export class CitizenAllocationsResolver {
  @FieldResolver(() => [Allocation], { nullable: true, description: `What was allocated to this citizen, ${ALL}.` })
  async allocations(@Root() { id }: Citizen, @Ctx() context: DecisionsContext): Promise<Allocation[]> {
    return (await readAllocations(context, id)).map(shown);
  }
}

@Resolver(() => Viewer)
export class ViewerAllocationsResolver {
  @FieldResolver(() => [Allocation], {
    nullable: true,
    description: "Help that is proposed for you, the newest first; empty for staff (da: mine visitationer).",
  })
  async allocations(@Root() { id }: Viewer, @Ctx() context: DecisionsContext): Promise<Allocation[]> {
    return context.caller.role === Role.CITIZEN ? (await readAllocations(context, id)).map(shown) : [];
  }
}
