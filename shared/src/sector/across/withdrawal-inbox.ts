import { Arg, Ctx, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Column, Entity, type EntityManager, PrimaryColumn } from "typeorm";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import { DateScalar } from "../../kernel/scalars.ts";
import type { SectorContext } from "../context.ts";
import type { SectorParts } from "../parts.ts";

/** The purpose of a grant by which coordination tells of a withdrawal: it opens nothing. */
export const WITHDRAWAL = "WITHDRAWAL";

/** That what was agreed to for a coordinating plan was withdrawn: nothing that was asked under it before goes on. */
@Entity("withdrawal_notice")
export class WithdrawalNotice {
  @PrimaryColumn("uuid")
  planId!: string;

  @Column("uuid")
  citizenId!: string;

  /** The latest; what was opened before it carries no authority. */
  @Column("timestamptz")
  withdrawnAt!: string;
}

/** What the sector must do because of it, or because the citizen moved, kept here so that it stands among the tasks of its own staff. */
@Entity("withdrawal_duty")
export class WithdrawalDuty {
  /** The same as in coordination, where it is met. */
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Column("text")
  kind!: string;

  @Column("date", { nullable: true })
  dueOn!: string | null;

  @Column("boolean")
  done!: boolean;
}

@Directive("@inaccessible")
@InputType("WithdrawalDutyInput", { description: "A duty as coordination keeps it." })
export class WithdrawalDutyInput {
  @Field(() => ID, { description: "The duty." })
  id!: string;

  @Field(() => String, { description: "What must be done, as a code." })
  kind!: string;

  @Field(() => String, { description: "The municipality whose staff have it." })
  municipality!: string;

  @Field(() => DateScalar, { nullable: true, description: "By when." })
  dueOn?: string | null;

  @Field(() => Boolean, { description: "Whether it has been met." })
  done!: boolean;
}

/** What coordination is told; never seen by clients. */
@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("WithdrawalReceipt", {
  description: "That a withdrawal was taken in (da: kvittering).",
  simpleResolvers: true,
})
export class WithdrawalReceipt {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;
}

/**
 * Where coordination tells that a consent was withdrawn, and what the sector must do: by a grant for that purpose, and in no other
 * way. Told twice, nothing more is done.
 */
export function withdrawalInbox(onWithdrawal: SectorParts<never, never>["onWithdrawal"]): Function {
  @Resolver()
  class WithdrawalInboxResolver {
    @Directive("@shareable")
    @Directive("@inaccessible")
    @Mutation(() => WithdrawalReceipt, { description: "Takes a withdrawal in. For coordination alone." })
    async receiveWithdrawal(
      @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
      @Arg("joining", () => Boolean, { description: "Whether the plan itself was withdrawn from." }) joining: boolean,
      @Arg("withdrawn", () => Boolean, { description: "Whether this tells of a withdrawal, or only of duties." })
      withdrawn: boolean,
      @Arg("duties", () => [WithdrawalDutyInput], { description: "What must be done." }) duties: WithdrawalDutyInput[],
      @Ctx() context: SectorContext,
    ): Promise<WithdrawalReceipt> {
      const { now } = context;
      const grant = context.verified(token);
      if (grant?.purpose !== WITHDRAWAL || grant.plan === null) throw new Refusal("GRANT_REFUSED");
      const about = { citizenId: grant.citizen, planId: grant.plan };
      await context.db.transaction(async (manager) => {
        if (withdrawn) {
          await note(manager, about, now);
          await onWithdrawal?.(context, manager, { ...about, joining });
        }
        for (const { id, kind, municipality, dueOn, done } of duties)
          await manager.upsert(WithdrawalDuty, { ...about, id, municipality, kind, dueOn: dueOn ?? null, done }, [
            "id",
          ]);
      });
      return { grant: token };
    }
  }
  return WithdrawalInboxResolver;
}

const note = (manager: EntityManager, { planId, citizenId }: { planId: string; citizenId: string }, now: Date) =>
  manager.upsert(WithdrawalNotice, { planId, citizenId, withdrawnAt: now.toISOString() }, ["planId"]);
