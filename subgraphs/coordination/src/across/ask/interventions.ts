import { INTERVENTION_UNKNOWN, type InterventionStatus, through } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { askSectors, type Voice } from "./ask.service.ts";
import type { PlanIntervention } from "./plan-intervention.ts";
import { INTERVENTIONS, type SaidIntervention } from "./question.ts";
import { AnswerState } from "./sector-answer.ts";

/** An intervention by sector and id: unique across sectors. */
export type Key = string;
export const keyOf = (sector: string, id: string): Key => `${sector}/${id}`;

/** The interventions that a plan's reader sees now, by sector and id. */
export interface Known {
  readonly voices: Voice[];
  readonly all: ReadonlyMap<Key, { sector: Sector; said: SaidIntervention }>;
}

/** Asked once a request for the same plan. */
export const knownInterventions = (context: CoordinationContext, plan: CoordinatingPlan): Promise<Known> =>
  context.once(`interventions ${plan.id} ${plan.version}`, async () => {
    const voices = await askSectors(context, await sectorsOf(context, plan), INTERVENTIONS);
    return knownBy(voices);
  });

export const knownBy = (voices: Voice[]): Known => ({
  voices,
  all: new Map(
    voices.flatMap(({ answer, said }) =>
      said.interventions.map((each) => [keyOf(answer.sector.code, each.id), { sector: answer.sector, said: each }]),
    ),
  ),
});

/**
 * Whether a reader is told that there is this help, where a plan names it: as its sector does where it answers. Of one that is silent,
 * what the citizen does not keep out; of one that is closed to the reader nothing, for that there is help there is part of what is closed.
 */
export function isTold({ voices, all }: Known, sector: string, id: string): boolean {
  const voice = voices.find(({ answer }) => answer.sector.code === sector);
  if (voice?.answer.state === AnswerState.ANSWERED) return all.has(keyOf(sector, id));
  const silent = voice?.answer.state === AnswerState.SILENT || voice?.answer.state === AnswerState.WRONG;
  return silent && !voice.keptOut.includes(id);
}

/** An intervention as a plan refers to it: what its sector tells of it now, and nothing where it is closed or does not answer. */
export function inPlan(plan: CoordinatingPlan, voices: readonly Voice[], sector: string, id: string): PlanIntervention {
  const voice = voices.find(({ answer }) => answer.sector.code === sector);
  const said = voice?.said.interventions.find((each) => each.id === id);
  return through(
    {
      id,
      sector: voice?.answer.sector ?? null,
      title: said?.title ?? null,
      kind: said?.kind ?? null,
      status: (said?.status as InterventionStatus | undefined) ?? null,
      period: said?.period ?? null,
      legalBasis: said?.legalBasis ?? null,
      providerUnit: said?.providerUnit ?? null,
      hoursPerWeek: said?.hoursPerWeek ?? null,
      endReason: said?.endReason ?? null,
      plan,
    },
    voice ? voice.door : plan.id,
  );
}

/** Why an intervention cannot be named in a plan, as its code and in words; null where the reader sees it. */
export function unknownIn(
  { voices, all }: Known,
  sector: string,
  key: Key,
): [code: string, en: string, da: string] | null {
  if (all.has(key)) return null;
  const state = voices.find(({ answer }) => answer.sector.code === sector)?.answer.state;
  return state === AnswerState.SILENT || state === AnswerState.WRONG
    ? [
        "SECTOR_SILENT",
        `${sector} does not answer right now: try again later.`,
        "Myndigheden svarer ikke lige nu: prøv igen senere.",
      ]
    : [...INTERVENTION_UNKNOWN];
}
