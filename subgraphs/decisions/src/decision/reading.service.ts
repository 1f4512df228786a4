import { isUuid, manyBy, oneBy, Role } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { type About, type Sight, type Standing, sightOf, standingOf, toAsk } from "../standing/standing.service.ts";
import { carry } from "../telling/telling.service.ts";
import { Decision, DecisionStatus, type Seen } from "./decision.ts";
import { DecisionPart } from "./decision-part.ts";

/** What the citizen's side sees: what was decided, and what they were heard about, also where it came to nothing. */
const isTheirs = ({ status, replyBy }: Decision): boolean =>
  status === DecisionStatus.ISSUED ||
  status === DecisionStatus.HEARING ||
  (status === DecisionStatus.DROPPED && replyBy !== null);

/**
 * What somebody sees of one decision: parts of the sectors that they see; one that is being written, only who works with it, and the
 * citizen's side once it is heard. Null where they see nothing of it. It is logged before it is told.
 */
export function seen(
  context: DecisionsContext,
  standing: Standing | null,
  decision: Decision,
  parts: readonly DecisionPart[],
): Seen | null {
  const { citizenId, municipality, status, sectors } = decision;
  const sights = new Map<string, Sight>();
  for (const sector of new Set([...sectors, ...parts.map((part) => part.sector)])) {
    const sight = sightOf(context, standing, sector, municipality);
    if (sight) sights.set(sector, sight);
  }
  const working = [...sights.values()].find(({ works }) => works);
  const side = context.caller.role === Role.CITIZEN;
  const told = status === DecisionStatus.ISSUED || (side && isTheirs(decision));
  if (sights.size === 0 || (!told && !working)) return null;
  const mine = parts.filter(({ sector, interventionId }) => {
    const sight = sights.get(sector);
    return sight && (told || sight.works) && !(interventionId && sight.except.has(interventionId));
  });
  if (mine.length === 0 && !working) return null;
  const purpose = (working ?? [...sights.values()][0])?.purpose ?? "NONE";
  void context.once(`read ${decision.id}`, () =>
    context.readLog.write({ citizenId, operation: "DECISION_READ", purpose }),
  );
  return { decision, parts: mine, whole: mine.length === parts.length, works: working !== undefined };
}

const sectorsOf = (decisions: readonly Decision[]): string[] => decisions.flatMap(({ sectors }) => sectors);

/** One decision, by its id; null where there is none or one sees nothing of it. */
export async function readDecision(context: DecisionsContext, id: string): Promise<Seen | null> {
  const decision = isUuid(id) ? await oneBy(context, Decision, "id").load(id) : null;
  if (!decision) return null;
  const { citizenId, sectors } = decision;
  const standing = await standingOf(context, { citizenId }, toAsk(context, sectors));
  return seen(context, standing, decision, await manyBy(context, DecisionPart, "decisionId").load(id));
}

/** A day on which decisions held, and a moment until which what is known counts. */
export interface Asof {
  readonly validAt?: string | null;
  readonly knownAt?: string | null;
}

/** Whether a decision held on a day, as was known at a moment. */
export function holds(
  { issuedOn, issuedAt, supersededOn, supersededAt }: Decision,
  { validAt, knownAt }: Asof,
): boolean {
  const known = (at: string | null) => at !== null && (knownAt == null || at <= knownAt);
  if (validAt == null && knownAt == null) return true;
  if (issuedOn === null || !known(issuedAt)) return false;
  if (validAt == null) return true;
  const superseded = supersededOn !== null && known(supersededAt);
  return issuedOn <= validAt && !(superseded && supersededOn <= validAt);
}

/** A decision without what became of it later than is asked about. */
const asKnown = (decision: Decision, { knownAt }: Asof): Decision =>
  knownAt != null && decision.supersededAt !== null && decision.supersededAt > knownAt
    ? Object.assign(Object.create(Object.getPrototypeOf(decision)), decision, {
        supersededAt: null,
        supersededOn: null,
      })
    : decision;

/** What the caller sees of all of a citizen's decisions, or of a plan's citizen; the newest first. */
export async function readDecisions(context: DecisionsContext, about: About, asof: Asof = {}): Promise<Seen[]> {
  const citizenId = about.citizenId ?? (await standingOf(context, about, []))?.citizenId;
  if (!citizenId || !isUuid(citizenId)) return [];
  const decisions = await manyBy(context, Decision, "citizenId").load(citizenId);
  if (decisions.length === 0) return [];
  await carry(context, citizenId);
  const standing = await standingOf(context, about, toAsk(context, sectorsOf(decisions)));
  const found = await Promise.all(
    decisions
      .filter((decision) => holds(decision, asof))
      .map((decision) => asKnown(decision, asof))
      .map(async (decision) =>
        seen(context, standing, decision, await manyBy(context, DecisionPart, "decisionId").load(decision.id)),
      ),
  );
  return found.filter((each) => each !== null);
}
