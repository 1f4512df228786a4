import type { DataCategory } from "@overligger/shared";
import DataLoader from "dataloader";
import type { CoordinationContext } from "../../context.ts";
import type { Decision } from "../../plan/access/access.ts";
import { grantFor } from "../../town/registry/grant.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { send } from "../../town/registry/send.ts";
import { askedOf, heard, type Question, type Said } from "./question.ts";
import { AnswerState, type SectorAnswer, sectorAnswer } from "./sector-answer.ts";

/** Moments between which appointments are asked for, in UTC. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Of whom a sector is asked, and what the reader may see there: as decided for the overlay. */
export interface Whom {
  readonly sector: Sector;
  readonly decision: Decision;
  readonly citizenId: string;
  readonly planId: string | null;
  /** The door through which the sector is seen: what is told on of its answer names it. */
  readonly door: string | null;
}

/** One sector's answer about one citizen. */
export interface Voice {
  readonly answer: SectorAnswer;
  readonly citizenId: string;
  readonly door: string | null;
  /** Ids that the citizen keeps out, whether the sector answers or not. */
  readonly keptOut: readonly string[];
  readonly said: Said;
}

const NOTHING: Said = { appointments: [], interventions: [], contacts: [], plans: [], pauses: [] };

/**
 * Asks the sectors themselves, all at once, each by a grant for the caller: the same consent as the overlay's, and of its
 * categories only those that the question needs. Nothing of the answer is kept.
 */
export function askSectors(
  context: CoordinationContext,
  whom: readonly Whom[],
  question: Question,
  window: Window | null = null,
): Promise<Voice[]> {
  return Promise.all(
    whom.map(async (each): Promise<Voice> => {
      const { sector, decision, citizenId, door } = each;
      const open = question.needs.filter((category) => decision.categories.includes(category));
      const withheld = decision.reason === null ? question.needs.filter((category) => !open.includes(category)) : [];
      const voice = (state: AnswerState, said = NOTHING): Voice => ({
        answer: sectorAnswer({ sector, citizenId, state, reason: decision.reason, withheld }),
        citizenId,
        door,
        keptOut: decision.exceptItems,
        said,
      });
      if (decision.reason !== null) return voice(AnswerState.CLOSED);
      if (open.length === 0) return voice(AnswerState.WITHHELD);
      const outcome = await ask(context, each, open, question, window);
      return typeof outcome === "string" ? voice(outcome) : voice(AnswerState.ANSWERED, outcome);
    }),
  );
}

type Outcome = Said | AnswerState.SILENT | AnswerState.WRONG;

async function ask(
  context: CoordinationContext,
  { sector, decision, citizenId, planId }: Whom,
  categories: readonly DataCategory[],
  question: Question,
  window: Window | null,
): Promise<Outcome> {
  const said: Said = { ...NOTHING };
  // A calendar may be longer than one page; each further page is opened, and logged, by itself.
  for (let after: string | null = null; ; ) {
    const grant = grantFor(context, sector, { ...decision, citizenId, planId, categories });
    if (grant === null) return AnswerState.SILENT;
    const outcome = await loader(context, sector, question, window, after).load(grant);
    if (typeof outcome === "string") return outcome;
    said.appointments = [...said.appointments, ...outcome.said.appointments];
    if (after === null) {
      const { interventions, contacts, plans, pauses } = outcome.said;
      Object.assign(said, { interventions, contacts, plans, pauses });
    }
    if (outcome.next === null || outcome.next === after) return said;
    after = outcome.next;
  }
}

type Heard = NonNullable<ReturnType<typeof heard>> | AnswerState.SILENT | AnswerState.WRONG;

/** Many citizens are one question to a sector. */
function loader(
  context: CoordinationContext,
  sector: Sector,
  question: Question,
  window: Window | null,
  after: string | null,
): DataLoader<string, Heard> {
  return context.once(
    `ask ${question.name} ${sector.code} ${window?.from} ${window?.to} ${after}`,
    () =>
      new DataLoader<string, Heard>(async (grants) => {
        const representations = grants.map((grant) => ({ __typename: sector.overlay, grant }));
        const answer = await send(context, sector, askedOf(question, sector), {
          representations,
          ...(window ? { ...window, after } : {}),
        });
        if (answer === null) return grants.map(() => AnswerState.SILENT);
        // An error anywhere means that something is missing, and one could not tell what.
        const rows = answer.errors?.length ? [] : ((answer.data?._entities ?? []) as unknown[]);
        if (answer.errors?.some(({ extensions }) => extensions?.retryable === true))
          return grants.map(() => AnswerState.SILENT);
        return grants.map((grant, index) =>
          rows.length === grants.length ? (heard(rows[index], grant) ?? AnswerState.WRONG) : AnswerState.WRONG,
        );
      }),
  );
}
