import { Kind, type SelectionNode, type SelectionSetNode } from "graphql";
import type { Rewrite } from "./plan.ts";
import type { Supergraph } from "./supergraph.ts";

/** Fields that answer under one name at one place: of which type, and what answers beneath. */
type Scope = Map<string, { readonly type: string | undefined; readonly inner: Scope }>;

export interface Apart {
  readonly selection: SelectionSetNode;
  /** How the answer gets its names back; from the inside out. */
  readonly renames: readonly Rewrite[];
}

/**
 * A planner may ask for fields of one name and of different types side by side, each of another type of thing:
 * `... on School { state } ... on Work { state }`. GraphQL forbids it, so each but the first gets a name of its own.
 */
export function keptApart(
  selection: SelectionSetNode,
  type: string | undefined,
  subgraph: string,
  supergraph: Supergraph,
): Apart {
  const renames: Rewrite[] = [];
  const write = (
    { kind, selections }: SelectionSetNode,
    on: string | undefined,
    scope: Scope,
    path: Rewrite["path"],
  ): SelectionSetNode => ({
    kind,
    selections: selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inner = write(selection.selectionSet, selection.typeCondition?.name.value ?? on, scope, path);
        return { ...selection, selectionSet: inner };
      }
      const name = selection.name.value;
      const key = (selection.alias ?? selection.name).value;
      const type = on === undefined ? undefined : supergraph.wholeTypeOf(subgraph, on, name);
      let answered = key;
      for (let other = 1; scope.has(answered) && scope.get(answered)?.type !== type; other++)
        answered = `${supergraph.mark}${other}_${key}`;
      const known = scope.get(answered) ?? { type, inner: new Map() };
      scope.set(answered, known);
      const here = [...path, { Key: answered }];
      const inner = on === undefined ? undefined : supergraph.typeOf(on, name);
      const selectionSet = selection.selectionSet && write(selection.selectionSet, inner, known.inner, here);
      if (answered !== key) renames.push({ path: here, renameKeyTo: key });
      return {
        ...selection,
        ...(answered === key ? {} : { alias: { kind: Kind.NAME, value: answered } }),
        ...(selectionSet ? { selectionSet } : {}),
      };
    }),
  });
  return { selection: write(selection, type, new Map(), []), renames };
}
