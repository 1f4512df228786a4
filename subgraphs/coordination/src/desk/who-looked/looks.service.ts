import {
  cursor,
  MAX_PAGE,
  type Page,
  type PageArguments,
  pageOf,
  ReadLogEntry,
  readCursor,
  Where,
} from "@overligger/shared";
import { AnswerState, type SectorAnswer, sectorAnswer } from "../../across/ask/sector-answer.ts";
import type { CoordinationContext } from "../../context.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { DECISIONS } from "../../town/registry/send.ts";
import { type DecisionLine, linesOfDecisions } from "./in-decisions.ts";
import { type LogLines, linesIn, type SectorLine } from "./in-sectors.ts";
import { Look } from "./look.ts";

/** Who looked in coordination itself, the latest first: at all of a citizen, or in one plan. */
export async function looksHere(
  context: CoordinationContext,
  citizenId: string,
  args: PageArguments,
  planId: string | null = null,
): Promise<Page<Look>> {
  const where = new Where().and("citizen_id = ?", citizenId);
  if (planId) where.and("plan_id = ?", planId);
  const found = await pageOf(context, ReadLogEntry, where, args, "readAt");
  const rows = new Map(found.nodes.map((line) => [looked(line, null), line]));
  return {
    ...found,
    nodes: [...rows.keys()],
    cursorOf: (look) => found.cursorOf(rows.get(look) as ReadLogEntry),
  };
}

const looked = (line: Look["line"], sector: Sector | null): Look => Object.assign(new Look(), { line, sector });

const HERE = "";
const UNTIL = "@";
const LIST = "Looks";

/**
 * How far a reader has come in each log, by the code of its sector (in coordination's own by nothing), and at which moment they are: what
 * was written since is in no later page, whatever log they have not come to yet.
 */
type Places = Readonly<Record<string, string>>;

interface Lines {
  readonly looks: readonly { readonly look: Look; readonly cursor: string }[];
  readonly more: boolean;
  readonly count: () => Promise<number | null>;
}

/** What one log has to tell from where the reader is. */
interface Told extends Lines {
  readonly log: string;
}

/** Who looked anywhere, the latest first: the logs are merged page by page, none is copied. A sector that is silent is told. */
export async function looksEverywhere(
  context: CoordinationContext,
  citizenId: string,
  args: PageArguments,
): Promise<Page<Look> & { sectors: SectorAnswer[]; decisions: AnswerState }> {
  const places = args.after ? placesIn(args.after) : {};
  const here = await linesHere(context, citizenId, args.first, places);
  const registry = [...(await sectors(context)).values()];
  const of = { first: args.first, places };
  const [decisions, ...elsewhere] = await Promise.all([
    linesThere(DECISIONS.code, of, (page) => linesOfDecisions(context, citizenId, page), lookAtDecisions(citizenId)),
    ...registry.map((sector) =>
      linesThere(sector.code, of, (page) => linesIn(context, sector, citizenId, page), lookIn(sector, citizenId)),
    ),
  ]);
  const logs: Told[] = [here, decisions, ...elsewhere];
  const nodes: Look[] = [];
  const cursors = new Map<Look, string>();
  const next = new Map(logs.map((told) => [told, 0]));
  let reached = places;
  while (nodes.length < args.first) {
    const [told] = logs
      .filter((each) => (next.get(each) ?? 0) < each.looks.length)
      .sort((a, b) => whenOf(b, next) - whenOf(a, next));
    if (!told) break;
    const at = next.get(told) ?? 0;
    const { look, cursor: place } = told.looks[at] as Told["looks"][number];
    next.set(told, at + 1);
    reached = { ...reached, [told.log]: place, [UNTIL]: look.line.readAt };
    nodes.push(look);
    cursors.set(look, cursor(LIST, JSON.stringify(reached), ""));
  }
  return {
    nodes,
    hasNextPage: logs.some((told) => told.more || (next.get(told) ?? 0) < told.looks.length),
    cursorOf: (look) => cursors.get(look) ?? "",
    count: async () => {
      const counts = await Promise.all(logs.map(({ count }) => count()));
      return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    },
    sectors: registry.map((sector, index) =>
      sectorAnswer({
        sector,
        citizenId,
        state: elsewhere[index]?.state ?? AnswerState.SILENT,
        reason: null,
        withheld: [],
      }),
    ),
    decisions: decisions.state,
  };
}

const whenOf = (told: Told, next: ReadonlyMap<Told, number>): number =>
  Date.parse(told.looks[next.get(told) ?? 0]?.look.line.readAt ?? "");

const NOTHING: Lines = { looks: [], more: false, count: async () => null };

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** What coordination's own log has to tell, without what was written since the reader began. */
async function linesHere(
  context: CoordinationContext,
  citizenId: string,
  first: number,
  places: Places,
): Promise<Told> {
  const until = places[UNTIL];
  const start = until ? cursor("coordination.read_log.readAt", new Date(until).toISOString(), LAST_ID) : null;
  const page = await looksHere(context, citizenId, { first, after: places[HERE] ?? start });
  const looks = page.nodes.map((look) => ({ look, cursor: page.cursorOf(look) }));
  return { log: HERE, looks, more: page.hasNextPage, count: page.count };
}

/** So often one reads on in another log, past what was written since the reader began: then whoever reads begins anew. */
const AT_MOST = 20;

/** What another log has to tell: as many lines as a page has, or all that there are, for the next are older than what is taken of them. */
async function linesThere<Line extends { readonly readAt: string }>(
  log: string,
  { first, places }: { readonly first: number; readonly places: Places },
  ask: (page: { first: number; after: string | null }) => Promise<LogLines<Line> | AnswerState>,
  look: (line: Line) => Look,
): Promise<Told & { state: AnswerState }> {
  const until = Date.parse(places[UNTIL] ?? "");
  const lines: LogLines<Line>["lines"][number][] = [];
  let after = places[log] ?? null;
  for (let at = 0; at < AT_MOST; at += 1) {
    const found = await ask({ first: at === 0 ? first : MAX_PAGE, after });
    if (typeof found === "string") return { ...NOTHING, log, state: found };
    lines.push(...found.lines.filter(({ node }) => !(Date.parse(node.readAt) > until)));
    const last = found.lines.at(-1);
    const more = found.more && last !== undefined;
    if (lines.length >= first || !more) {
      const looks = lines.map(({ cursor: place, node }) => ({ look: look(node), cursor: place }));
      return { looks, more, count: async () => found.count, log, state: AnswerState.ANSWERED };
    }
    after = last.cursor;
  }
  return { ...NOTHING, log, state: AnswerState.SILENT };
}

const lookIn = (sector: Sector, citizenId: string) => (node: SectorLine) =>
  looked({ ...node, citizenId, readerId: null, operation: operationOf(node) }, sector);

const lookAtDecisions =
  (citizenId: string) =>
  ({ cursor: _place, ...node }: DecisionLine) =>
    looked({ ...node, citizenId, readerId: null, categories: [] }, null);

/** What a sector's line tells of, by what was open to who read. */
function operationOf({ categories, purpose }: SectorLine): string {
  if (categories.length > 0) return "SECTOR_READ";
  return purpose === "OWN_ACCESS" ? "SECTOR_LOG_READ" : "SECTOR_REFUSED";
}

function placesIn(after: string): Places {
  const [value] = readCursor(
    LIST,
    after,
    (text) => isPlaces(parsed(text)),
    (id) => id === "",
  );
  return parsed(value) as Places;
}

const isPlaces = (value: unknown): value is Places =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((place) => typeof place === "string") &&
  (!(UNTIL in value) || !Number.isNaN(Date.parse(String(value[UNTIL]))));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
