import { type Context, InterventionStatus, selectList, through } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import type { Told } from "../../room.ts";
import { askSectors, type Voice } from "../ask/ask.service.ts";
import { inPlan, type Key, type Known } from "../ask/interventions.ts";
import { PAUSES } from "../ask/question.ts";
import { AnswerState, type SectorAnswer, sectorAnswer } from "../ask/sector-answer.ts";
import {
  type ContentConflictPause,
  ContentConflictRule,
  type ContentConflictSuggestion,
  type WrittenSide,
} from "./content-conflict.ts";

type Suggested = ContentConflictSuggestion & { readonly sides: readonly WrittenSide[] };
type Side = NonNullable<ContentConflictRule["sides"]>[number];

/** What the rules in force find among the help that a reader sees running, and the pauses that they may know of. */
export async function suggestionsIn(
  context: CoordinationContext,
  plan: CoordinatingPlan,
  known: Known,
): Promise<{ suggested: Suggested[]; sectors: SectorAnswer[] }> {
  const rules = await rulesOn(context, context.today);
  const pauses = await pausesFor(context, plan, known, rules);
  return {
    suggested: rules.flatMap((rule) =>
      foundBy(rule, known, pauses, context.today).map((found) => {
        const help = found.keys.map(helpSide);
        const sides = [...help, ...found.pauses.map(({ sector, id }) => ({ sector: sector.code, pauseId: id }))];
        const interventions = help.map((side) => inPlan(plan, known.voices, side.sector, side.interventionId));
        return { rule, sides, interventions, pauses: found.pauses };
      }),
    ),
    sectors: known.voices.map(({ answer }) => answerOf(answer, pauses)),
  };
}

function helpSide(key: Key): { sector: string; interventionId: string } {
  const [sector, ...id] = key.split("/");
  return { sector: String(sector), interventionId: id.join("/") };
}

const rulesOn = ({ db }: Context, day: string): Promise<ContentConflictRule[]> =>
  db.query<ContentConflictRule>(
    `SELECT ${selectList(db, ContentConflictRule)} FROM content_conflict_rule
     WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date) ORDER BY code COLLATE "C"`,
    [day],
  );

const running = ({ all }: Known) => [...all].filter(([, { said }]) => said.status === InterventionStatus.RUNNING);

const helpOf = (side: Side, known: Known): Key[] =>
  running(known)
    .filter(([, { sector, said }]) => side.some((of) => of.sector === sector.code && of.kinds?.includes(said.kind)))
    .map(([key]) => key);

/**
 * What the sectors that a rule names say of pauses. A pause tells of a treatment: it is asked for only where help runs that it could
 * work against, by a grant for the reader, and of a sector whose health information is closed to them nothing is learnt.
 */
async function pausesFor(
  context: CoordinationContext,
  plan: CoordinatingPlan,
  known: Known,
  rules: readonly ContentConflictRule[],
): Promise<Voice[]> {
  const named = rules.flatMap(({ sides }) =>
    (sides ?? []).flatMap((side, index) => {
      const other = sides?.[1 - index] ?? [];
      return helpOf(other, known).length > 0 ? side.flatMap(({ sector, pauses }) => (pauses ? [sector] : [])) : [];
    }),
  );
  return askPauses(context, plan, named);
}

async function askPauses(
  context: CoordinationContext,
  plan: CoordinatingPlan,
  named: readonly string[],
): Promise<Voice[]> {
  if (named.length === 0) return [];
  const whom = (await sectorsOf(context, plan)).filter(({ sector }) => named.includes(sector.code));
  return askSectors(context, whom, PAUSES);
}

/** The pauses that were named in what was raised, as the reader may know of them: a sector that is silent tells none, and hides none. */
export async function pausesNamed(
  context: CoordinationContext,
  plan: CoordinatingPlan,
  conflicts: readonly { readonly written: readonly WrittenSide[] }[],
): Promise<{ told: Told; pause: (sector: string, id: string) => ContentConflictPause | null }> {
  const named = conflicts.flatMap(({ written }) => written.flatMap((side) => ("pauseId" in side ? [side.sector] : [])));
  const voices = await askPauses(context, plan, named);
  const pause = (sector: string, id: string) =>
    shown(voices.filter(({ answer }) => answer.sector.code === sector)).find((each) => each.id === id) ?? null;
  return {
    pause,
    told: (sector, id) => {
      const voice = voices.find(({ answer }) => answer.sector.code === sector);
      const silent = voice?.answer.state === AnswerState.SILENT || voice?.answer.state === AnswerState.WRONG;
      return pause(sector, id) !== null || (silent && !voice.keptOut.includes(id));
    },
  };
}

const shown = (voices: readonly Voice[]): ContentConflictPause[] =>
  voices.flatMap(({ answer: { sector }, door, said }) =>
    said.pauses.map(({ id, reason, period }) => through({ id, sector, reason, period }, door)),
  );

const pausesOf = (side: Side, voices: readonly Voice[], day: string): ContentConflictPause[] =>
  shown(voices).filter(
    ({ sector, reason, period: { from, to } }) =>
      (from === null || from <= day) &&
      (to === null || to > day) &&
      side.some((of) => of.sector === sector.code && of.pauses?.includes(reason)),
  );

interface Found {
  readonly keys: Key[];
  readonly pauses: ContentConflictPause[];
}

/** What a rule finds: each pair of its two sides, one of them help, or everything that counts where it counts hours. */
function foundBy(
  { sides, hoursMost }: ContentConflictRule,
  known: Known,
  voices: readonly Voice[],
  day: string,
): Found[] {
  if (hoursMost !== null) {
    const counted = running(known).filter(([, { said }]) => (said.hoursPerWeek ?? 0) > 0);
    const hours = counted.reduce((sum, [, { said }]) => sum + (said.hoursPerWeek ?? 0), 0);
    const several = new Set(counted.map(([, { sector }]) => sector.code)).size > 1;
    return several && hours > hoursMost ? [{ keys: counted.map(([key]) => key), pauses: [] }] : [];
  }
  const [one = [], other = []] = sides ?? [];
  const [left, right] = [helpOf(one, known), helpOf(other, known)];
  const against = (help: Key[], side: Side) =>
    help.flatMap((key) => pausesOf(side, voices, day).map((pause) => ({ keys: [key], pauses: [pause] })));
  return [
    ...left.flatMap((first) => right.map((second) => ({ keys: [first, second], pauses: [] }))),
    ...against(left, other),
    ...against(right, one),
  ];
}

/** What a sector answered of its help, and where its pauses were asked for too, what became of that. */
function answerOf(answer: SectorAnswer, pauses: readonly Voice[]): SectorAnswer {
  const asked = pauses.find(({ answer: { sector } }) => sector.code === answer.sector.code)?.answer;
  if (!asked || answer.state !== AnswerState.ANSWERED || asked.state === AnswerState.ANSWERED) return answer;
  const { sector, citizenId, reason } = answer;
  const state = asked.state === AnswerState.WITHHELD ? answer.state : asked.state;
  return sectorAnswer({ sector, citizenId, reason, state, withheld: [...answer.withheld, ...asked.withheld] });
}
