import type { GraphQLArgument, GraphQLSchema } from "graphql";
import type { Answer, TestHouse } from "../house.ts";
import { id } from "../steps.ts";
import { type About, type Outcome, outcomeOfRoot, outcomesOf } from "./answers.ts";
import { CPR, fill } from "./fill.ts";
import {
  type Asker,
  arrange,
  asAdult,
  asChild,
  asUnable,
  becomesAChild,
  becomesUnable,
  everybody,
  RELATIONS,
} from "./people.ts";
import { type Fill, type Place, placesFrom, queriesOf } from "./questions.ts";
import { type Sectors, sectorsOf } from "./sectors.ts";
import type { Cell, Rows } from "./table.ts";

export interface Walked {
  readonly rows: Rows;
  /** Every field that the graph has, whether or not it was met. */
  readonly known: ReadonlySet<string>;
  /** What somebody sees by another road than by its id, and not by its id. */
  readonly more: readonly string[];
  /** Lists whose number is not that of their rows. */
  readonly counts: readonly string[];
}

/** One answer about one field: of whom, where, by which road. */
interface Seen {
  readonly asker: Asker;
  readonly sector: string | null;
  /** `room|Type.field` by pattern, and as the graph names it. */
  readonly row: string;
  readonly key: string;
  readonly root: string;
  readonly outcome: Outcome;
}

/** Who happens to have read last says nothing of who may see that. */
const CHANCE = /^(Look|ReadLogLine)\.(readerSector|unit)$/;
const MAIN: Readonly<Record<string, string>> = { plan: "coordinatingPlan", citizen: "citizen" };

export async function walk(house: TestHouse, schema: GraphQLSchema): Promise<Walked> {
  const { planId } = await fill(house);
  await arrange(house, planId);
  const about = { citizenId: id("lotte"), planId };
  const sectors = sectorsOf(house, schema);
  const fillIn = filling(about, await ownPlans(house, schema));
  const places = Object.keys(schema.getQueryType()?.getFields() ?? {}).map((root) => ({
    root,
    places: placesFrom(schema, root, roomOf(root, sectors), fillIn),
  }));
  const seen: Seen[] = [];
  const counts: string[] = [];
  const asks = async (asker: Asker) =>
    seen.push(...(await askAll(house, asker, places, sectors, about, fillIn, counts)));
  for (const asker of [...(await asAdult()), ...(await everybody())]) await asks(asker);
  await becomesUnable(house);
  for (const asker of await asUnable()) await asks(asker);
  await becomesAChild(house);
  for (const asker of await asChild()) await asks(asker);
  const known = new Set(seen.map(({ row }) => row));
  return { rows: rowsOf(seen), known, more: moreThanById(seen), counts: [...new Set(counts)] };
}

const roomOf = (root: string, sectors: Sectors): string =>
  /^coordinatingPlans?$/.test(root)
    ? "plan"
    : /^citizen/.test(root)
      ? "citizen"
      : sectors.isSectors(root)
        ? "sector"
        : "desk";

/** The id of one of her plans in each sector, by the root that gives it. */
async function ownPlans(house: TestHouse, schema: GraphQLSchema): Promise<ReadonlyMap<string, string>> {
  const query = "{ me { citizen { sectors { overlay { plans { __typename id } } } } } }";
  const { data } = await house.ask("lotte", query);
  const plans = data.me.citizen.sectors.flatMap(({ overlay }: { overlay: { plans: object[] } }) => overlay.plans);
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Map(
    plans.flatMap(({ __typename, id }: { __typename: string; id: string }) =>
      roots.filter(({ type }) => String(type) === __typename).map(({ name }) => [name, id]),
    ),
  );
}

const filling =
  ({ citizenId, planId }: About, plans: ReadonlyMap<string, string>): Fill =>
  (root: string, { name, type }: GraphQLArgument) => {
    if (name === "cpr") return `"${CPR}"`;
    if (name === "purpose") return '"OFFER_A_PLAN"';
    if (name === "code") return '"0260"';
    if (name === "id") return `"${root === "coordinatingPlan" ? planId : (plans.get(root) ?? citizenId)}"`;
    if (/^ID|^String/.test(String(type))) return `"${citizenId}"`;
    if (/^Date/.test(String(type))) return '"2026-01-01"';
    return name === "kind" ? "SHARING" : "INTERVENTION";
  };

/** Everything asked by one person: first what each root begins with, then what lies behind those that gave something. */
async function askAll(
  house: TestHouse,
  asker: Asker,
  roots: readonly { root: string; places: readonly Place[] }[],
  sectors: Sectors,
  about: About,
  fillIn: Fill,
  counts: string[],
): Promise<Seen[]> {
  const answers = new Map<Place, Answer>();
  const ask = async (places: readonly Place[]) => {
    for (const { text, places: asked } of queriesOf(places, fillIn)) {
      const answer = await house.ask(asker.who, text);
      if (answer.status !== 200) throw new Error(`${asker.relation}: ${answer.text}`);
      for (const place of asked) answers.set(place, answer);
    }
  };
  const begins = (places: readonly Place[]) => places.slice(0, 2);
  await ask(roots.flatMap(({ places }) => begins(places)));
  const seen: Seen[] = [];
  for (const { root, places } of roots) {
    const outcome = outcomeOfRoot(begins(places), answers, about);
    const row = sectors.rootName(root);
    const sector = sectors.of({ root, way: [] });
    if (row !== null)
      seen.push({ asker, sector, row: `roots|Query.${row}`, key: `roots|Query.${root}`, root, outcome });
    if (outcome === "data") await ask(places.slice(2));
    for (const place of places) {
      const answer = answers.get(place);
      const outcomes = answer && outcomesOf(place, answer, about, counts);
      for (const { name } of place.fields) {
        const type = place.type.name.endsWith("Connection") ? null : sectors.typeName(place.type, name);
        if (type === null || CHANCE.test(`${type}.${name}`)) continue;
        const sector = sectors.of(place);
        const key = `${place.room}|${place.type.name}.${name} ${sector ?? ""}`;
        const row = `${place.room}|${type}.${name}`;
        seen.push({ asker, sector, row, key, root, outcome: outcomes?.get(name) ?? "nothing" });
      }
    }
  }
  return seen;
}

/** Under which column an answer stands: whose staff somebody is counts where a sector is asked. */
function relationOf({ asker, sector }: Seen): string | null {
  const { relation } = asker;
  const theirs = sector === null || sector === asker.sector;
  if (relation === "own") return theirs ? "own" : "frn";
  if (relation === "tak") return sector !== null && theirs ? "tak2" : "tak";
  if (relation === "tak0") return sector !== null && theirs ? "takO" : "tak0";
  // What they get of their own sector as its staff stands under that.
  if (["ownE", "own0", "reg", "regE"].includes(relation)) return theirs ? relation : null;
  return ["coo", "cooB", "cooE", "exT"].includes(relation) && sector !== null && theirs ? null : relation;
}

function rowsOf(seen: readonly Seen[]): Map<string, Cell[]> {
  const filled = new Set(seen.filter(({ outcome }) => outcome === "data").map(({ key }) => key));
  const cells = new Map<string, Map<string, Map<string, Outcome>>>();
  for (const each of seen) {
    const relation = relationOf(each);
    const row = cells.get(each.row) ?? new Map<string, Map<string, Outcome>>();
    cells.set(each.row, row);
    if (relation === null || (each.outcome === "nothing" && !filled.has(each.key))) continue;
    const cell = row.get(relation) ?? new Map<string, Outcome>();
    row.set(relation, cell);
    const who = `${each.asker.relation} ${each.asker.sector} ${each.key}`;
    const before = cell.get(who);
    if (before !== "data" && (before === undefined || each.outcome !== "nothing")) cell.set(who, each.outcome);
  }
  return new Map(
    [...cells].map(([row, of]) => [row, Object.keys(RELATIONS).map((relation) => cellOf(of.get(relation)))]),
  );
}

function cellOf(outcomes: ReadonlyMap<string, Outcome> | undefined): Cell {
  const all = [...(outcomes?.values() ?? [])];
  if (all.length === 0) return "";
  const shown = all.filter((outcome) => outcome === "data").length;
  if (shown === all.length) return "✓";
  if (shown > 0) return "±";
  return all.some((outcome) => outcome.startsWith("refused")) ? "F" : ".";
}

function moreThanById(seen: readonly Seen[]): string[] {
  const byId = new Set<string>();
  const name = ({ asker, key }: Seen) => `${asker.relation} ${asker.sector ?? ""} ${key}`;
  const roomOf = (key: string) => MAIN[key.split("|")[0] as string];
  for (const each of seen) if (each.outcome === "data" && roomOf(each.key) === each.root) byId.add(name(each));
  return seen
    .filter((each) => each.outcome === "data" && roomOf(each.key) && !byId.has(name(each)))
    .map((each) => `${name(each)} by ${each.root}`);
}
