import {
  type Context,
  DateTimeScalar,
  Language,
  type Page,
  type PageArguments,
  pageOf,
  Where,
} from "@overligger/shared";
import { Arg, Field, ID, ObjectType } from "type-graphql";
import { PlanRevision } from "../../plan/plan/plan-revision.ts";
import type { Room, Words } from "../../room.ts";

/** By the name of the change: what was decided, in words for the citizen. What only edits the plan is not among them. */
const words = new Map<string, Words>();

/** Learns which changes of a plan decide something for the citizen. */
export function knowDecisions(rooms: readonly Room[]): void {
  for (const change of rooms.flatMap(({ changes }) => Object.values(changes ?? {})))
    if (change.words) words.set(change.name, change.words);
}

@ObjectType("DecisionSoFar", { description: "Something that was decided in your plan (da: beslutning)." })
export class DecisionSoFar {
  @Field(() => ID, { description: "Opaque id.", simple: true })
  id!: string;

  @Field(() => DateTimeScalar, { description: "When, in UTC (da: tidspunkt).", simple: true })
  at!: string;

  @Field(() => String, { description: "What was done, as the name of the operation.", simple: true })
  change!: string;

  @Field(() => String, { description: "What was decided, as a sentence for people." })
  text(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return words.get(this.change)?.[language] ?? "";
  }
}

/** What was decided in all of a citizen's plans, the latest first. */
export async function decisionsOf(
  context: Context,
  citizenId: string,
  page: PageArguments,
): Promise<Page<DecisionSoFar>> {
  const where = new Where()
    .and("plan_id IN (SELECT id FROM coordinating_plan WHERE citizen_id = ?)", citizenId)
    .and("change = ANY(?::text[])", [...words.keys()]);
  const found = await pageOf(context, PlanRevision, where, page, "recordedAt");
  const rows = new Map(
    found.nodes.map((row) => [
      Object.assign(new DecisionSoFar(), { id: row.id, at: row.recordedAt, change: row.change }),
      row,
    ]),
  );
  return {
    ...found,
    nodes: [...rows.keys()],
    cursorOf: (node) => found.cursorOf(rows.get(node) as PlanRevision),
  };
}
