import { Length, Min } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { Appointment } from "../../contract/appointment.ts";
import { DataCategory } from "../../contract/category.ts";
import type { SectorRegistration } from "../../contract/registry.ts";
import { RescheduleRequest, RescheduleStatus } from "../../contract/reschedule-request.ts";
import { asConnection, connectionOf, type Page, PageArguments } from "../../kernel/list/connection.ts";
import { enumFilter, filter, IDFilter, Where } from "../../kernel/list/filter.ts";
import { pageOf } from "../../kernel/list/page.ts";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import { UserError } from "../../kernel/refusal/user-error.ts";
import { oneBy } from "../../kernel/request/loaders.ts";
import { OnceKey } from "../../kernel/request/once.ts";
import { alsoChange, changeRow } from "../change.ts";
import type { SectorContext } from "../context.ts";
import { purposeOf, withMandate } from "../mandate.ts";

export const RescheduleRequestConnection = connectionOf<RescheduleRequest>(RescheduleRequest, "RescheduleRequest", {
  shareable: true,
  danish: "anmodninger om flytning",
});
const RescheduleStatusFilter = enumFilter(RescheduleStatus, "RescheduleStatusFilter");

@InputType("RescheduleRequestFilter", { description: "Which requests. Several conditions must all hold." })
class RescheduleRequestFilter {
  @Field(() => RescheduleStatusFilter, { nullable: true, description: "By status." })
  status?: object;

  @Field(() => IDFilter, { nullable: true, description: "By citizen (da: borger)." })
  citizenId?: IDFilter;
}

@ArgsType()
class RescheduleRequestsArguments extends PageArguments {
  @Field(() => RescheduleRequestFilter, { nullable: true, description: "Which requests; left out: all you may see." })
  where?: RescheduleRequestFilter;
}

@InputType("AcceptRescheduleInput", { description: "Which request is granted." })
class AcceptRescheduleInput {
  @Field(() => ID, { description: "The request." })
  requestId!: string;

  @Min(1)
  @Field(() => Int, { description: "The version of the request that was read." })
  version!: number;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("DeclineRescheduleInput", { description: "Which request is declined, and why." })
class DeclineRescheduleInput extends AcceptRescheduleInput {
  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters; who asked reads it (da: begrundelse)." })
  reason!: string;
}

@Directive("@shareable")
@ObjectType("RescheduleRequestPayload", {
  description: "What came of answering a request. Nothing is changed where there is something to mend.",
  simpleResolvers: true,
})
class RescheduleRequestPayload {
  @Field(() => RescheduleRequest, {
    nullable: true,
    description: "The request as it is now; null where nothing was changed.",
  })
  request!: RescheduleRequest | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const ERRORS = "Errors: NOT_FOUND, CONFLICT where somebody answered it meanwhile.";

/** How a sector's own staff see what others asked of them, and answer it. */
export function rescheduleWork(sector: SectorRegistration): Function {
  const word = `${sector.subgraph[0]?.toUpperCase()}${sector.subgraph.slice(1)}`;

  @Resolver()
  class RescheduleWorkResolver {
    @Query(() => RescheduleRequestConnection, {
      name: `${sector.subgraph}RescheduleRequests`,
      description:
        "What was asked of the sector's own staff, the newest first; empty for everyone else (da: anmodninger om flytning). Errors: BAD_USER_INPUT.",
    })
    async requests(
      @Args(() => RescheduleRequestsArguments) args: RescheduleRequestsArguments,
      @Ctx() context: SectorContext,
    ): Promise<Page<RescheduleRequest>> {
      const where = filter(context, RescheduleRequest, await withMandate(context, new Where()), args.where);
      const page = await pageOf(context, RescheduleRequest, where, args, "askedAt");
      for (const { citizenId, planId } of page.nodes)
        void context.readLog.write({
          citizenId,
          planId,
          operation: "RESCHEDULE_READ",
          purpose: purposeOf(context),
          categories: [DataCategory.APPOINTMENTS],
        });
      return asConnection(RescheduleRequestConnection, page);
    }

    @Mutation(() => RescheduleRequestPayload, {
      name: `accept${word}Reschedule`,
      description: `The sector's own staff grant a request: with it the appointment is moved (da: imødekom flytning). ${ERRORS}`,
    })
    accept(
      @Arg("input", () => AcceptRescheduleInput, { description: "Which." }) input: AcceptRescheduleInput,
      @Ctx() context: SectorContext,
    ): Promise<RescheduleRequestPayload> {
      return answer(context, `accept${word}Reschedule`, input, null);
    }

    @Mutation(() => RescheduleRequestPayload, {
      name: `decline${word}Reschedule`,
      description: `The sector's own staff decline a request, with a reason; the appointment stays (da: afslå flytning). ${ERRORS}`,
    })
    decline(
      @Arg("input", () => DeclineRescheduleInput, { description: "Which, and why." }) input: DeclineRescheduleInput,
      @Ctx() context: SectorContext,
    ): Promise<RescheduleRequestPayload> {
      return answer(context, `decline${word}Reschedule`, input, input.reason);
    }
  }
  return RescheduleWorkResolver;
}

/** Answers a request once; without a reason it is granted, and the appointment is held at the time that was asked for. */
async function answer(
  context: SectorContext,
  name: string,
  { requestId, version }: AcceptRescheduleInput,
  reason: string | null,
): Promise<RescheduleRequestPayload> {
  const { row, userErrors } = await changeRow(
    context,
    RescheduleRequest,
    requestId,
    { version },
    name,
    async (change, request) => {
      if (request.status !== RescheduleStatus.PENDING) throw new Refusal("CONFLICT");
      if (reason === null) {
        const { startsAt, endsAt, wasAt } = request;
        if (new Date(startsAt) <= context.now)
          return change.problem(
            "requestId",
            "TIME_PAST",
            "The time that was asked for has passed.",
            "Det tidspunkt, der blev bedt om, er passeret.",
          );
        const appointment = await oneBy(context, Appointment, "id").load(request.appointmentId);
        if (!appointment || appointment.cancelledAt !== null || Date.parse(appointment.startsAt) !== Date.parse(wasAt))
          return change.problem(
            "requestId",
            "APPOINTMENT_MOVED",
            "The appointment is not where it was any more: decline the request.",
            "Aftalen ligger ikke længere, hvor den lå: afslå ønsket.",
          );
        await alsoChange(change, Appointment, appointment.id, { startsAt, endsAt });
      }
      return {
        status: reason === null ? RescheduleStatus.ACCEPTED : RescheduleStatus.DECLINED,
        answer: reason,
        answeredAt: context.now.toISOString(),
        answeredBy: context.caller.id,
      };
    },
  );
  return { request: row, userErrors };
}
