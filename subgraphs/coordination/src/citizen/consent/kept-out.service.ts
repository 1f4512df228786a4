import { DataCategory } from "@overligger/shared";
import { parse } from "graphql";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { type Asked, send } from "../../town/registry/send.ts";
import { ConsentPurpose } from "./consent.ts";

/** What can be kept out: whatever of a sector's stands in an overlay's list by an id of its own. */
const CATEGORIES = [DataCategory.PLAN, DataCategory.INTERVENTIONS, DataCategory.APPOINTMENTS, DataCategory.CONTACTS];

const questions = new Map<string, Asked>();

function question({ overlay }: Sector): Asked {
  let known = questions.get(overlay);
  if (!known) {
    const text = `query ($representations: [_Any!]!, $after: String) { _entities(representations: $representations) { ... on ${overlay} {
      grant plans { id } interventions { id } contacts { id }
      appointments(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
    questions.set(overlay, (known = { text, document: parse(text, { noLocation: true }) }));
  }
  return known;
}

interface Row {
  grant?: unknown;
  plans?: unknown;
  interventions?: unknown;
  contacts?: unknown;
  appointments?: { nodes: unknown; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}

/** The ids of a list; undefined where it is none. A category that does not exist in a sector is a list without any. */
function idsOf(list: unknown): string[] | undefined {
  const rows = list ?? [];
  const ids = Array.isArray(rows) ? rows.map((row: { id?: unknown } | null) => row?.id) : [null];
  return ids.every((id) => typeof id === "string") ? ids : undefined;
}

/**
 * The items as the sector spells their ids, and those that it does not have of this citizen; null where it does not answer:
 * what is not proven is not stored, for it would shield nothing. Asked in the right of the citizen, or of who speaks for them,
 * to know what the sector has, and only for ids.
 */
export async function itemsOf(
  context: CoordinationContext,
  sector: Sector,
  citizenId: string,
  items: readonly string[],
): Promise<{ found: string[]; unknown: string[] } | null> {
  const wanted = new Map(items.map((item) => [item.toLowerCase(), item]));
  const found: string[] = [];
  const purpose = context.caller.id === citizenId ? "OWN_ACCESS" : ConsentPurpose.COORDINATION;
  const grant = grantFor(context, sector, { citizenId, purpose, categories: CATEGORIES });
  if (grant === null) return null;
  for (let after: string | null = null; ; ) {
    const answer = await send(context, sector, question(sector), {
      representations: [{ __typename: sector.overlay, grant }],
      after,
    });
    const row: Row | undefined = (answer?.data?._entities as Row[] | undefined)?.[0];
    if (!row || answer?.errors?.length || row.grant !== grant) return null;
    const { plans, interventions, contacts, appointments } = row;
    for (const list of [plans, interventions, contacts, appointments?.nodes]) {
      const ids = idsOf(list);
      if (!ids) return null;
      found.push(...ids.filter((id) => wanted.delete(id.toLowerCase())));
    }
    const next: string | null = appointments?.pageInfo.hasNextPage ? appointments.pageInfo.endCursor : null;
    if (wanted.size === 0 || next === null || next === after) return { found, unknown: [...wanted.values()] };
    after = next;
  }
}
