import { Kind, type SelectionSetNode } from "graphql";
import type { Fields } from "./plan.ts";
import type { Supergraph } from "./supergraph.ts";
import { isRow, type Row } from "./tree.ts";

/** What a selection may be answered with, whatever the type of thing. */
export function fieldsAsked(
  { selections }: SelectionSetNode,
  type: string | undefined,
  subgraph: string,
  supergraph: Supergraph,
  fields: Fields = new Map(),
): Fields {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      fieldsAsked(selection.selectionSet, selection.typeCondition?.name.value ?? type, subgraph, supergraph, fields);
    if (selection.kind !== Kind.FIELD) continue;
    const name = selection.name.value;
    const key = (selection.alias ?? selection.name).value;
    const whole = type === undefined ? undefined : supergraph.wholeTypeOf(subgraph, type, name);
    const known = fields.get(key) ?? {
      lists: whole === undefined ? undefined : whole.split("[").length - 1,
      fields: selection.selectionSet ? new Map() : null,
    };
    fields.set(key, known);
    if (selection.selectionSet && known.fields) {
      const inner = type === undefined ? undefined : supergraph.typeOf(type, name);
      fieldsAsked(selection.selectionSet, inner, subgraph, supergraph, known.fields);
    }
  }
  return fields;
}

/**
 * Takes out of an answer what was not asked for: a subgraph speaks of what is its own alone, and what is asked of another comes
 * from that other. What is no object where one belongs, or no list, is an error at its place.
 */
export function trim(row: Row, fields: Fields, wrong: () => Error): void {
  for (const key of Object.keys(row)) {
    const shape = fields.get(key);
    if (!shape) delete row[key];
    else if (shape.fields) row[key] = trimmed(row[key], shape.fields, shape.lists, wrong);
  }
}

function trimmed(value: unknown, fields: Fields, lists: number | undefined, wrong: () => Error): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    if (lists === 0) return wrong();
    const inner = lists === undefined ? undefined : lists - 1;
    for (const [index, item] of value.entries()) value[index] = trimmed(item, fields, inner, wrong);
    return value;
  }
  if (!isRow(value) || (lists !== undefined && lists > 0)) return wrong();
  trim(value, fields, wrong);
  return value;
}
