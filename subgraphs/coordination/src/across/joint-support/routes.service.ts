import type { Problem } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { asked, DECISIONS, send } from "../../town/registry/send.ts";
import type { WrittenPart } from "./joint-support.ts";

const KNOWN = asked("query ($laws: [LegalReferenceInput!]!) { complaintRoutesKnown(laws: $laws) }");

/**
 * The sectors about whose part nobody knows how one complains: decisions know it, and issue nothing of which the citizen could not be told.
 * None while they are silent: then what was decided waits for them, as for a sector. Asked before any transaction.
 */
export async function withoutRoute(
  context: CoordinationContext,
  parts: readonly Pick<WrittenPart, "sector" | "law">[],
): Promise<string[]> {
  const named = parts.filter(({ law }) => law);
  if (named.length === 0) return [];
  const laws = named.map(({ law }) => ({
    ...{ act: law?.act, paragraph: law?.paragraph, validFrom: law?.validFrom, validTo: law?.validTo },
  }));
  const answer = await send(context, DECISIONS, KNOWN, { laws });
  const known = answer?.data?.complaintRoutesKnown as boolean[] | undefined;
  return named.flatMap(({ sector }, index) => (known?.[index] === false ? [sector] : []));
}

/** That it cannot be decided on as one: each gives its help by itself, and decides on it by itself. */
export function checkRoutes(problem: Problem, field: string, without: readonly string[]): void {
  for (const sector of without)
    problem(
      field,
      "COMPLAINT_ROUTE_UNKNOWN",
      `Nobody here knows to whom one complains about help under the law of ${sector}, so the citizen could not be told: each decides by itself.`,
      "Ingen ved her, hvem man klager til over hjælp efter den lov, så borgeren kan ikke få en klagevejledning: hver myndighed afgør for sig.",
    );
}
