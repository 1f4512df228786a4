import { randomUUID } from "node:crypto";
import { type Context, InterventionStatus, LegalStatus, oneBy, partOf, selectList, statusOf } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { holdsOn } from "../../plan/plan/assignment.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { coordinatorsOf, participantsOf, readPlan } from "../../plan/plan/plan.service.ts";
import type { Change, ChangeInput } from "../../plan/plan/plan-change.ts";
import type { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { coordinator, OPEN, planStep } from "../../plan/plan/plan-step.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { askSectors, type Voice } from "../ask/ask.service.ts";
import { inPlan } from "../ask/interventions.ts";
import { INTERVENTIONS, type SaidIntervention } from "../ask/question.ts";
import { AnswerState } from "../ask/sector-answer.ts";
import { CHANGES } from "./changes.ts";
import { JointSupport, type JointSupportOverview, JointSupportRule } from "./joint-support.ts";

type Written = JointSupport["written"][number];

function rulesOn({ db }: Context, day: string): Promise<JointSupportRule[]> {
  return db.query<JointSupportRule>(
    `SELECT ${selectList(db, JointSupportRule)} FROM joint_support_rule
     WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date) ORDER BY code COLLATE "C"`,
    [day],
  );
}

/** Whether a rule works in a municipality: one that is only proposed does where the policy has it on. */
const worksIn = async (context: Context, municipality: string, { law }: JointSupportRule): Promise<boolean> =>
  statusOf(law) !== LegalStatus.PROPOSAL || (await policyOf(context, municipality))?.combinedDecision === true;

const ask = async (context: CoordinationContext, plan: CoordinatingPlan): Promise<Voice[]> =>
  askSectors(context, await sectorsOf(context, plan), INTERVENTIONS);

const runs = ({ status }: SaidIntervention) => status === InterventionStatus.RUNNING;

function said(voices: readonly Voice[], sector: string, id: string): SaidIntervention | undefined {
  return voices.find(({ answer }) => answer.sector.code === sector)?.said.interventions.find((each) => each.id === id);
}

/** What runs side by side under a rule in force, out of what is open to the reader now; nothing of it is kept (SUP-03). */
export async function jointSupportOf(
  context: CoordinationContext,
  plan: CoordinatingPlan,
): Promise<JointSupportOverview> {
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
          parts: each.written.map(({ sector, interventionId, purpose }) => ({
            intervention: inPlan(plan, voices, sector, interventionId),
            purpose,
          })),
          primaryWorker: await workers.load(each.primaryWorkerId),
          stillActive: known.some((one) => one && !runs(one)) ? false : known.every(Boolean) ? true : null,
        };
      }),
    ),
    sectors: voices.map(({ answer }) => answer),
  };
}

export interface DecideInput extends ChangeInput {
  rule: string;
  primaryWorkerId: string;
  parts: Written[];
}

/** The coordinator writes a joint decision down: both supports run, each purpose is kept, one worker gives it all (V26). */
export async function decideJointSupport(context: CoordinationContext, input: DecideInput): Promise<PlanPayload> {
  // The sectors are asked before the transaction: inside it nobody else may be waited for.
  const readable = await readPlan(context, input.planId);
  const voices = readable ? await ask(context, readable) : [];
  return planStep(context, input, CHANGES.decideJointSupport, coordinator, OPEN, async (change) => {
    const { problem, manager, plan } = change;
    const rule = (await rulesOn(context, context.today)).find(({ code }) => code === input.rule);
    if (!rule)
      return problem("rule", "RULE_UNKNOWN", "No rule of that code is in force.", "Der gælder ingen sådan regel.");
    if (!(await worksIn(context, plan.municipality, rule)))
      return problem(
        "rule",
        "PROPOSAL_NOT_SWITCHED_ON",
        "No law gives this. It is a proposal, and the municipality's policy has not switched it on.",
        "Ingen lov giver det. Det er et forslag, og kommunens retningslinjer har ikke slået det til.",
      );
    if ((await manager.findBy(JointSupport, { planId: plan.id, ruleCode: rule.code })).some((each) => !each.endedOn))
      return problem(
        "rule",
        "ALREADY_DECIDED",
        "It is decided on as one already; end that first.",
        "Der er allerede truffet én samlet beslutning: afslut den først.",
      );
    checkParts(change, rule, input.parts, voices);
    const people = [...(await coordinatorsOf(context, plan.id)), ...(await participantsOf(context, plan.id))];
    if (!people.some((each) => each.caseworkerId === input.primaryWorkerId && holdsOn(each, context.today)))
      problem(
        "primaryWorkerId",
        "WORKER_NOT_IN_PLAN",
        "The primary worker coordinates the plan or takes part in it.",
        "Den primære medarbejder skal koordinere planen eller være med i den.",
      );
    await manager.insert(JointSupport, {
      id: randomUUID(),
      planId: plan.id,
      ruleCode: rule.code,
      written: input.parts.map(({ sector, interventionId, purpose }) => ({ sector, interventionId, purpose })),
      primaryWorkerId: input.primaryWorkerId,
      decidedOn: context.today,
      endedOn: null,
    });
  });
}

function checkParts({ problem }: Change, rule: JointSupportRule, parts: readonly Written[], voices: readonly Voice[]) {
  const wanted = rule.parts.map(({ sector }) => sector).sort();
  if (JSON.stringify(parts.map(({ sector }) => sector).sort()) !== JSON.stringify(wanted))
    return problem(
      "parts",
      "PARTS_MISMATCH",
      `It has one part of each of ${wanted.join(" and ")}.`,
      "Beslutningen skal have én del fra hver af de myndigheder, reglen nævner.",
    );
  // One text for both would be one purpose in the other's place (SUP-04).
  if (new Set(parts.map(({ purpose }) => purpose.toLowerCase())).size < parts.length)
    problem(
      "parts",
      "PURPOSES_MERGED",
      "Each sector's own purpose is kept: write both.",
      "Hver myndigheds eget formål bevares: skriv dem begge.",
    );
  for (const { sector, interventionId } of parts) {
    const each = said(voices, sector, interventionId);
    const state = voices.find(({ answer }) => answer.sector.code === sector)?.answer.state;
    if (!each && (state === AnswerState.SILENT || state === AnswerState.WRONG))
      problem(
        "parts",
        "SECTOR_SILENT",
        `${sector} does not answer right now: try again later.`,
        "Myndigheden svarer ikke lige nu: prøv igen senere.",
      );
    else if (!each)
      problem(
        "parts",
        "INTERVENTION_UNKNOWN",
        "There is no such intervention, or you may not see it.",
        "Indsatsen findes ikke, eller du må ikke se den.",
      );
    else if (!rule.parts.some((part) => part.sector === sector && part.kinds.includes(each.kind)))
      problem("parts", "KIND_NOT_IN_RULE", `The rule is not of ${each.kind}.`, "Reglen gælder ikke den slags indsats.");
    else if (!runs(each))
      problem("parts", "NOT_RUNNING", `${each.title} does not run now.`, `»${each.title}« er ikke i gang nu.`);
  }
}

/** The joint decision is over; the help of each sector goes on until that sector ends it. */
export const endJointSupport = (context: Context, input: ChangeInput & { jointSupportId: string }) =>
  planStep(context, input, CHANGES.endJointSupport, coordinator, OPEN, async ({ manager, problem }) => {
    const [, ended] = await manager.query(
      `UPDATE joint_support SET ended_on = $3 WHERE id::text = $1 AND plan_id = $2 AND ended_on IS NULL`,
      [input.jointSupportId, input.planId, context.today],
    );
    if (ended === 0)
      problem(
        "jointSupportId",
        "JOINT_SUPPORT_UNKNOWN",
        "There is no such decision that holds.",
        "Der er ingen sådan beslutning, som gælder.",
      );
  });
