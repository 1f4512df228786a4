import {
  connectionOf,
  DateFilter,
  DateScalar,
  DateTimeScalar,
  enumFilter,
  IDFilter,
  oneBy,
  type Page,
  PageArguments,
  partOf,
  StringFilter,
  UserError,
} from "@overligger/shared";
import {
  Arg,
  Args,
  ArgsType,
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
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import type { CoordinationContext } from "../../context.ts";
import { Municipality } from "../../town/people/municipality.ts";
import { CoordinatorAssignment, PlanParticipant } from "./assignment.ts";
import { recordView } from "./citizen-view.service.ts";
import { CitizenView } from "./citizen-view.ts";
import { RecordCitizenViewInput } from "./citizen-view-input.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "./coordinating-plan.ts";
import { askForPlan, listPlans } from "./plan.service.ts";
import { acknowledge, planAsOf } from "./plan-history.ts";
import { PlanPayload } from "./plan-payload.ts";

export const CoordinatingPlanConnection = connectionOf<CoordinatingPlan>(CoordinatingPlan, "CoordinatingPlan", {
  danish: "koordinerende planer",
});
const StatusFilter = enumFilter(CoordinatingPlanStatus, "CoordinatingPlanStatusFilter");

@InputType("CoordinatingPlanFilter", { description: "Which coordinating plans. Several conditions must all hold." })
class CoordinatingPlanFilter {
  @Field(() => IDFilter, { nullable: true, description: "By plan id." })
  id?: IDFilter;

  @Field(() => IDFilter, { nullable: true, description: "By citizen (da: borger)." })
  citizenId?: IDFilter;

  @Field(() => StatusFilter, { nullable: true, description: "By status." })
  status?: object;

  @Field(() => StringFilter, { nullable: true, description: "By municipality code (da: kommunekode)." })
  municipality?: StringFilter;

  @Field(() => DateFilter, {
    nullable: true,
    description: "By the day of the next joint follow-up (da: næste opfølgning).",
  })
  followUpDue?: DateFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the plan's first day (da: startdato)." })
  startsOn?: DateFilter;
}

@ArgsType()
class PlanArguments {
  @Field(() => ID, { description: "Id of the plan." })
  id!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "What the plan said at the end of this day; left out: today (da: virkningstid).",
  })
  validAt?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "As far as was known at this moment; left out: now (da: registreringstid).",
  })
  knownAt?: string | null;
}

@ArgsType()
class PlansArguments extends PageArguments {
  @Field(() => CoordinatingPlanFilter, { nullable: true, description: "Which plans; left out: all that you may see." })
  where?: CoordinatingPlanFilter;
}

@InputType("AcknowledgePlanVersionInput", { description: "The version that the citizen has seen." })
class AcknowledgePlanVersionInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;

  @Field(() => Int, { description: "The version." })
  version!: number;
}

@ObjectType("RecordCitizenViewPayload", {
  description: "What came of writing the citizen's view.",
  simpleResolvers: true,
})
class RecordCitizenViewPayload {
  @Field(() => CoordinatingPlan, { nullable: true, description: "The plan, with the view as it is now." })
  plan!: CoordinatingPlan | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => CoordinatingPlan)
export class PlanResolver {
  @Query(() => CoordinatingPlan, {
    nullable: true,
    description:
      "One coordinating plan; null where there is none, or was none then, or you take no part in it (da: koordinerende plan). The sectors of a past plan are answered live. Errors: UNAUTHENTICATED.",
  })
  coordinatingPlan(
    @Args(() => PlanArguments) args: PlanArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<CoordinatingPlan | null> {
    const { id, validAt, knownAt } = args;
    return validAt != null || knownAt != null
      ? planAsOf(context, id, validAt ?? null, knownAt ?? null)
      : askForPlan(context, id);
  }

  @Query(() => CoordinatingPlanConnection, {
    description:
      "The coordinating plans you coordinate or take part in, the newest first (da: koordinerende planer). Errors: BAD_USER_INPUT; FORBIDDEN where an analyst asks for people.",
  })
  async coordinatingPlans(
    @Args(() => PlansArguments) args: PlansArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<CoordinatingPlan>> {
    const page = await listPlans(context, args);
    return Object.setPrototypeOf(page, CoordinatingPlanConnection.prototype) as Page<CoordinatingPlan>;
  }

  @Mutation(() => RecordCitizenViewPayload, {
    description:
      "The citizen, or who speaks for them, writes a view of their own; nobody's takes the place of another's (da: skriv borgerens holdning og ønsker). Errors: NOT_FOUND, FORBIDDEN, CONFLICT where somebody wrote meanwhile.",
  })
  recordCitizenView(
    @Arg("input", () => RecordCitizenViewInput, { description: "What to write." }) input: RecordCitizenViewInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RecordCitizenViewPayload> {
    return recordView(context, input);
  }

  @Mutation(() => PlanPayload, {
    description:
      "The citizen tells that they have seen the newest version (da: kvittér for planen). Errors: NOT_FOUND, FORBIDDEN, CONFLICT where it is not the newest.",
  })
  async acknowledgePlanVersion(
    @Arg("input", () => AcknowledgePlanVersionInput, { description: "Which version." })
    input: AcknowledgePlanVersionInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return { plan: await acknowledge(context, input.planId, input.version), userErrors: [], warnings: [] };
  }

  @FieldResolver(() => Citizen, { nullable: true, description: "Whose plan it is (da: borger)." })
  citizen(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, plan.citizenId);
  }

  @FieldResolver(() => Municipality, { nullable: true, description: "The responsible municipality (da: kommune)." })
  municipality(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Municipality | null> {
    return oneBy(context, Municipality, "code").load(plan.municipality);
  }

  @FieldResolver(() => CitizenView, {
    nullable: true,
    description:
      "Element 5: the citizen's own view; where they have written none, that of who speaks for them; null until written (da: borgerens holdning og ønsker).",
  })
  async citizenView(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<CitizenView | null> {
    const views = await partOf(context, plan, CitizenView, "planId");
    return views.find(({ authoredBy }) => authoredBy === SpeaksAs.CITIZEN) ?? views[0] ?? null;
  }

  @FieldResolver(() => [CitizenView], {
    description:
      "The views of all who speak on the citizen's side, each their own: the citizen, a parent, a proxy, or what staff wrote down (da: synspunkter på borgerens side).",
  })
  citizenViews(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<CitizenView[]> {
    return partOf(context, plan, CitizenView, "planId");
  }

  @FieldResolver(() => [CoordinatorAssignment], {
    description: "Who coordinates, past and present (da: koordinerende sagsbehandlere).",
  })
  coordinators(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<CoordinatorAssignment[]> {
    return partOf(context, plan, CoordinatorAssignment, "planId");
  }

  @FieldResolver(() => [PlanParticipant], {
    description: "Caseworkers of the sectors who take part, past and present (da: deltagere).",
  })
  participants(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<PlanParticipant[]> {
    return partOf(context, plan, PlanParticipant, "planId");
  }
}
