import { inOneGo, type OneGo, oneBy, Refusal, type UserError, updateVersion } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { Mandates, mandatesOver } from "../standing/mandates.ts";
import { type Standing, standingOf } from "../standing/standing.service.ts";
import { carry } from "../telling/telling.service.ts";
import { Decision, DecisionStatus, type Seen } from "./decision.ts";
import { DecisionPart } from "./decision-part.ts";
import { readDecision } from "./reading.service.ts";

/** What a change of a decision came to. */
export interface Changed {
  readonly decision: Seen | null;
  readonly userErrors: readonly UserError[];
}

/** A decision that is being worked on, in the transaction that changes it. */
export interface Work extends OneGo {
  readonly decision: Decision;
  readonly parts: readonly DecisionPart[];
  readonly mandates: Mandates;
  readonly standing: Standing;
}

export interface ChangeOfDecision {
  readonly decisionId: string;
  readonly version: number;
}

/** The decision that somebody wants to work on, and their standing: asked before any transaction. */
export async function toWorkOn(context: DecisionsContext, id: string): Promise<{ seen: Seen; standing: Standing }> {
  const seen = await readDecision(context, id);
  if (!seen) throw new Refusal("NOT_FOUND");
  const { citizenId, sectors } = seen.decision;
  const standing = await standingOf(context, { citizenId }, sectors);
  if (!standing) throw new Refusal("NOT_FOUND");
  return { seen, standing };
}

/**
 * The one road of a change of a decision that is not issued yet, by who may decide under one of its laws: all or nothing, one at a
 * time, on the version it was built on. `work` answers the columns that change.
 */
export async function changeDecision(
  context: DecisionsContext,
  { decisionId, version }: ChangeOfDecision,
  statuses: readonly DecisionStatus[],
  work: (work: Work) => Promise<Partial<Decision> | undefined>,
  may: (mandates: Mandates, seen: Seen) => boolean = (mandates) => mandates.any,
): Promise<Changed> {
  const { seen, standing } = await toWorkOn(context, decisionId);
  // Of who has moved away only what stands in place of another is still decided where that was: nothing new is.
  const { supersedesId, municipality } = seen.decision;
  const mandates = supersedesId === null ? new Mandates(standing) : mandatesOver(context, standing, municipality);
  if (!may(mandates, seen)) throw new Refusal("FORBIDDEN");
  const { id } = seen.decision;
  const userErrors = await inOneGo(context, ["SELECT id FROM decision WHERE id = $1 FOR UPDATE", id], async (go) => {
    const decision = await oneBy(context, Decision, "id").load(id);
    if (!decision) throw new Refusal("NOT_FOUND");
    if (decision.version !== version) throw new Refusal("CONFLICT");
    if (!statuses.includes(decision.status))
      return go.problem(
        "decisionId",
        decision.status === DecisionStatus.ISSUED ? "ISSUED_ALREADY" : "WRONG_STATUS",
        "The decision is not one that this can be done to now: an issued one is never changed, a new one supersedes it.",
        "Det kan ikke gøres ved afgørelsen nu: en truffet afgørelse ændres aldrig, den erstattes af en ny.",
      );
    const parts = await go.manager.find(DecisionPart, { where: { decisionId: id }, order: { position: "ASC" } });
    const patch = await work({ ...go, decision, parts, mandates, standing });
    if (go.problems.length > 0) return undefined;
    if (!(await updateVersion(go.manager, Decision, { id, version }, patch ?? {}))) throw new Refusal("CONFLICT");
    return undefined;
  });
  if (userErrors.length === 0) await carry(context, seen.decision.citizenId);
  return { decision: userErrors.length > 0 ? null : await readDecision(context, id), userErrors };
}
