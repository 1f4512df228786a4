import {
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Requirement } from "./plan.ts";
import { fieldsOf, type Supergraph } from "./supergraph.ts";
import { own, type Row } from "./tree.ts";

/**
 * Proves every row a subgraph sends for `_entities`.
 *
 * Gateways trust the order of `_entities`: a subgraph that answered its list reversed gave one citizen another's diagnosis,
 * with HTTP 200 and no error. The guard asks for the key back with each entity, compares it with the key that was sent at the
 * same place, and throws away what differs. (A subgraph that puts the right key on the wrong row lies outside its reach:
 * the contract test asks each subgraph for the same keys singly, together and shuffled, and compares.)
 */
type KeysOf = (type: string) => readonly SelectionSetNode[];

/** Under this name a key comes back, so that it meets no field that was asked for. */
const PREFIX = "_key_";
const TYPE = `${PREFIX}_typename`;
const TYPE_OF_ROW: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: TYPE },
  name: { kind: Kind.NAME, value: "__typename" },
};

/**
 * The request with the keys of every type that it asks about by reference: `... on T { _key_id: id … }`, and of what type each row is. Of several keys only
 * those that are sent: a subgraph need not know the others of what it is asked about.
 */
export function withProof(
  document: DocumentNode,
  writtenOut: SelectionSetNode,
  keysOf: KeysOf,
  batches: readonly { readonly alias: string; readonly requires: readonly Requirement[] }[],
): DocumentNode {
  const proofs = new Map<string, SelectionNode[]>();
  for (const { alias, requires } of batches) {
    const sent = requires.flatMap((part) => (part.kind === "InlineFragment" ? part.selections : [part]));
    const proof = typesUnder(writtenOut, alias).flatMap((type) =>
      proofOf(
        type,
        keysOf(type).filter((key) => isSent(key, sent)),
      ),
    );
    proofs.set(alias, [TYPE_OF_ROW, ...proof]);
  }
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const selections = definition.selectionSet.selections.map((selection) => {
        if (selection.kind !== Kind.FIELD || !selection.selectionSet) return selection;
        const proof = proofs.get((selection.alias ?? selection.name).value) ?? [];
        return {
          ...selection,
          selectionSet: { ...selection.selectionSet, selections: [...selection.selectionSet.selections, ...proof] },
        };
      });
      return { ...definition, selectionSet: { ...definition.selectionSet, selections } };
    }),
  };
}

/** The types about which a list of references is asked. */
function typesUnder({ selections }: SelectionSetNode, alias: string): string[] {
  const asked = selections.find(
    (selection) => selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === alias,
  );
  const types = (asked as FieldNode | undefined)?.selectionSet?.selections.flatMap((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition ? [selection.typeCondition.name.value] : [],
  );
  return [...new Set(types)];
}

const isSent = (key: SelectionSetNode, sent: readonly Requirement[]): boolean =>
  fieldsOf(key).every(({ name, selectionSet }) =>
    sent.some(
      (part) =>
        part.kind === "Field" &&
        (part.alias ?? part.name) === name.value &&
        (!selectionSet || isSent(selectionSet, part.selections ?? [])),
    ),
  );

function proofOf(type: string, keys: readonly SelectionSetNode[]): InlineFragmentNode[] {
  const selections = keys.flatMap((key) =>
    fieldsOf(key).map((field) => ({ ...field, alias: { kind: Kind.NAME, value: PREFIX + field.name.value } as const })),
  );
  if (selections.length === 0) return [];
  return [
    {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    },
  ];
}

/**
 * Whether a row is about what was asked: every key that was sent whole comes back the same. A key with a null in it names
 * nothing, so it counts only where there is no other.
 */
export function isProven(row: Row, asked: Row, subgraph: string, supergraph: Supergraph): boolean {
  const { keysOf, unprovable, implementing } = supergraph;
  const type = String(asked.__typename);
  const theirs = own(row, TYPE);
  // The same id may belong to things of several kinds. Of what kind exactly a subgraph may know better.
  if (theirs !== type && !implementing(type).has(String(theirs))) return false;
  const keys = keysOf(subgraph, type);
  const sent = keys.filter((key) => has(asked, key));
  const whole = sent.filter((key) => fieldsOf(key).every(({ name }) => asked[name.value] !== null));
  const usable = whole.length > 0 ? whole : sent;
  if (usable.length === 0) return unprovable === "accept";
  return usable.every((key) => same(row, asked, key, PREFIX));
}

function has(value: unknown, fields: SelectionSetNode): boolean {
  if (Array.isArray(value)) return value.every((item) => has(item, fields));
  if (value === null || typeof value !== "object") return value === null;
  return fieldsOf(fields).every(({ name, selectionSet }) => {
    const inner = own(value, name.value);
    return inner !== undefined && (!selectionSet || has(inner, selectionSet));
  });
}

function same(got: unknown, want: unknown, fields: SelectionSetNode, prefix = ""): boolean {
  if (Array.isArray(want))
    return (
      Array.isArray(got) && got.length === want.length && want.every((item, index) => same(got[index], item, fields))
    );
  if (want === null || got === null || typeof want !== "object" || typeof got !== "object") return got === want;
  return fieldsOf(fields).every(({ name, selectionSet }) => {
    const theirs = own(got, prefix + name.value);
    const ours = own(want, name.value);
    if (selectionSet) return same(theirs, ours, selectionSet);
    return theirs !== undefined && leaf(theirs) === leaf(ours);
  });
}

/** Ids come back as text, whether they were sent as numbers or not. */
const leaf = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));
