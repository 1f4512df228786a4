import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from "graphql";

/** A null where the schema promised a value: its parent must go. */
const BROKEN = Symbol("null in a non-null place");

type Value = Record<string, unknown>;
type Field = { type: GraphQLOutputType; sets: SelectionSetNode[] };

/**
 * Makes an answer with errors what GraphQL says it must be: null at every place an error names, and no null where the schema
 * promises a value. The compiled planner does neither: an overlay whose sector failed came back as an object of nulls,
 * which a typed client reads as data.
 */
export function complete(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  result: ExecutionResult,
): ExecutionResult {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root || !result.data || !result.errors?.length) return result;
  const data = structuredClone(result.data) as Value;
  for (const { path } of result.errors) if (path) clear(data, path);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  function object(value: Value, type: GraphQLCompositeType, sets: SelectionSetNode[]): Value | typeof BROKEN {
    const fields = new Map<string, Field>();
    // Unknown where the client did not ask for __typename: then what is there tells which fragments applied.
    const runtime = isObjectType(type) ? type : schema.getType(String(value.__typename));
    for (const set of sets) collect(set, type, isObjectType(runtime) ? runtime : null, fields);
    for (const [key, field] of fields) {
      if (!(key in value)) continue; // left out by @skip, @include or its type
      const completed = any(value[key], field.type, field.sets);
      if (completed === BROKEN) return BROKEN;
      value[key] = completed;
    }
    return value;
  }

  function collect(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    runtime: GraphQLObjectType | null,
    into: Map<string, Field>,
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const field = isUnionType(type) ? undefined : type.getFields()[selection.name.value];
        if (!field) continue; // __typename
        const key = selection.alias?.value ?? selection.name.value;
        const known = into.get(key) ?? { type: field.type, sets: [] };
        if (selection.selectionSet) known.sets.push(selection.selectionSet);
        into.set(key, known);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
      if (!fragment || !isCompositeType(condition)) continue;
      if (runtime && condition !== runtime && !(isAbstractType(condition) && schema.isSubType(condition, runtime)))
        continue;
      collect(fragment.selectionSet, condition, runtime, into);
    }
  }

  function any(value: unknown, type: GraphQLOutputType, sets: SelectionSetNode[]): unknown {
    if (isNonNullType(type)) {
      const inner = any(value, type.ofType, sets);
      return inner === null ? BROKEN : inner;
    }
    if (value === null || value === undefined) return null;
    if (isListType(type)) {
      if (!Array.isArray(value)) return null;
      const items = value.map((item) => any(item, type.ofType, sets));
      return items.includes(BROKEN) ? null : items;
    }
    if (!isCompositeType(type)) return value;
    const completed = object(value as Value, type, sets);
    return completed === BROKEN ? null : completed;
  }

  const completed = object(data, root, [operation.selectionSet]);
  return { ...result, data: completed === BROKEN ? null : completed };
}

function clear(data: Value, path: readonly (string | number)[]): void {
  let at: unknown = data;
  for (const step of path.slice(0, -1)) at = (at as Value | null | undefined)?.[step];
  const last = path.at(-1);
  if (at && typeof at === "object" && last !== undefined && last in at) (at as Value)[last] = null;
}
