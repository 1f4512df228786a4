import { getNamedType } from "graphql";
import type { Answer } from "../house.ts";
import { isPage, type Place } from "./questions.ts";

/** What came of asking: something was shown, nothing was, or it was refused with a code. */
export type Outcome = "data" | "nothing" | `refused ${string}`;

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape are walked
type Json = any;

/** Whom the walk is about. */
export interface About {
  readonly citizenId: string;
  readonly planId: string;
}

const SAME_WHATEVER = ["plan", "citizen"];

/** The rows at the end of a way that are about the citizen, or do not say whom they are about. */
function rowsOf(place: Place, data: Json, about: About): Json[] {
  let rows: Json[] = [data];
  for (const { field, type } of place.way) {
    rows = rows
      .flatMap((row) => row?.[field] ?? [])
      .flat(3)
      .filter((row) => row !== null && row.__typename === type.name)
      .filter((row) => isHers(place.room, row, about));
  }
  return rows;
}

function isHers(room: string, row: Json, { citizenId, planId }: About): boolean {
  if (row.__typename === "Citizen") return row.id === citizenId;
  if (row.__typename === "CoordinatingPlan") return row.id === planId;
  if (SAME_WHATEVER.includes(room)) return true;
  const ids = [row.citizen?.id ?? row.citizenId, row.plan?.id];
  return (ids[0] == null || ids[0] === citizenId) && (ids[1] == null || ids[1] === planId);
}

const isSomething = (value: Json): boolean =>
  Array.isArray(value) ? value.some(isSomething) : value !== null && value !== undefined && value !== "" && value !== 0;

/** What each field of a place showed, by its name; `counts` are told where they do not agree with their list. */
export function outcomesOf(place: Place, answer: Answer, about: About, counts: string[]): Map<string, Outcome> {
  const way = place.way.map(({ field }) => field);
  const rows = rowsOf(place, answer.data ?? {}, about);
  const agree = ({ totalCount, nodes }: Json) => totalCount == null || totalCount > 0 === nodes.length > 0;
  if (isPage(place.type)) for (const page of rows) if (!agree(page)) counts.push(way.join("."));
  const refused = new Map<string, string>();
  for (const { path = [], extensions } of answer.errors ?? []) {
    const names = path.filter((part: unknown) => typeof part === "string");
    if (names.length === way.length + 1 && way.every((name, index) => names[index] === name))
      refused.set(names.at(-1), extensions?.code ?? "?");
  }
  return new Map(
    place.fields.map(({ name, type }): [string, Outcome] => {
      const code = rows.length > 0 ? refused.get(name) : undefined;
      const values = rows.map((row) => row[name]).filter((value) => value !== undefined);
      if (isPage(getNamedType(type))) {
        for (const page of values) if (page !== null && !agree(page)) counts.push(`${way.join(".")}.${name}`);
        if (values.some((value) => value?.nodes.length > 0)) return [name, "data"];
      } else if (values.some(isSomething)) return [name, "data"];
      return [name, code ? `refused ${code}` : "nothing"];
    }),
  );
}

/** What a root itself showed: of a list, whether a row of it is hers. */
export function outcomeOfRoot(places: readonly Place[], answers: ReadonlyMap<Place, Answer>, about: About): Outcome {
  const [first, second] = places;
  if (!first) return "nothing";
  const answer = answers.get(first) as Answer;
  const root = first.way[0]?.field;
  const error = (answer.errors ?? []).find(({ path = [] }) => path.length <= 1 && (path[0] ?? root) === root);
  if (error) return `refused ${error.extensions?.code ?? "?"}`;
  const row = isPage(first.type) ? (second as Place) : first;
  return rowsOf(row, answers.get(row)?.data ?? {}, about).length > 0 ? "data" : "nothing";
}
