import { isUuid, Role } from "@overligger/shared";
import { AnswerState } from "../../across/ask/sector-answer.ts";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { asked, DECISIONS, send } from "../../town/registry/send.ts";
import type { LogLines } from "./in-sectors.ts";

const READS =
  asked(`query ($grant: ID!, $first: Int!, $after: String) { decisionsReads(grant: $grant, first: $first, after: $after) {
  grant more count lines { id cursor readAt readerRole readerSector purpose operation } } }`);

/** A line of the log of decisions, as they tell it. */
export interface DecisionLine {
  readonly id: string;
  readonly cursor: string;
  readonly readAt: string;
  readonly readerRole: Role;
  readonly readerSector: string | null;
  readonly purpose: string;
  readonly operation: string;
}

/** Who read what was decided, complained about and assessed, the latest first, or why that cannot be told. */
export async function linesOfDecisions(
  context: CoordinationContext,
  citizenId: string,
  page: { readonly first: number; readonly after: string | null },
): Promise<LogLines<DecisionLine> | AnswerState.SILENT | AnswerState.WRONG> {
  const grant = grantFor(context, DECISIONS, { citizenId, purpose: "OWN_ACCESS", categories: [] });
  if (grant === null) return AnswerState.SILENT;
  const answer = await send(context, DECISIONS, READS, { grant, ...page });
  if (answer === null || answer.errors?.some(({ extensions }) => extensions?.retryable === true))
    return AnswerState.SILENT;
  const said = answer.data?.decisionsReads as Said | null | undefined;
  const right = said?.grant === grant && Array.isArray(said.lines) && said.lines.every(isLine);
  if (answer.errors?.length || !right) return AnswerState.WRONG;
  return { lines: said.lines.map((node) => ({ cursor: node.cursor, node })), more: said.more, count: said.count };
}

interface Said {
  readonly grant: string;
  readonly lines: readonly DecisionLine[];
  readonly more: boolean;
  readonly count: number | null;
}

const isLine = (line: DecisionLine | null): boolean =>
  line !== null &&
  isUuid(line.id) &&
  typeof line.cursor === "string" &&
  !Number.isNaN(Date.parse(line.readAt)) &&
  Object.hasOwn(Role, line.readerRole);
