import { DataCategory, isUuid, Role } from "@overligger/shared";
import { parse } from "graphql";
import { AnswerState } from "../../across/ask/sector-answer.ts";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { type Asked, send } from "../../town/registry/send.ts";

/** A line of a sector's own log, as the sector tells it. */
export interface SectorLine {
  readonly id: string;
  readonly readAt: string;
  readonly readerRole: Role;
  readonly readerSector: string | null;
  readonly purpose: string;
  readonly categories: readonly DataCategory[];
}

/** A page of another subgraph's log. */
export interface LogLines<Line extends { readonly readAt: string }> {
  readonly lines: readonly { readonly cursor: string; readonly node: Line }[];
  readonly more: boolean;
  /** Null where it is not counted. */
  readonly count: number | null;
}

const asked = new Map<string, Asked>();

function question({ overlay }: Sector): Asked {
  let known = asked.get(overlay);
  if (!known) {
    const text = `query ($representations: [_Any!]!, $first: Int!, $after: String) {
      _entities(representations: $representations) { ... on ${overlay} { grant readLog(first: $first, after: $after) {
        totalCount edges { cursor node { id readAt readerRole readerSector purpose categories } } pageInfo { hasNextPage } } } } }`;
    asked.set(overlay, (known = { text, document: parse(text, { noLocation: true }) }));
  }
  return known;
}

/** Who looked in a sector, the latest first, or why that cannot be told. The sector opens its log for this and nothing else. */
export async function linesIn(
  context: CoordinationContext,
  sector: Sector,
  citizenId: string,
  page: { readonly first: number; readonly after: string | null },
): Promise<LogLines<SectorLine> | AnswerState.SILENT | AnswerState.WRONG> {
  const grant = grantFor(context, sector, { citizenId, purpose: "OWN_ACCESS", categories: [] });
  if (grant === null) return AnswerState.SILENT;
  const answer = await send(context, sector, question(sector), {
    representations: [{ __typename: sector.overlay, grant }],
    ...page,
  });
  if (answer === null || answer.errors?.some(({ extensions }) => extensions?.retryable === true))
    return AnswerState.SILENT;
  return (answer.errors?.length ? null : heard((answer.data?._entities as unknown[])?.[0], grant)) ?? AnswerState.WRONG;
}

interface Row {
  readonly grant: unknown;
  readonly readLog: {
    readonly totalCount: number | null;
    readonly edges: readonly { readonly cursor: string; readonly node: SectorLine }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
}

/** Checked as the gateway's guard checks: null where it is not about this citizen, or no log. */
function heard(row: unknown, grant: string): LogLines<SectorLine> | null {
  try {
    const { grant: about, readLog } = row as Row; // what is missing throws
    const { edges, totalCount, pageInfo } = readLog;
    const right =
      about === grant &&
      (totalCount === null || Number.isInteger(totalCount)) &&
      typeof pageInfo.hasNextPage === "boolean" &&
      edges.every(({ cursor, node }) => typeof cursor === "string" && isLine(node));
    return right ? { lines: edges, more: pageInfo.hasNextPage, count: totalCount } : null;
  } catch {
    return null;
  }
}

const isLine = ({ id, readAt, readerRole, readerSector, purpose, categories }: SectorLine): boolean =>
  isUuid(id) &&
  typeof readAt === "string" &&
  !Number.isNaN(Date.parse(readAt)) &&
  Object.hasOwn(Role, readerRole) &&
  (readerSector === null || typeof readerSector === "string") &&
  typeof purpose === "string" &&
  categories.every((category) => Object.hasOwn(DataCategory, category));
