import type { ClassType } from "type-graphql";
import { EVERYTHING } from "../contract/category.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { asConnection, type Page, type PageArguments } from "../kernel/list/connection.ts";
import type { Where } from "../kernel/list/filter.ts";
import { pageOf } from "../kernel/list/page.ts";
import type { CaseRow } from "./change.ts";
import type { SectorContext } from "./context.ts";
import { purposeOf } from "./mandate.ts";

/** A page of a sector's own things, for those whom `where` lets see them; a line is logged for each citizen on it. */
export async function ownRows<T extends CaseRow>(
  context: SectorContext,
  entity: EntityClass<T>,
  Connection: ClassType<Page<T>>,
  where: Where,
  page: PageArguments,
  sort: keyof T & string,
  purpose: string = purposeOf(context),
): Promise<Page<T>> {
  const found = await pageOf(context, entity, where, page, sort);
  logCases(
    context,
    found.nodes.flatMap(({ citizenId }) => citizenId ?? []),
    purpose,
  );
  return asConnection(Connection, found);
}

/** A line for each citizen whose case a list tells of. */
export function logCases(context: SectorContext, citizenIds: readonly string[], purpose = purposeOf(context)): void {
  for (const citizenId of new Set(citizenIds))
    void context.readLog.write({ citizenId, operation: "CASE_READ", purpose, categories: [...EVERYTHING] });
}
