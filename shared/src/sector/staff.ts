import { askCoordination, question } from "./ask-coordination.ts";
import type { Change } from "./change.ts";
import type { SectorContext } from "./context.ts";

const WHO_WORKS_HERE = question(
  `query ($municipality: String!, $ids: [ID!]!) { caseworkers(first: 100, municipality: $municipality, where: { id: { in: $ids } }) { nodes {
    id affiliations { municipality { code } sector { code } period { from to } } } } }`,
);

/** Notes that an id given for somebody is nobody's who works for the municipality today; whether it is somebody's. */
export function checkStaff(
  { problem }: Pick<Change, "problem">,
  field: string,
  staff: Staff,
  id: string | null,
): boolean {
  if (id === null || staff.has(id)) return true;
  problem(
    field,
    "CASEWORKER_UNKNOWN",
    "Nobody with this id works for the municipality's citizens today.",
    "Ingen med dette id arbejder for kommunens borgere i dag.",
  );
  return false;
}

interface Answer {
  caseworkers: {
    nodes: {
      id: string;
      affiliations: {
        municipality: { code: string } | null;
        sector: { code: string } | null;
        period: { from: string | null; to: string | null };
      }[];
    }[];
  } | null;
}

/** For which sectors each of some caseworkers works for a municipality's citizens today, null for none in particular. */
export type Staff = ReadonlyMap<string, readonly (string | null)[]>;

/**
 * Who of these works for a municipality's citizens today, as coordination knows it; who is not in it never did, or no longer does. What is
 * given to somebody by their id is asked about before it is written, and before the transaction: an id that is nobody's would be told,
 * or asked, of nobody. NOT_CHECKED while coordination does not answer; where no id is given it is not asked.
 */
export async function staffToday(
  context: SectorContext,
  municipality: string,
  ids: readonly (string | null | undefined)[],
): Promise<Staff> {
  const given = [...new Set(ids.flatMap((id) => id ?? []))];
  if (given.length === 0) return new Map();
  const { caseworkers } = await askCoordination<Answer>(context, WHO_WORKS_HERE, { municipality, ids: given });
  const { today } = context;
  return new Map(
    (caseworkers?.nodes ?? []).map(({ id, affiliations }) => [
      id,
      affiliations
        .filter(
          ({ municipality: where, period: { from, to } }) =>
            where?.code === municipality && (from === null || from <= today) && (to === null || to > today),
        )
        .map(({ sector }) => sector?.code ?? null),
    ]),
  );
}
