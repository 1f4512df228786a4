import { randomUUID } from "node:crypto";
import { type Context, INTERVENTION_UNKNOWN, inForce, type Problem } from "@overligger/shared";
import { type EntityManager, IsNull } from "typeorm";
import { DECISIONS } from "../../town/registry/send.ts";
import type { Voice } from "../ask/ask.service.ts";
import type { Mandates } from "../ask/mandate.service.ts";
import { AnswerState } from "../ask/sector-answer.ts";
import { runs, said } from "./joint-support.service.ts";
import { isDecided, JointSupport, type JointSupportRule, type WrittenPart } from "./joint-support.ts";
import { rulesOn, worksIn } from "./rules.ts";

export interface JointInput {
  rule: string;
  primaryWorkerId: string;
  parts: WrittenPart[];
}

/** Who is to know of a joint decision once its last part is decided: each sector, and decisions, where it is one like any other. */
export const toBeTold = (written: readonly WrittenPart[]): string[] =>
  written.every(isDecided) ? [...written.map(({ sector }) => sector), DECISIONS.code] : [];

/** That somebody decides a part today, and in what right. */
export const decidedToday = ({ caller, today }: Context, { delegations }: Mandates, sector: string) => ({
  decidedBy: caller.id,
  decidedOn: today,
  delegationId: delegations.get(sector) ?? null,
});

/** A joint decision as it is kept: decided in those parts for which somebody holds the mandate, each under the law its help is given by. */
export function rowOf(
  context: Context,
  { citizenId, municipality }: { citizenId: string; municipality: string },
  planId: string | null,
  { rule, primaryWorkerId, parts }: JointInput,
  mandates: Mandates,
  voices: readonly Voice[],
): JointSupport {
  const { today } = context;
  const written = parts.map(({ sector, interventionId, purpose }) => ({
    ...{ sector, interventionId, purpose, title: said(voices, sector, interventionId)?.title },
    law: lawOf(voices, sector, interventionId, today),
    ...(mandates.held.has(sector)
      ? decidedToday(context, mandates, sector)
      : { decidedBy: null, decidedOn: null, delegationId: null }),
  }));
  return {
    ...{ id: randomUUID(), planId, citizenId, municipality, ruleCode: rule, written, primaryWorkerId },
    ...{ untold: toBeTold(written), decidedOn: today, endedOn: null },
  } as JointSupport;
}

/** The law that help is given by, as its sector says; the first of several. */
const lawOf = (voices: readonly Voice[], sector: string, id: string, today: string) =>
  inForce(said(voices, sector, id)?.legalBasis ?? [], today)[0] ?? null;

export const isDecidedOn = async (manager: EntityManager, citizenId: string, ruleCode: string): Promise<boolean> =>
  manager.existsBy(JointSupport, { citizenId, ruleCode, endedOn: IsNull() });

/** The rule of a code, where it is in force today and works in the municipality; else what is to be mended. */
export async function ruleIn(
  context: Context,
  municipality: string,
  code: string,
  problem: Problem,
  field = "rule",
): Promise<JointSupportRule | undefined> {
  const rule = (await rulesOn(context, context.today)).find((each) => each.code === code);
  if (!rule)
    return problem(field, "RULE_UNKNOWN", "No rule of that code is in force.", "Der gælder ingen sådan regel.");
  if (await worksIn(context, municipality, rule)) return rule;
  return problem(
    field,
    "PROPOSAL_NOT_SWITCHED_ON",
    "No law gives this. It is a proposal, and the municipality's policy has not switched it on.",
    "Ingen lov giver det. Det er et forslag, og kommunens retningslinjer har ikke slået det til.",
  );
}

export const alreadyDecided = (problem: Problem): undefined =>
  problem(
    "rule",
    "ALREADY_DECIDED",
    "It is decided on as one already; end that first.",
    "Der er allerede truffet én samlet beslutning: afslut den først.",
  );

export const unknownDecision = (problem: Problem): undefined =>
  problem(
    "jointSupportId",
    "JOINT_SUPPORT_UNKNOWN",
    "There is no such decision that holds.",
    "Der er ingen sådan beslutning, som gælder.",
  );

/** What is to be mended of the parts as they are written: one for each sector of the rule, each with its own purpose, each running. */
export function checkParts(
  problem: Problem,
  rule: JointSupportRule,
  parts: readonly WrittenPart[],
  voices: readonly Voice[],
  today: string,
): void {
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
  for (const part of parts) {
    const kind = said(voices, part.sector, part.interventionId)?.kind;
    checkPart(problem, "parts", part, voices);
    if (kind && !lawOf(voices, part.sector, part.interventionId, today))
      problem(
        "parts",
        "LAW_UNKNOWN",
        `${part.sector} does not say by which law the help is given: nobody could be told how to complain.`,
        "Myndigheden siger ikke, efter hvilken lov hjælpen gives, så borgeren ikke kan få en klagevejledning.",
      );
    if (kind && !rule.parts.some(({ sector, kinds }) => sector === part.sector && kinds.includes(kind)))
      problem("parts", "KIND_NOT_IN_RULE", `The rule is not of ${kind}.`, "Reglen gælder ikke den slags indsats.");
  }
}

/** Whether the help of a part is known, and runs. */
export function checkPart(
  problem: Problem,
  field: string,
  { sector, interventionId }: WrittenPart,
  voices: readonly Voice[],
): void {
  const each = said(voices, sector, interventionId);
  const state = voices.find(({ answer }) => answer.sector.code === sector)?.answer.state;
  if (!each && (state === AnswerState.SILENT || state === AnswerState.WRONG))
    problem(
      field,
      "SECTOR_SILENT",
      `${sector} does not answer right now: try again later.`,
      "Myndigheden svarer ikke lige nu: prøv igen senere.",
    );
  else if (!each) problem(field, ...INTERVENTION_UNKNOWN);
  else if (!runs(each))
    problem(field, "NOT_RUNNING", `${each.title} does not run now.`, `»${each.title}« er ikke i gang nu.`);
}

/** Ends a joint decision of a plan, or of none; those who were told of it are told. Whether there was one. */
export async function endRow(
  manager: EntityManager,
  id: string,
  today: string,
  planId: string | null,
): Promise<boolean> {
  const [, ended] = await manager.query(
    `UPDATE joint_support SET ended_on = $3, untold = CASE WHEN jsonb_path_exists(written, '$[*] ? (@.decidedOn == null)') THEN untold
       ELSE (SELECT jsonb_agg(w -> 'sector') FROM jsonb_array_elements(written) w)
         || CASE WHEN jsonb_path_exists(written, '$[*] ? (@.law != null)') THEN '["${DECISIONS.code}"]'::jsonb ELSE '[]' END END
     WHERE id::text = $1 AND plan_id IS NOT DISTINCT FROM $2::uuid AND ended_on IS NULL`,
    [id, planId, today],
  );
  return ended > 0;
}
