import {
  enumFilter,
  filter,
  IDFilter,
  isUuid,
  OnceInput,
  oneBy,
  type Page,
  PageArguments,
  PlanStatus,
  Where,
} from "@overligger/shared";
import {
  ChangeOfCaseInput,
  changeRow,
  ownRows,
  payloadOf,
  type SectorContext,
  withMandate,
} from "@overligger/shared/sector";
import { ArrayMinSize, Length } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import { TreatmentPlan } from "../treatment-plan.ts";
import { requestTreatmentPlan } from "./request.service.ts";
import { RequestConnection, RequestStatus, TreatmentPlanPart, TreatmentPlanRequest } from "./treatment-plan-request.ts";

const StatusFilter = enumFilter(RequestStatus, "TreatmentPlanRequestStatusFilter");

@InputType("TreatmentPlanRequestFilter", { description: "Which requests. Several conditions must all hold." })
class RequestFilter {
  @Field(() => IDFilter, { nullable: true, description: "By patient." })
  citizenId?: IDFilter;

  @Field(() => StatusFilter, { nullable: true, description: "By where they stand." })
  status?: object;
}

@ArgsType()
class RequestArguments extends PageArguments {
  @Field(() => RequestFilter, { nullable: true, description: "Which; left out: all that you may see." })
  where?: RequestFilter;
}

@InputType("RequestTreatmentPlanInput", { description: "For whom and for what a treatment plan is asked for." })
class RequestTreatmentPlanInput extends OnceInput {
  @Field(() => ID, { description: "Whose treatment plan (da: borger)." })
  citizenId!: string;

  @Field(() => ID, { description: "The coordinating plan that you coordinate (da: koordinerende plan)." })
  coordinatingPlanId!: string;

  @Length(1, 1_000)
  @Field(() => String, { description: "What it is needed for, 1–1,000 characters (da: formål)." })
  purpose!: string;
}

@InputType("ReleaseTreatmentPlanInput", { description: "Which parts of which plan are relevant." })
class ReleaseTreatmentPlanInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The request." })
  requestId!: string;

  @Field(() => ID, { description: "The treatment plan, in force." })
  treatmentPlanId!: string;

  @ArrayMinSize(1)
  @Field(() => [TreatmentPlanPart], { description: "The parts that are relevant to the purpose, at least one." })
  parts!: TreatmentPlanPart[];
}

@InputType("DeclineTreatmentPlanRequestInput", { description: "Why nothing is released." })
class DeclineTreatmentPlanRequestInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The request." })
  requestId!: string;

  @Length(1, 1_000)
  @Field(() => String, { description: "Why, told to the coordinator, 1–1,000 characters (da: begrundelse)." })
  reason!: string;
}

const { Payload, payload } = payloadOf(TreatmentPlanRequest, "TreatmentPlanRequest", "request");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver()
export class RequestResolver {
  @Query(() => RequestConnection, {
    description:
      "What coordinators ask for, the latest first; for psychiatry's own staff, empty for everyone else: a coordinator reads the answer in the plan (da: anmodninger). Errors: BAD_USER_INPUT, LOG_UNAVAILABLE.",
  })
  async treatmentPlanRequests(
    @Args(() => RequestArguments) args: RequestArguments,
    @Ctx() context: SectorContext,
  ): Promise<Page<TreatmentPlanRequest>> {
    const where = filter(context, TreatmentPlanRequest, await withMandate(context, new Where()), args.where);
    return ownRows(context, TreatmentPlanRequest, RequestConnection, where, args, "requestedAt");
  }

  @Mutation(() => Payload, {
    description:
      "The coordinator of a plan asks psychiatry for the treatment plan, on consents in force now; asking again while one waits is the same request (da: anmod om behandlingsplan). Errors: FORBIDDEN, NOT_CHECKED.",
  })
  async requestTreatmentPlan(
    @Arg("input", () => RequestTreatmentPlanInput, { description: "For whom, and why." })
    input: RequestTreatmentPlanInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(await requestTreatmentPlan(context, input));
  }

  @Mutation(() => Payload, {
    description: `Psychiatry's own staff release the relevant parts of a plan, or other parts than before: the coordinating plan shows them while its consents hold (da: udlever relevante dele). ${ERRORS}`,
  })
  async releaseTreatmentPlan(
    @Arg("input", () => ReleaseTreatmentPlanInput, { description: "What is relevant." })
    input: ReleaseTreatmentPlanInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(
      await changeRow(
        context,
        TreatmentPlanRequest,
        input.requestId,
        input,
        "releaseTreatmentPlan",
        async (change, row) => {
          if (row.status === RequestStatus.LAPSED)
            return change.problem(
              "requestId",
              "REQUEST_LAPSED",
              "The consent it was asked on was withdrawn.",
              "Det samtykke, ønsket byggede på, er trukket tilbage.",
            );
          if (row.status === RequestStatus.DECLINED)
            return change.problem(
              "requestId",
              "REQUEST_DECLINED",
              "It was declined; the coordinator may ask again.",
              "Der er sagt nej; koordinatoren kan spørge igen.",
            );
          const { treatmentPlanId } = input;
          const plan = isUuid(treatmentPlanId) ? await oneBy(context, TreatmentPlan, "id").load(treatmentPlanId) : null;
          if (plan?.citizenId !== row.citizenId)
            return change.problem(
              "treatmentPlanId",
              "PLAN_UNKNOWN",
              "The patient has no such plan.",
              "Patienten har ingen sådan plan.",
            );
          if (plan.status !== PlanStatus.ACTIVE)
            return change.problem(
              "treatmentPlanId",
              "PLAN_NOT_IN_FORCE",
              "Only a plan in force is released.",
              "Kun en gældende plan kan udleveres.",
            );
          return {
            status: RequestStatus.RELEASED,
            treatmentPlanId,
            parts: [...new Set(input.parts)],
            answeredAt: context.now.toISOString(),
          };
        },
      ),
    );
  }

  @Mutation(() => Payload, {
    description: `Psychiatry's own staff release nothing, or nothing any more, and say why (da: afslå anmodning). ${ERRORS}`,
  })
  async declineTreatmentPlanRequest(
    @Arg("input", () => DeclineTreatmentPlanRequestInput, { description: "Why." })
    input: DeclineTreatmentPlanRequestInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(
      await changeRow(
        context,
        TreatmentPlanRequest,
        input.requestId,
        input,
        "declineTreatmentPlanRequest",
        async () => ({
          status: RequestStatus.DECLINED,
          treatmentPlanId: null,
          parts: [],
          declineReason: input.reason,
          answeredAt: context.now.toISOString(),
        }),
      ),
    );
  }
}
