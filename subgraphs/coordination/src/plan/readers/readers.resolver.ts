import { type Context, isUuid } from "@overligger/shared";
import { ArrayMaxSize } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Agreement } from "../agreement/agreement.ts";
import { CitizenContact } from "../contact-log/citizen-contact.ts";
import { NetworkMeeting } from "../meeting/network-meeting.ts";
import type { Change } from "../plan/plan-change.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { OPEN } from "../plan/plan-step.ts";
import { nameReaders } from "../plan/readers.ts";
import { rewriteStep } from "../plan/rewrite-step.ts";
import { SituationItem } from "../situation/situation-item.ts";
import { CHANGES } from "./changes.ts";

@InputType("SetPlanReadersInput", { description: "Who reads one thing of a plan." })
class SetPlanReadersInput extends PlanChangeInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "An agreement, a meeting (for its minutes), a contact, a resource or a barrier; left out: the plan's summary.",
  })
  id?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description: "Codes of the sectors whose participants read it, at most 50; null: all who take part (da: læsere).",
  })
  visibleTo?: string[] | null;
}

/** Whether this is a thing of the plan whose readers can be named. */
async function isOfPlan({ manager, plan }: Change, id: string): Promise<boolean> {
  if (id === plan.id) return true;
  if (!isUuid(id)) return false;
  const found = await Promise.all(
    [Agreement, NetworkMeeting, SituationItem, CitizenContact].map((kind) =>
      manager.existsBy<{ id: string; planId: string }>(kind, { id, planId: plan.id }),
    ),
  );
  return found.includes(true);
}

const setReaders = (context: Context, input: SetPlanReadersInput): Promise<PlanPayload> =>
  rewriteStep(
    context,
    input,
    CHANGES.setPlanReaders,
    (part) => part.citizen || part.coordinator,
    OPEN,
    async (change, part) => {
      const id = input.id ?? change.plan.id;
      if (!(await isOfPlan(change, id)))
        return change.problem(
          "id",
          "ITEM_UNKNOWN",
          "There is no such thing in this plan.",
          "Det findes ikke i planen.",
        );
      await nameReaders(change, id, input.visibleTo ?? null, part.side);
      return undefined;
    },
  );

@Resolver()
export class ReadersResolver {
  @Mutation(() => PlanPayload, {
    description: `The citizen's side says who reads the summary, minutes, an agreement, a resource or a barrier; who coordinates may keep it to fewer (da: bestem læsere). ${CHANGE_ERRORS}`,
  })
  setPlanReaders(
    @Arg("input", () => SetPlanReadersInput, { description: "What, and who reads it." }) input: SetPlanReadersInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return setReaders(context, input);
  }
}
