import { randomUUID } from "node:crypto";
import { Arg, Ctx, Directive, Field, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import { IsNull } from "typeorm";
import { Appointment } from "../../contract/appointment.ts";
import { DataCategory } from "../../contract/category.ts";
import { RescheduleRequest, RescheduleStatus } from "../../contract/reschedule-request.ts";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import { claimKey } from "../../kernel/request/idempotency.ts";
import { oneBy } from "../../kernel/request/loaders.ts";
import { DateTimeScalar } from "../../kernel/scalars.ts";
import { isUuid } from "../../kernel/uuid.ts";
import type { SectorContext } from "../context.ts";
import { keptOutWith } from "../kept-out.ts";

/** What coordination is told of a request; never seen by clients. */
@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("RescheduleReceipt", {
  description: "What became of handing a request in (da: kvittering).",
  simpleResolvers: true,
})
export class RescheduleReceipt {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => RescheduleRequest, { nullable: true, description: "The request; null where it was not taken in." })
  request!: RescheduleRequest | null;

  @Field(() => String, { nullable: true, description: "Why it was not taken in, as a code." })
  problem!: string | null;
}

interface Handed {
  appointmentId: string;
  municipality: string;
  startsAt: string;
  endsAt: string;
  reason: string;
}

/** Where coordination hands requests in: by a grant that opens the citizen's appointments, and in no other way. */
export function rescheduleInbox(): Function {
  @Resolver()
  class RescheduleInboxResolver {
    @Directive("@shareable")
    @Directive("@inaccessible")
    @Mutation(() => RescheduleReceipt, { description: "Takes a request in. For coordination alone." })
    async receiveRescheduleRequest(
      @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
      @Arg("appointmentId", () => ID, { description: "Which appointment." }) appointmentId: string,
      @Arg("municipality", () => String, { description: "The citizen's municipality." }) municipality: string,
      @Arg("startsAt", () => DateTimeScalar, { description: "When it should begin." }) startsAt: string,
      @Arg("endsAt", () => DateTimeScalar, { description: "When it should end." }) endsAt: string,
      @Arg("reason", () => String, { description: "Why." }) reason: string,
      @Arg("idempotencyKey", () => String, { nullable: true, description: "The same key twice does one thing." })
      _idempotencyKey: string | null,
      @Ctx() context: SectorContext,
    ): Promise<RescheduleReceipt> {
      return receive(context, token, { appointmentId, municipality, startsAt, endsAt, reason });
    }
  }
  return RescheduleInboxResolver;
}

async function receive(context: SectorContext, token: string, handed: Handed): Promise<RescheduleReceipt> {
  const { caller, now } = context;
  const grant = context.verified(token);
  if (!grant?.categories.includes(DataCategory.APPOINTMENTS)) throw new Refusal("GRANT_REFUSED");
  await context.readLog.write({
    citizenId: grant.citizen,
    operation: "OVERLAY_OPENED",
    purpose: grant.purpose,
    categories: [DataCategory.APPOINTMENTS],
    grantId: grant.id,
    planId: grant.plan,
  });
  const except = await keptOutWith(context, grant.citizen, grant.except);
  const id = randomUUID();
  try {
    const stored = await context.db.transaction(async (manager): Promise<string> => {
      // One at a time for one appointment, so that two requests at once are one request and one refusal.
      await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [handed.appointmentId]);
      const before = await claimKey(context, handed.appointmentId, id).catch(keyUsed);
      if (before !== null) return before;
      const open = isUuid(handed.appointmentId) && !except.has(handed.appointmentId);
      const appointment = open
        ? await manager.findOneBy(Appointment, {
            id: handed.appointmentId,
            citizenId: grant.citizen,
            cancelledAt: IsNull(),
          })
        : null;
      if (!appointment) throw new NotTakenIn("APPOINTMENT_UNKNOWN");
      const wasAt = new Date(appointment.startsAt);
      if (wasAt <= now) throw new NotTakenIn("APPOINTMENT_PAST");
      const waiting = { appointmentId: appointment.id, status: RescheduleStatus.PENDING };
      if (await manager.existsBy(RescheduleRequest, waiting)) throw new NotTakenIn("REQUEST_OPEN");
      await manager.insert(RescheduleRequest, {
        ...handed,
        municipality: appointment.municipality ?? handed.municipality,
        id,
        citizenId: grant.citizen,
        planId: grant.plan,
        title: appointment.title,
        wasAt: wasAt.toISOString(),
        status: RescheduleStatus.PENDING,
        askedAt: now.toISOString(),
        askedBy: caller.id,
        askedByRole: caller.role,
        answeredAt: null,
        answeredBy: null,
        answer: null,
      });
      return id;
    });
    context.forget();
    return { grant: token, request: await oneBy(context, RescheduleRequest, "id").load(stored), problem: null };
  } catch (error) {
    if (!(error instanceof NotTakenIn)) throw error;
    return { grant: token, request: null, problem: error.problem };
  }
}

/** Rolls back, so that the key is free again: why the request was not taken in, as a code. */
class NotTakenIn extends Error {
  constructor(readonly problem: string) {
    super(problem);
  }
}

/** Coordination is told in a code what a client is told in words. */
function keyUsed(error: unknown): never {
  throw error instanceof Refusal ? new NotTakenIn("KEY_USED") : error;
}
