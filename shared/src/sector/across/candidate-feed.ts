import { randomUUID } from "node:crypto";
import { Arg, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { CandidateCount, NOBODY_IN_PARTICULAR } from "../../contract/candidate-count.ts";
import { Intervention } from "../../contract/intervention.ts";
import type { SectorPlan } from "../../contract/sector-plan.ts";
import type { EntityClass } from "../../kernel/database/database.ts";
import { SealedLine } from "../../kernel/database/log-line.ts";
import { insertRows, tableOf } from "../../kernel/database/rows.ts";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import { isUuid } from "../../kernel/uuid.ts";
import type { SectorContext } from "../context.ts";

/** How many citizens one question to a feed may name. */
export const FEED_AT_MOST = 1_000;

@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("CandidateFeed", {
  description: "Counts for some citizens, never what they get (da: udsøgning).",
  simpleResolvers: true,
})
export class CandidateFeed {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => [CandidateCount], { description: "Those of them whom the sector helps." })
  counts!: CandidateCount[];
}

/** One question to the feed: who asked, why, about how many. Without this line nothing is answered. */
@Entity("feed_log")
export class FeedLogEntry extends SealedLine {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("timestamptz")
  askedAt!: string;

  @Column("text")
  readerId!: string;

  @Column("text")
  readerRole!: string;

  @Column("uuid")
  grantId!: string;

  @Column("text")
  purpose!: string;

  @Column("int")
  citizens!: number;

  @Column("int")
  known!: number;
}

/**
 * Counts for the next stretch of citizens, from the indexes on citizen. Coordination walks through its own citizens and
 * asks about those alone, so that nobody learns of a sector's others; the walk is taken up again after any citizen.
 */
export function candidateFeed(Plan: EntityClass<SectorPlan>, OwnIntervention: EntityClass<Intervention>): Function {
  @Resolver()
  class CandidateFeedResolver {
    @Directive("@shareable")
    @Directive("@inaccessible")
    @Query(() => CandidateFeed, { description: "Counts for some citizens. For coordination alone." })
    async candidateFeed(
      @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
      @Arg("citizens", () => [ID], { description: "About whom, at most 1,000." }) citizens: string[],
      @Ctx() context: SectorContext,
    ): Promise<CandidateFeed> {
      const { caller, db, now } = context;
      const grant = context.verified(token);
      if (grant?.citizen !== NOBODY_IN_PARTICULAR) throw new Refusal("GRANT_REFUSED");
      if (citizens.length > FEED_AT_MOST)
        throw new Refusal("BAD_USER_INPUT", [`At most ${FEED_AT_MOST} citizens.`, `Højst ${FEED_AT_MOST} borgere.`]);
      const counts = await db.query<CandidateCount>(
        `SELECT citizen_id AS "citizenId", sum(plan)::int AS plans, sum(1 - plan)::int AS interventions FROM (
           SELECT citizen_id, 1 AS plan FROM ${tableOf(db, Plan)}
             WHERE citizen_id = ANY($1::uuid[]) AND status IN ('DRAFT', 'ACTIVE', 'ON_HOLD')
           UNION ALL
           SELECT citizen_id, 0 FROM ${tableOf(db, OwnIntervention)}
             WHERE citizen_id = ANY($1::uuid[]) AND status IN ('PLANNED', 'RUNNING', 'PAUSED')) AS helped
         GROUP BY citizen_id`,
        [citizens.filter(isUuid)],
      );
      const line: FeedLogEntry = {
        id: randomUUID(),
        askedAt: now.toISOString(),
        readerId: caller.id,
        readerRole: caller.role,
        grantId: grant.id,
        purpose: grant.purpose,
        citizens: citizens.length,
        known: counts.length,
      };
      await insertRows(db, FeedLogEntry, [line]).catch(() => {
        throw new Refusal("LOG_UNAVAILABLE");
      });
      return { grant: token, counts };
    }
  }
  return CandidateFeedResolver;
}
