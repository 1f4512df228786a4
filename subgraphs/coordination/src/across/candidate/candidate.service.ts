import { randomUUID } from "node:crypto";
import {
  type CandidateCount,
  checkPage,
  DataCategory,
  insertRows,
  manyBy,
  NOBODY_IN_PARTICULAR,
  Refusal,
  worksWithCitizens,
} from "@overligger/shared";
import { parse } from "graphql";
import { Consent } from "../../citizen/consent/consent.ts";
import type { CoordinationContext } from "../../context.ts";
import { agreed } from "../../plan/access/access.policy.ts";
import { CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { send } from "../../town/registry/send.ts";
import { AnswerState, sectorAnswer } from "../ask/sector-answer.ts";
import {
  type CandidateCitizen,
  type CandidatePage,
  CandidateReason,
  CandidateReasonCode,
  CandidateSearch,
} from "./candidate.ts";
import { marked, startOf } from "./candidate-mark.ts";
import { checkMaySearch, checkPurpose } from "./permission.service.ts";

export interface CandidateConditions {
  minSectors: number;
  minInterventions: number;
  sectors?: string[] | null;
}

export interface SearchInput {
  purpose: string;
  conditions: CandidateConditions;
  first: number;
  after?: string | null;
}

/** How many citizens are looked at in one go, for each that is asked for: about one in five has several sectors. */
const STRETCH_FOR_EACH = 6;
const STRETCH_AT_LEAST = 60;
/** How many goes one page takes at most: then it is given as it is, and the next page goes on from there. */
const GOES = 10;

const TEXT = `query ($grant: ID!, $citizens: [ID!]!) { candidateFeed(grant: $grant, citizens: $citizens) { grant counts { citizenId plans interventions } } }`;
const FEED = { text: TEXT, document: parse(TEXT, { noLocation: true }) };

type Counts = Map<string, CandidateCount>;

/**
 * Who of the caller's municipality is helped by several sectors and has no plan over them (TGT-12). Coordination walks
 * through the citizens in the order of their ids and asks every sector about the next stretch at once; nothing is kept
 * but who searched and why, and whom they found.
 */
export async function searchCandidates(context: CoordinationContext, input: SearchInput): Promise<CandidatePage> {
  const { caller } = context;
  if (!worksWithCitizens(caller) || caller.municipality === null)
    throw new Refusal("FORBIDDEN", [
      "Only staff of a municipality search, and in their own alone.",
      "Kun en kommunes medarbejdere kan søge, og kun i deres egen kommune.",
    ]);
  await checkMaySearch(context, caller.municipality);
  await checkPurpose(context, input.purpose);
  checkPage(input);
  const start = input.after == null ? NOBODY_IN_PARTICULAR : await startOf(context, input.after);
  const registry = await sectors(context);
  const states = new Map([...registry.keys()].map((code) => [code, AnswerState.WITHHELD]));
  const found: CandidateCitizen[] = [];
  const length = Math.max(STRETCH_AT_LEAST, input.first * STRETCH_FOR_EACH);
  let [after, lookedAt, more] = [start, 0, true];
  for (let go = 0; more && go < GOES && found.length < input.first; go++) {
    const stretch = await nextCitizens(context, caller.municipality, after, length);
    const counts = await Promise.all(
      [...registry.values()].map((sector) => countsOf(context, sector, stretch, input.purpose, states)),
    );
    more = stretch.length === length;
    for (const [index, citizenId] of stretch.entries()) {
      lookedAt += 1;
      after = citizenId;
      const one = candidate(citizenId, [...registry.values()], counts, input.conditions);
      if (one) found.push(one);
      if (found.length < input.first) continue;
      more ||= index < stretch.length - 1;
      break;
    }
  }
  await logged(context, caller.municipality, input, found, lookedAt);
  const { nodes, endCursor } = await marked(context, found, lookedAt > 0 ? after : null);
  return {
    nodes,
    lookedAt,
    pageInfo: { hasNextPage: more, endCursor },
    sectors: [...registry.values()].map((sector) =>
      sectorAnswer({
        sector,
        citizenId: NOBODY_IN_PARTICULAR,
        state: states.get(sector.code) ?? AnswerState.SILENT,
        reason: null,
        withheld: [],
      }),
    ),
  };
}

/** Who may be a candidate on a day ($2) in a municipality ($1): without a plan, and without a protection of who and where they are. */
export const MAY_BE_FOUND = `c.municipality = $1
  AND NOT EXISTS (SELECT 1 FROM coordinating_plan p WHERE p.citizen_id = c.id AND p.status <> 'CLOSED')
  AND NOT EXISTS (SELECT 1 FROM identity_protection i WHERE i.citizen_id = c.id AND i.starts_on <= $2 AND i.ends_on > $2)`;

/**
 * The next citizens of the municipality who have no plan, in the order of their ids: from an index, so that any page costs the same.
 * Whose name is protected is found by nobody who searches.
 */
async function nextCitizens(
  context: CoordinationContext,
  municipality: string,
  after: string,
  length: number,
): Promise<string[]> {
  const rows = await context.db.query<{ id: string }>(
    `SELECT c.id FROM citizen c WHERE ${MAY_BE_FOUND} AND c.id > $3 ORDER BY c.id LIMIT ${length}`,
    [municipality, context.today, after],
  );
  return rows.map(({ id }) => id);
}

/** What one sector counts for a stretch of citizens. A sector of health is asked about those alone who agreed to share it. */
async function countsOf(
  context: CoordinationContext,
  sector: Sector,
  stretch: readonly string[],
  purpose: string,
  states: Map<string, AnswerState>,
): Promise<Counts> {
  const counts: Counts = new Map();
  const citizens = sector.needsHealthConsent ? await whoAgreed(context, sector, stretch) : stretch;
  const before = states.get(sector.code);
  // A sector that failed once on this page has failed for the page: half of it would be counted, half not.
  if (citizens.length === 0 || before === AnswerState.SILENT || before === AnswerState.WRONG) return counts;
  const grant = grantFor(context, sector, {
    citizenId: NOBODY_IN_PARTICULAR,
    purpose: `CANDIDATE_SEARCH: ${purpose}`,
    categories: [DataCategory.PLAN, DataCategory.INTERVENTIONS],
  });
  const answer = grant ? await send(context, sector, FEED, { grant, citizens }) : null;
  const feed = answer?.data?.candidateFeed as { grant: string; counts: CandidateCount[] } | null | undefined;
  const asked = new Set(citizens);
  const right = feed?.grant === grant && feed?.counts.every(({ citizenId }) => asked.has(citizenId));
  if (!answer || answer.errors?.length) states.set(sector.code, AnswerState.SILENT);
  else states.set(sector.code, right ? AnswerState.ANSWERED : AnswerState.WRONG);
  if (right) for (const count of feed?.counts ?? []) counts.set(count.citizenId, count);
  return counts;
}

/** Those who agreed to share a sector, as if they had a plan. */
async function whoAgreed(context: CoordinationContext, sector: Sector, citizens: readonly string[]): Promise<string[]> {
  const consents = await manyBy(context, Consent, "citizenId").loadMany(citizens);
  return citizens.filter((_, index) => {
    const own = consents[index];
    if (!Array.isArray(own)) return false;
    return agreed(sector, own, CoordinatingPlanStatus.ACTIVE, context.today).reason === null;
  });
}

function candidate(
  citizenId: string,
  registry: readonly Sector[],
  counts: readonly Counts[],
  { minSectors, minInterventions, sectors: wanted }: CandidateConditions,
): CandidateCitizen | null {
  const helping = registry.flatMap((sector, index) => {
    const count = counts[index]?.get(citizenId);
    return count && count.plans + count.interventions > 0 ? [{ ...count, sector }] : [];
  });
  const interventions = helping.reduce((sum, each) => sum + each.interventions, 0);
  if (helping.length < minSectors || interventions < minInterventions) return null;
  if (wanted?.some((code) => !helping.some(({ sector }) => sector.code === code))) return null;
  const withPlan = helping.filter(({ plans }) => plans > 0).length;
  const reason = (code: CandidateReasonCode, count: number) =>
    count > 1 ? [Object.assign(new CandidateReason(), { code, count })] : [];
  return {
    candidateId: citizenId,
    sectors: helping.map(({ sector, plans, interventions: many }) => ({ sector, plans, interventions: many })),
    reasons: [
      ...reason(CandidateReasonCode.SEVERAL_SECTORS, helping.length),
      ...reason(CandidateReasonCode.SEVERAL_PLANS, withPlan),
      ...reason(CandidateReasonCode.CONCURRENT_INTERVENTIONS, interventions),
    ],
  };
}

/** Who searched, why, and whom they found: before the answer leaves. */
async function logged(
  context: CoordinationContext,
  municipality: string,
  { purpose, conditions }: SearchInput,
  found: readonly CandidateCitizen[],
  lookedAt: number,
): Promise<void> {
  const search = {
    id: randomUUID(),
    searchedAt: context.now.toISOString(),
    searchedBy: context.caller.id,
    municipality,
    purpose,
    conditions,
    lookedAt,
    found: found.length,
  };
  const lines = found.map(({ candidateId }) =>
    context.readLog.write({
      citizenId: candidateId,
      operation: "CANDIDATE_FOUND",
      purpose: `CANDIDATE_SEARCH: ${purpose}`,
    }),
  );
  await Promise.all([
    insertRows(context.db, CandidateSearch, [search as CandidateSearch]).catch(() => {
      throw new Refusal("LOG_UNAVAILABLE");
    }),
    ...lines,
  ]);
}
