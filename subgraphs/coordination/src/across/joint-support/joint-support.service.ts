import { InterventionStatus, oneBy, partOf } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { askSectors, type Voice } from "../ask/ask.service.ts";
import { inPlan, isTold, knownBy } from "../ask/interventions.ts";
import { INTERVENTIONS, type SaidIntervention } from "../ask/question.ts";
import { decisionOf, isDecided, JointSupport, type JointSupportOverview, type WrittenPart } from "./joint-support.ts";
import { rulesOn, worksIn } from "./rules.ts";
import { tellJointSupport } from "./telling.service.ts";

export const ask = async (context: CoordinationContext, plan: CoordinatingPlan): Promise<Voice[]> =>
  askSectors(context, await sectorsOf(context, plan), INTERVENTIONS);

export const runs = ({ status }: SaidIntervention) => status === InterventionStatus.RUNNING;

export function said(voices: readonly Voice[], sector: string, id: string): SaidIntervention | undefined {
  return voices.find(({ answer }) => answer.sector.code === sector)?.said.interventions.find((each) => each.id === id);
}

/** The joint decisions with those parts of which the reader is told that there is such help: of a sector that is closed nothing. */
function toldOf(
  decided: readonly JointSupport[],
  voices: Voice[],
): (JointSupport & { readonly told: readonly WrittenPart[] })[] {
  const known = knownBy(voices);
  return decided.flatMap((each) => {
    const told = each.written.filter(({ sector, interventionId }) => isTold(known, sector, interventionId));
    return told.length > 0 ? [{ ...each, told }] : [];
  });
}

/** What runs side by side under a rule in force, out of what is open to the reader now; nothing of it is kept (SUP-03). */
export async function jointSupportOf(
  context: CoordinationContext,
  plan: CoordinatingPlan,
): Promise<JointSupportOverview> {
  // What a sector that was silent could not be told, it is told now.
  await tellJointSupport(context, plan.citizenId);
  const [voices, rules, all] = await Promise.all([
    ask(context, plan),
    rulesOn(context, context.today),
    partOf(context, plan, JointSupport, "planId"),
  ]);
  const decided = all.filter(({ endedOn }) => endedOn === null);
  const workers = oneBy(context, Caseworker, "id");
  const working = await Promise.all(rules.map((rule) => worksIn(context, plan.municipality, rule)));
  return {
    suggestions: rules
      .filter((_rule, index) => working[index])
      .filter(({ code }) => !decided.some(({ ruleCode }) => ruleCode === code))
      .flatMap((rule) => {
        const found = rule.parts.map(({ sector, kinds }) =>
          voices
            .filter(({ answer }) => answer.sector.code === sector)
            .flatMap(({ answer, said: { interventions } }) =>
              interventions
                .filter((each) => runs(each) && kinds.includes(each.kind))
                .map((each) => inPlan(plan, voices, answer.sector.code, each.id)),
            ),
        );
        return found.every(({ length }) => length > 0) ? [{ rule, interventions: found.flat() }] : [];
      }),
    jointSupports: await Promise.all(
      toldOf(decided, voices).map(async (each) => {
        const known = each.written.map(({ sector, interventionId }) => said(voices, sector, interventionId));
        return {
          ...each,
          decision: decisionOf(each),
          decided: each.written.every(isDecided),
          parts: each.told.map(({ sector, interventionId, purpose, decidedOn = each.decidedOn }) => ({
            intervention: inPlan(plan, voices, sector, interventionId),
            purpose,
            decidedOn,
          })),
          primaryWorker: await workers.load(each.primaryWorkerId),
          stillActive: known.some((one) => one && !runs(one)) ? false : known.every(Boolean) ? true : null,
        };
      }),
    ),
    sectors: voices.map(({ answer }) => answer),
  };
}
