import { getMetadataArgsStorage } from "typeorm";
import type { EntityClass } from "../kernel/database/database.ts";
import type { Change } from "./change.ts";
import type { SectorContext } from "./context.ts";

/** The columns that a sector's class has beside those of the contract's class it extends. */
function ownOf(context: SectorContext, entity: EntityClass<object>, base: Function) {
  const shared = new Set(
    getMetadataArgsStorage()
      .columns.filter(({ target }) => target === base)
      .map(({ propertyName }) => propertyName),
  );
  return context.db.metadata(entity).columns.filter(({ propertyName }) => !shared.has(propertyName));
}

/** What an input gives of the sector's own columns; what it leaves out is left alone. */
export function ownColumns(
  context: SectorContext,
  entity: EntityClass<object>,
  base: Function,
  input: object,
): Record<string, unknown> {
  const values = input as Record<string, unknown>;
  return Object.fromEntries(
    ownOf(context, entity, base)
      .map(({ propertyName }) => [propertyName, values[propertyName]] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** Notes the sector's own columns that must have a value and have none. */
export function requireOwn(
  { context, problem }: Change,
  entity: EntityClass<object>,
  base: Function,
  row: object,
): void {
  for (const { propertyName, isNullable } of ownOf(context, entity, base)) {
    if (!isNullable && (row as Record<string, unknown>)[propertyName] == null)
      problem(propertyName, "REQUIRED", "The field must be filled in.", "Feltet skal udfyldes.");
  }
}
