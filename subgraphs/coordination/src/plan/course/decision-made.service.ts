import { isUuid } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { asked, DECISIONS, send } from "../../town/registry/send.ts";
import type { Duty } from "./duty.ts";

const text =
  "query ($grant: ID!, $id: ID!, $sector: String!) { issuedDecision(grant: $grant, id: $id, sector: $sector) { grant issuedOn issuedAt } }";
const WHEN_ISSUED = asked(text);

export type Made = { madeOn: string } | "SILENT" | null;

/**
 * When a decision that meets a duty was issued: one for this citizen with a part of this sector, made since the duty was opened. Null
 * where there is none; decisions are asked by a grant, before any transaction.
 */
export async function decisionMade(
  context: CoordinationContext,
  citizenId: string,
  { sectorCode, openedAt }: Pick<Duty, "sectorCode" | "openedAt">,
  decisionId: string,
): Promise<Made> {
  if (!isUuid(decisionId)) return null;
  const grant = grantFor(context, DECISIONS, { citizenId, purpose: "ISSUED", categories: [] });
  const answer = grant && (await send(context, DECISIONS, WHEN_ISSUED, { grant, id: decisionId, sector: sectorCode }));
  const said = answer ? (answer.data?.issuedDecision as Said | null) : null;
  if (!said || said.grant !== grant) return "SILENT";
  // By the moment: what was decided on the morning of a withdrawal knew nothing of it.
  const since = said.issuedAt !== null && Date.parse(said.issuedAt) >= Date.parse(openedAt);
  return since && said.issuedOn !== null ? { madeOn: said.issuedOn } : null;
}

interface Said {
  readonly grant: string;
  readonly issuedOn: string | null;
  readonly issuedAt: string | null;
}
