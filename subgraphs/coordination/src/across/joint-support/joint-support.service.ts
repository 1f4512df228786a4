import { type Context, InterventionStatus, LegalStatus, oneBy, partOf, selectList, statusOf } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { askSectors, type Voice } from "../ask/ask.service.ts";
import { inPlan } from "../ask/interventions.ts";
import { INTERVENTIONS, type SaidIntervention } from "../ask/question.ts";
import { isDecided, JointSupport, type JointSupportOverview, JointSupportRule } from "./joint-support.ts";
import { tellJointSupport } from "./telling.service.ts";

export function rulesOn({ db }: Context, day: string): Promise<JointSupportRule[]> {
  return db.query<JointSupportRule>(
    `SELECT ${selectList(db, JointSupportRule)} FROM joint_support_rule
     WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date) ORDER BY code COLLATE "C"`,
    [day],
  );
}

/** Whether a rule works in a municipality: one that is only proposed does where the policy has it on. */
export const worksIn = async (context: Context, municipality: string, { law }: JointSupportRule): Promise<boolean> =>
  statusOf(law) !== LegalStatus.PROPOSAL || (await policyOf(context, municipality))?.combinedDecision === true;

export const ask = async (context: CoordinationContext, plan: CoordinatingPlan): Promise<Voice[]> =>
  askSectors(context, await sectorsOf(context, plan), INTERVENTIONS);

export const runs = ({ status }: SaidIntervention) => status === InterventionStatus.RUNNING;

export function said(voices: readonly Voice[], sector: string, id: string): SaidIntervention | undefined {
  return voices.find(({ answer }) => answer.sector.code === sector)?.said.interventions.find((each) => each.id === id);
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
      decided.map(async (each) => {
        const known = each.written.map(({ sector, interventionId }) => said(voices, sector, interventionId));
        return {
          ...each,
          decided: each.written.every(isDecided),
          parts: each.written.map(({ sector, interventionId, purpose, decidedOn = each.decidedOn }) => ({
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

/** The rule that a joint decision was made by, as it was that day; null where it is gone. */
export async function ruleOf(
  context: Context,
  { ruleCode, decidedOn }: JointSupport,
): Promise<JointSupportRule | null> {
  return (await rulesOn(context, decidedOn)).find(({ code }) => code === ruleCode) ?? null;
}
