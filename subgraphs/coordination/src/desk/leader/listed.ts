import { asConnection, type EntityClass, type Page, type PageArguments, pageOf, type Where } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";

/** A page of rows, each told as a leader may see it. */
export async function listed<Row extends { id: string }, Node extends { readonly row: Row }>(
  context: CoordinationContext,
  Connection: Parameters<typeof asConnection<Node>>[0],
  entity: EntityClass<Row>,
  where: Where,
  page: PageArguments,
  sort: keyof Row & string,
  make: (row: Row) => Node,
  direction: "ASC" | "DESC" = "DESC",
): Promise<Page<Node>> {
  const found = await pageOf(context, entity, where, page, sort, direction);
  return asConnection(Connection, {
    ...found,
    nodes: found.nodes.map(make),
    cursorOf: ({ row }) => found.cursorOf(row),
  });
}
