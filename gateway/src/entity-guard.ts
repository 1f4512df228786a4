import { REFUSALS, refusalExtensions } from "@overligger/shared";
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/**
 * Proves every row a subgraph sends for `_entities`.
 *
 * Gateways trust the order of `_entities`: a subgraph that answered its list reversed gave one citizen another's diagnosis,
 * with HTTP 200 and no error. The guard asks for the key back with each entity, compares it with the key that was sent at the
 * same place, and throws away what differs. (A subgraph that puts the right key on the wrong row lies outside its reach:
 * the contract test asks each subgraph for the same keys singly, together and shuffled, and compares.)
 */
export interface EntityGuard {
  /** The document with the keys asked for; the very same object where it asks for no entities. */
  guard(document: DocumentNode): DocumentNode;
  /** The `_entities` fields of a document. */
  questions(document: DocumentNode): readonly Question[];
  /** The result without the rows that are not proven, each with an error ENTITY_KEY_MISMATCH. `document` is the unguarded one. */
  check(
    document: DocumentNode,
    variables: Record<string, unknown> | null | undefined,
    result: ExecutionResult,
  ): ExecutionResult;
}

/** An `_entities` field of a document: the key of its answer, and the variable with what was asked. */
export interface Question {
  readonly responseKey: string;
  readonly variable: string;
}

type Key = { fields: SelectionSetNode };
type Row = Record<string, unknown> | null;

const PREFIX = "_key_";

export function entityGuard(sdl: string): EntityGuard {
  const { keys, overlays } = keysOf(parse(sdl));
  const guarded = new WeakMap<DocumentNode, { document: DocumentNode; questions: Question[] }>();

  const prepare = (document: DocumentNode) => {
    let known = guarded.get(document);
    if (!known) guarded.set(document, (known = withKeys(document, keys)));
    return known;
  };

  return {
    guard: (document) => prepare(document).document,
    questions: (document) => prepare(document).questions,
    check(document, variables, result) {
      const { questions } = prepare(document);
      const data = result.data as Record<string, unknown> | null | undefined;
      if (questions.length === 0 || !data) return result;
      const errors: GraphQLError[] = [];
      const answered = new Set((result.errors ?? []).map((error) => error.path?.slice(0, 2).join(".")));
      const checked: Record<string, unknown> = { ...data };
      for (const { responseKey, variable } of questions) {
        const asked = variables?.[variable] as Row[] | undefined;
        const rows = data[responseKey] as Row[] | null | undefined;
        if (!asked || !rows) continue;
        const mismatch = (index: number) => {
          errors.push(
            new GraphQLError(REFUSALS.ENTITY_KEY_MISMATCH[0], {
              path: [responseKey, index],
              extensions: refusalExtensions("ENTITY_KEY_MISMATCH"),
            }),
          );
          return null;
        };
        // A list of another length says nothing about which row is whose.
        checked[responseKey] =
          Array.isArray(rows) && rows.length === asked.length
            ? rows.map((row, index) => {
                const key = asked[index] ?? null;
                if (row !== null) return proven(row, key, keys) ? row : mismatch(index);
                // An overlay opens or says why; nothing at all is a row that got lost.
                return overlays.has(String(key?.__typename)) && !answered.has(`${responseKey}.${index}`)
                  ? mismatch(index)
                  : null;
              })
            : asked.map((_, index) => mismatch(index));
      }
      return errors.length > 0 ? { ...result, data: checked, errors: [...(result.errors ?? []), ...errors] } : result;
    },
  };
}

function proven(row: Record<string, unknown>, asked: Row, keys: ReadonlyMap<string, Key[]>): boolean {
  if (!asked) return false;
  const usable = (keys.get(String(asked.__typename)) ?? []).filter(({ fields }) => has(asked, fields));
  return usable.length > 0 && usable.every(({ fields }) => same(row, asked, fields, PREFIX));
}

function has(value: unknown, fields: SelectionSetNode): boolean {
  return (fields.selections as FieldNode[]).every(({ name, selectionSet }) => {
    const inner = (value as Record<string, unknown> | null)?.[name.value];
    return inner !== undefined && (!selectionSet || has(inner, selectionSet));
  });
}

function same(row: unknown, asked: unknown, fields: SelectionSetNode, prefix = ""): boolean {
  return (fields.selections as FieldNode[]).every(({ name, selectionSet }) => {
    const got = (row as Record<string, unknown> | null | undefined)?.[prefix + name.value];
    const want = (asked as Record<string, unknown>)[name.value];
    if (selectionSet) return same(got, want, selectionSet);
    return got !== undefined && String(got) === String(want);
  });
}

/** The @key directives of a subgraph, by type; and which types are overlays. */
function keysOf(document: DocumentNode): { keys: ReadonlyMap<string, Key[]>; overlays: ReadonlySet<string> } {
  const keys = new Map<string, Key[]>();
  const overlays = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    const name = definition.name.value;
    if (definition.interfaces?.some((type) => type.name.value === "SectorOverlay")) overlays.add(name);
    for (const directive of definition.directives ?? []) {
      const fields = directive.arguments?.find((argument) => argument.name.value === "fields")?.value;
      if (!directive.name.value.endsWith("key") || fields?.kind !== Kind.STRING) continue;
      const operation = parse(`{ ${fields.value} }`, { noLocation: true }).definitions[0];
      if (operation?.kind === Kind.OPERATION_DEFINITION)
        keys.set(name, [...(keys.get(name) ?? []), { fields: operation.selectionSet }]);
    }
  }
  return { keys, overlays };
}

function withKeys(
  document: DocumentNode,
  keys: ReadonlyMap<string, Key[]>,
): { document: DocumentNode; questions: Question[] } {
  const questions: Question[] = [];
  const fragments = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const selections = definition.selectionSet.selections.map((selection): SelectionNode => {
      if (selection.kind !== Kind.FIELD || selection.name.value !== "_entities" || !selection.selectionSet)
        return selection;
      const representations = selection.arguments?.find((argument) => argument.name.value === "representations")?.value;
      if (representations?.kind !== Kind.VARIABLE) return selection;
      questions.push({
        responseKey: selection.alias?.value ?? selection.name.value,
        variable: representations.name.value,
      });
      return {
        ...selection,
        selectionSet: {
          ...selection.selectionSet,
          selections: [...selection.selectionSet.selections, ...keyFragments(keys)],
        },
      };
    });
    return { ...definition, selectionSet: { ...definition.selectionSet, selections } };
  });
  return questions.length > 0
    ? { document: { ...document, definitions: fragments }, questions }
    : { document, questions };
}

/** `... on T { _key_id: id }` for every type that can be asked for. */
function keyFragments(keys: ReadonlyMap<string, Key[]>): SelectionNode[] {
  return [...keys].map(([type, ofType]) => {
    const fields = new Map<string, FieldNode>();
    for (const { fields: set } of ofType) {
      for (const field of set.selections as FieldNode[]) {
        fields.set(field.name.value, { ...field, alias: { kind: Kind.NAME, value: PREFIX + field.name.value } });
      }
    }
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: [...fields.values()] },
    };
  });
}
