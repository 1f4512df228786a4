import {
  asConnection,
  connectionOf,
  DateScalar,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  Where,
} from "@overligger/shared";
import { Length } from "class-validator";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { CoordinatorRole, holdsOn } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { coordinatorsOf, readPlan } from "../plan/plan.service.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import * as followUps from "./follow-up.service.ts";
import { FollowUp } from "./follow-up.ts";

@InputType("SetFollowUpInput", { description: "The next joint follow-up." })
class SetFollowUpInput extends PlanChangeInput {
  @Field(() => DateScalar, { description: "The day (da: opfølgningsdato)." })
  dueOn!: string;

  @Field(() => ID, { description: "The caseworker who must call it (da: initiativpligt)." })
  initiativeHolderId!: string;
}

@InputType("RecordFollowUpInput", { description: "That the plan was followed up, and when it is next." })
class RecordFollowUpInput extends PlanChangeInput {
  @Field(() => DateScalar, { nullable: true, description: "The day it was held; left out: today." })
  heldOn?: string | null;

  @Field(() => Boolean, { description: "Whether the citizen took part." })
  citizenTookPart!: boolean;

  @Length(1, 8_000)
  @Field(() => String, { description: "What came of it, 1–8,000 characters (da: notat)." })
  note!: string;

  @Field(() => DateScalar, { description: "The day of the next, within the municipality's interval." })
  nextDueOn!: string;
}

@ObjectType("OverdueFollowUp", {
  description: "A plan in force whose follow-up is overdue (da: overskredet opfølgning).",
})
export class OverdueFollowUp {
  readonly row!: CoordinatingPlan;

  @Field(() => DateScalar, { description: "The day it was due (da: frist)." })
  dueOn(): string {
    return String(this.row.followUpDue);
  }

  @Field(() => Int, { description: "How many days ago that was." })
  daysOverdue(@Ctx() { today }: CoordinationContext): number {
    return Math.round((Date.parse(today) - Date.parse(this.dueOn())) / 86_400_000);
  }

  @Field(() => Caseworker, { nullable: true, description: "Who must call it (da: initiativpligtig)." })
  initiativeHolder(@Ctx() context: CoordinationContext): Promise<Caseworker | null> | null {
    const id = this.row.initiativeHolderId;
    return id ? oneBy(context, Caseworker, "id").load(id) : null;
  }

  @Field(() => Caseworker, { nullable: true, description: "Who leads (da: ansvarlig koordinator)." })
  async lead(@Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    const lead = (await coordinatorsOf(context, this.row.id)).find(
      (person) => person.role === CoordinatorRole.LEAD && holdsOn(person, context.today),
    );
    return lead ? oneBy(context, Caseworker, "id").load(lead.caseworkerId) : null;
  }

  @Field(() => CoordinatingPlan, {
    nullable: true,
    description: "The plan, where you take part in it; a leader sees that it is late, and not whose it is (da: plan).",
  })
  plan(@Ctx() context: CoordinationContext): Promise<CoordinatingPlan | null> {
    return readPlan(context, this.row.id);
  }
}

const FollowUpConnection = connectionOf<FollowUp>(FollowUp, "FollowUp", { danish: "opfølgninger" });
export const OverdueConnection = connectionOf<OverdueFollowUp>(OverdueFollowUp, "OverdueFollowUp", {
  danish: "overskredne opfølgninger",
});

/** What is late, as whoever asks may see it. */
export async function overdueFollowUps(
  context: CoordinationContext,
  args: PageArguments,
): Promise<Page<OverdueFollowUp>> {
  const page = await followUps.overdue(context, args);
  const rows = new Map(page.nodes.map((row) => [Object.assign(new OverdueFollowUp(), { row }), row]));
  return asConnection(OverdueConnection, {
    ...page,
    nodes: [...rows.keys()],
    cursorOf: (node) => page.cursorOf(rows.get(node) as CoordinatingPlan),
  });
}

@Resolver(() => CoordinatingPlan)
export class FollowUpResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator sets the next follow-up and who must call it (da: aftal opfølgning). ${CHANGE_ERRORS}`,
  })
  setFollowUp(
    @Arg("input", () => SetFollowUpInput, { description: "Day and holder." }) input: SetFollowUpInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return followUps.setFollowUp(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who coordinates or takes part writes down that the plan was followed up (da: registrer opfølgning). ${CHANGE_ERRORS}`,
  })
  recordFollowUp(
    @Arg("input", () => RecordFollowUpInput, { description: "What came of it." }) input: RecordFollowUpInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return followUps.recordFollowUp(context, input);
  }

  @Query(() => OverdueConnection, {
    description:
      "Plans in force whose follow-up is overdue: your own, and for a leader the municipality's (da: overskredne opfølgninger). Errors: BAD_USER_INPUT.",
  })
  overdueFollowUps(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<OverdueFollowUp>> {
    return overdueFollowUps(context, args);
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

  @FieldResolver(() => FollowUpConnection, {
    description: "When the plan was followed up, the latest first (da: opfølgninger). Errors: BAD_USER_INPUT.",
  })
  async followUps(
    @Root() plan: CoordinatingPlan,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<FollowUp>> {
    const where = new Where().and("plan_id = ?", plan.id);
    return asConnection(FollowUpConnection, await pageOf(context, FollowUp, where, args, "heldOn"));
  }
}
