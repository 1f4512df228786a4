import { type Context, manyBy } from "@overligger/shared";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CoordinatingPlan } from "./coordinating-plan.ts";
import { involvedSectors, partIn } from "./part.ts";
import type { Change } from "./plan-change.ts";

/**
 * Which sectors read one thing of a plan; without such a row all who take part do. Kept apart from the thing itself, so that what
 * is closed today is closed in the plan's past, too.
 */
@Entity("plan_readers")
export class PlanReaders {
  /** What it is about: an agreement, a meeting's minutes, a situation item; the plan's own id for its summary. */
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("jsonb")
  visibleTo!: string[];
}

/** The sectors that read a thing of a plan; null where all who take part do. */
export async function readersOf(context: Context, planId: string, id: string): Promise<string[] | null> {
  const readers = await manyBy(context, PlanReaders, "planId").load(planId);
  return readers.find((one) => one.id === id)?.visibleTo ?? null;
}

/**
 * The things of a plan that the caller may read: all of them on the citizen's side and for who coordinates, else those that are
 * visible to a sector they take part for, or that this sector has a part in itself.
 */
export async function readable<T extends { id: string }>(
  context: Context,
  plan: Pick<CoordinatingPlan, "id" | "citizenId" | "municipality">,
  things: T[],
  hasPart: (thing: T, sector: string) => boolean = () => false,
): Promise<T[]> {
  const readers = await manyBy(context, PlanReaders, "planId").load(plan.id);
  if (readers.length === 0) return things;
  const { voice, coordinator, sectors } = await partIn(context, plan);
  if (voice !== null || coordinator) return things;
  const named = new Map(readers.map(({ id, visibleTo }) => [id, visibleTo]));
  return things.filter((thing) => {
    const visibleTo = named.get(thing.id);
    return !visibleTo || [...sectors].some((code) => visibleTo.includes(code) || hasPart(thing, code));
  });
}

/**
 * Names who reads a thing of a plan; left out, it stays as it is, and null makes it all who take part. Whoever writes something
 * may keep it to fewer; that more read it is for the citizen's side to say.
 */
export async function nameReaders(
  { context, manager, plan, problem }: Change,
  id: string,
  visibleTo: readonly string[] | null | undefined,
  byCitizen: boolean,
): Promise<void> {
  if (visibleTo === undefined) return;
  const known = await manager.findOneBy(PlanReaders, { id });
  const wider = known && (visibleTo === null || visibleTo.some((code) => !known.visibleTo.includes(code)));
  if (wider && !byCitizen)
    problem(
      "visibleTo",
      "READERS_WIDENED",
      "That more people read it is for the citizen to say.",
      "Kun den, planen handler om, kan lade flere læse det.",
    );
  const there = [...(known?.visibleTo ?? []), ...(await involvedSectors(context, plan))];
  const strangers = (visibleTo ?? []).filter((code) => !there.includes(code));
  if (strangers.length > 0)
    problem(
      "visibleTo",
      "READER_UNKNOWN",
      "Somebody of those named does not take part in the plan today.",
      "Nogen af de nævnte er ikke med i planen i dag.",
    );
  if (visibleTo === null) await manager.delete(PlanReaders, { id });
  else await manager.upsert(PlanReaders, { id, planId: plan.id, visibleTo: [...new Set(visibleTo)].sort() }, ["id"]);
}
