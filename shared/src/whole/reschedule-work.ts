import { Length, MaxLength, Min } from "class-validator";
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
import { type Caller, Role } from "../caller.ts";
import {
  asConnection,
  connectionOf,
  enumFilter,
  filter,
  IDFilter,
  type Page,
  PageArguments,
  pageOf,
  Where,
} from "../connection.ts";
import type { Context } from "../context.ts";
import { DataCategory } from "../contract/category.ts";
import { Refusal } from "../errors.ts";
import type { SectorRegistration } from "../registry.ts";
import { isUuid, oneBy } from "../rows.ts";
import { UserError } from "../user-error.ts";
import { moveAppointment } from "./move-appointment.ts";
import { RescheduleRequest, RescheduleStatus } from "./reschedule-request.ts";

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

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
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

/** Whom a request is for: the sector's own staff, of the citizen's municipality (regional staff: of every one). */
function mayAnswer(caller: Caller, sector: SectorRegistration): boolean {
  return caller.role === Role.CASEWORKER && caller.sector === sector.code;
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
      @Ctx() context: Context,
    ): Promise<Page<RescheduleRequest>> {
      const where = filter(context, RescheduleRequest, visible(context, new Where()), args.where);
      const page = await pageOf(context, RescheduleRequest, where, args, "askedAt");
      await Promise.all(
        page.nodes.map(({ citizenId, planId }) =>
          context.readLog.write({
            citizenId,
            planId,
            operation: "RESCHEDULE_READ",
            purpose: "OWN_SECTOR_CASE",
            categories: [DataCategory.APPOINTMENTS],
          }),
        ),
      );
      return asConnection(RescheduleRequestConnection, page);
    }

    @Mutation(() => RescheduleRequestPayload, {
      name: `accept${word}Reschedule`,
      description: `The sector's own staff grant a request: with it the appointment is moved (da: imødekom flytning). ${ERRORS}`,
    })
    accept(
      @Arg("input", () => AcceptRescheduleInput, { description: "Which." }) input: AcceptRescheduleInput,
      @Ctx() context: Context,
    ): Promise<RescheduleRequestPayload> {
      return answer(context, input, null);
    }

    @Mutation(() => RescheduleRequestPayload, {
      name: `decline${word}Reschedule`,
      description: `The sector's own staff decline a request, with a reason; the appointment stays (da: afslå flytning). ${ERRORS}`,
    })
    decline(
      @Arg("input", () => DeclineRescheduleInput, { description: "Which, and why." }) input: DeclineRescheduleInput,
      @Ctx() context: Context,
    ): Promise<RescheduleRequestPayload> {
      return answer(context, input, input.reason);
    }
  }
  return RescheduleWorkResolver;

  function visible({ caller }: Context, where: Where): Where {
    if (!mayAnswer(caller, sector)) return where.and("false");
    return caller.municipality === null ? where : where.and("municipality = ?", caller.municipality);
  }

  /** Answers a request once; without a reason it is granted. */
  async function answer(
    context: Context,
    { requestId, version, idempotencyKey }: AcceptRescheduleInput,
    reason: string | null,
  ): Promise<RescheduleRequestPayload> {
    const { caller, now } = context;
    const problem = await context.db.transaction(async (manager): Promise<UserError | null> => {
      const request = isUuid(requestId)
        ? await manager.findOne(RescheduleRequest, { where: { id: requestId }, lock: { mode: "pessimistic_write" } })
        : null;
      const mine =
        request && mayAnswer(caller, sector) && (caller.municipality ?? request.municipality) === request.municipality;
      if (!request || !mine) throw new Refusal("NOT_FOUND");
      if (idempotencyKey && request.answerKey === idempotencyKey && request.answeredBy === caller.id) return null;
      if (request.version !== version || request.status !== RescheduleStatus.PENDING) throw new Refusal("CONFLICT");
      if (reason === null) {
        const mend = (code: string, message: string) => ({ field: ["input", "requestId"], code, message });
        const time = (value: string) => new Date(value).toISOString();
        if (new Date(request.startsAt) <= now) return mend("TIME_PAST", "The time that was asked for has passed.");
        const { appointmentId, wasAt, startsAt, endsAt } = request;
        const to = { appointmentId, wasAt: time(wasAt), startsAt: time(startsAt), endsAt: time(endsAt) };
        if (!(await moveAppointment(manager, to)))
          return mend("APPOINTMENT_MOVED", "The appointment is not where it was any more: decline the request.");
      }
      await manager
        .createQueryBuilder()
        .update(RescheduleRequest)
        .set({
          status: reason === null ? RescheduleStatus.ACCEPTED : RescheduleStatus.DECLINED,
          answer: reason,
          answeredAt: now.toISOString(),
          answeredBy: caller.id,
          answerKey: idempotencyKey ?? null,
        })
        .where("id = :requestId", { requestId })
        .execute();
      return null;
    });
    if (problem) return { request: null, userErrors: [problem] };
    context.forget();
    return { request: await oneBy(context, RescheduleRequest, "id").load(requestId), userErrors: [] };
  }
}
