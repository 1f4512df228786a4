import { type DocumentNode, Kind, parse, print, type SelectionNode, type SelectionSetNode } from "graphql";
import { keptApart } from "./conflicts.ts";
import { withProof } from "./guard.ts";
import type { Batch, Fetch, Rewrite } from "./plan.ts";
import { fieldsAsked } from "./shape.ts";
import type { Supergraph } from "./supergraph.ts";

/** A fetch as planners write it. */
export interface PlannedFetch {
  serviceName: string;
  operation: string;
  operationKind?: string | undefined;
  variableUsages?: readonly string[] | undefined;
  outputRewrites?: readonly Rewrite[] | undefined;
}

/** What {@link Batch} says, before the request is read. */
export type PlannedBatch = Omit<Batch, "selection" | "fields">;

/** Reads a planned request once, and adds to it the proof of every row. */
export function fetchOf(planned: PlannedFetch, batches: readonly PlannedBatch[] | null, supergraph: Supergraph): Fetch {
  const subgraph = supergraph.nameOf(planned.serviceName);
  const operation = planned.operationKind === "mutation" ? "mutation" : "query";
  const given = withTypes(parse(planned.operation, { noLocation: true }), supergraph);
  const { document, selection, renames } = apart(given, batches, operation, subgraph, supergraph);
  const proven = batches
    ? withProof(document, selection, (type) => supergraph.keysOf(subgraph, type), batches)
    : document;
  const whole = batches?.map((batch) => {
    const ofRow = selectionOf(selection, batch.alias);
    return {
      ...batch,
      outputRewrites: [...(renames.get(batch.alias) ?? []), ...batch.outputRewrites],
      selection: ofRow,
      fields: fieldsAsked(ofRow, undefined, subgraph, supergraph),
    };
  });
  const outputRewrites = [...(renames.get(null) ?? []), ...(planned.outputRewrites ?? [])];
  const renamed = new Map<string, string>();
  for (const { path, renameKeyTo } of [...outputRewrites, ...(whole ?? []).flatMap((batch) => batch.outputRewrites)]) {
    const last = path.at(-1);
    if (renameKeyTo !== undefined && last && "Key" in last) renamed.set(last.Key, renameKeyTo);
  }
  return {
    kind: "Fetch",
    subgraph,
    operation,
    document: proven,
    text: print(proven),
    variables: planned.variableUsages ?? [],
    batches: whole ?? null,
    selection,
    fields: fieldsAsked(selection, supergraph.roots[operation], subgraph, supergraph),
    outputRewrites,
    renamed,
  };
}

/** A request without fields that GraphQL does not let stand side by side, and how its answer gets its names back, by batch. */
function apart(
  document: DocumentNode,
  batches: readonly PlannedBatch[] | null,
  operation: "query" | "mutation",
  subgraph: string,
  supergraph: Supergraph,
) {
  const renames = new Map<string | null, readonly Rewrite[]>();
  let selection = writtenOut(document);
  if (!batches) {
    const root = keptApart(selection, supergraph.roots[operation], subgraph, supergraph);
    if (root.renames.length > 0) {
      renames.set(null, root.renames);
      selection = root.selection;
    }
  } else {
    const selections = selection.selections.map((field): SelectionNode => {
      if (field.kind !== Kind.FIELD || !field.selectionSet) return field;
      const rows = keptApart(field.selectionSet, undefined, subgraph, supergraph);
      if (rows.renames.length > 0) renames.set((field.alias ?? field.name).value, rows.renames);
      return { ...field, selectionSet: rows.selection };
    });
    selection = { ...selection, selections };
  }
  if (renames.size === 0) return { document, selection, renames }; // its fragments keep it short
  const definitions = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [{ ...definition, selectionSet: selection }] : [],
  );
  return { document: { ...document, definitions }, selection, renames };
}

/**
 * Asks of every interface and union of which type it is: which fragments apply depends on it, and so does where a null may
 * stand. (Asked of the planner, it would be one more field to plan for, and may lead to another subgraph.)
 */
function withTypes(document: DocumentNode, supergraph: Supergraph): DocumentNode {
  const write = ({ kind, selections }: SelectionSetNode, type: string | undefined): SelectionSetNode => ({
    kind,
    selections: selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return {
          ...selection,
          selectionSet: write(selection.selectionSet, selection.typeCondition?.name.value ?? type),
        };
      const inner = type === undefined ? undefined : supergraph.typeOf(type, selection.name.value);
      const selectionSet = write(selection.selectionSet, inner);
      const isKnown = inner === undefined || !supergraph.abstract.has(inner) || supergraph.interfaceObjects.has(inner);
      if (isKnown || selectionSet.selections.some(isTypename)) return { ...selection, selectionSet };
      return { ...selection, selectionSet: { kind, selections: [TYPENAME, ...selectionSet.selections] } };
    }),
  });
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        return { ...definition, selectionSet: write(definition.selectionSet, definition.typeCondition.name.value) };
      if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === "subscription") return definition;
      return { ...definition, selectionSet: write(definition.selectionSet, supergraph.roots[definition.operation]) };
    }),
  };
}

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

const isTypename = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && selection.name.value === "__typename" && !selection.alias;

/** The selection of a document's operation, with its fragments written out in place. */
function writtenOut({ definitions }: DocumentNode): SelectionSetNode {
  const write = ({ selections }: SelectionSetNode): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: selections.map((selection): SelectionNode => {
      if (selection.kind !== Kind.FRAGMENT_SPREAD)
        return selection.selectionSet ? { ...selection, selectionSet: write(selection.selectionSet) } : selection;
      const fragment = definitions.find(
        (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
      );
      if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`The plan lacks ${selection.name.value}.`);
      const { typeCondition, selectionSet } = fragment;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: write(selectionSet) };
    }),
  });
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("The plan asks for nothing.");
  return write(operation.selectionSet);
}

function selectionOf({ selections }: SelectionSetNode, alias: string): SelectionSetNode {
  for (const selection of selections)
    if (selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === alias && selection.selectionSet)
      return selection.selectionSet;
  throw new Error(`The plan asks for no ${alias}.`);
}
