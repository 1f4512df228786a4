import { randomUUID } from "node:crypto";
import { badInput, cursor, insertRows, isUuid, NO_CURSOR, readCursor } from "@overligger/shared";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CoordinationContext } from "../../context.ts";

const A_DAY = 86_400_000;
const LIST = "coordination.candidates";

/**
 * By what a search names a citizen: an id of that search's own. Whoever works with some of those whom it found knows their ids, and
 * would know by them who is who. It holds for who searched, and for a day.
 */
@Entity("candidate_mark")
export class CandidateMark {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  /** Whether the search found them; one of whom it only stopped at cannot be opened. */
  @Column("boolean")
  found!: boolean;

  @Column("text")
  madeFor!: string;

  @Column("timestamptz")
  madeAt!: string;
}

const since = ({ now }: CoordinationContext): string => new Date(now.getTime() - A_DAY).toISOString();

const markOf = (context: CoordinationContext, citizenId: string, found: boolean): CandidateMark => ({
  ...{ id: randomUUID(), citizenId, found },
  ...{ madeFor: context.caller.id, madeAt: context.now.toISOString() },
});

/** Names those found by ids of their own, in an order that says nothing of who they are, and gives a cursor to where the search stopped. */
export async function marked<T extends { candidateId: string }>(
  context: CoordinationContext,
  found: readonly T[],
  stoppedAt: string | null,
): Promise<{ nodes: T[]; endCursor: string | null }> {
  const marks = found.map(({ candidateId }) => markOf(context, candidateId, true));
  const end = stoppedAt === null ? null : markOf(context, stoppedAt, false);
  await context.db.query("DELETE FROM candidate_mark WHERE made_for = $1 AND made_at <= $2", [
    context.caller.id,
    since(context),
  ]);
  await insertRows(context.db, CandidateMark, end ? [...marks, end] : marks);
  const nodes = found.map((each, index) => ({ ...each, candidateId: (marks[index] as CandidateMark).id }));
  nodes.sort((one, other) => (one.candidateId < other.candidateId ? -1 : 1));
  return { nodes, endCursor: end && cursor(LIST, end.id, end.id) };
}

/** Whom the caller's own search within a day told of under an id; null for any other id. */
export async function citizenBehind(context: CoordinationContext, id: string, found: boolean): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [mark] = await context.db.query<{ citizenId: string }>(
    `SELECT citizen_id AS "citizenId" FROM candidate_mark WHERE id = $1 AND found = $2 AND made_for = $3 AND made_at > $4`,
    [id, found, context.caller.id, since(context)],
  );
  return mark?.citizenId ?? null;
}

/** Where a search goes on: after whom the one before stopped at. */
export async function startOf(context: CoordinationContext, after: string): Promise<string> {
  const citizenId = await citizenBehind(context, readCursor(LIST, after, isUuid, isUuid)[1], false);
  if (citizenId === null) throw badInput([NO_CURSOR]);
  return citizenId;
}
