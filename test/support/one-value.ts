import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** A query, and what came back for it. */
export interface Answered {
  /** As {@link identified} gave it; without ids there is nothing to compare. */
  readonly query: string;
  readonly variables?: Record<string, unknown> | undefined;
  readonly operationName?: string | null | undefined;
  readonly data: unknown;
  readonly errors?: readonly { path?: readonly (string | number)[] }[] | null | undefined;
}

/** The query with `__typename`, and `id` wherever the type has one, in every selection: what a normalising cache asks for. */
export function identified(schema: GraphQLSchema, query: string): string {
  const document = parse(query);
  const types = new TypeInfo(schema);
  const [typename, id] = keysFor(document);
  return print(
    visit(
      document,
      visitWithTypeInfo(types, {
        SelectionSet: (set) => {
          const parent = types.getParentType();
          if (!parent || isRoot(schema, parent)) return undefined;
          const hasId = !isUnionType(parent) && "id" in parent.getFields();
          return { ...set, selections: [...set.selections, typename, ...(hasId ? [id] : [])] };
        },
      }),
    ),
  );
}

/** Under names of their own where the query gives theirs to something else. */
function keysFor(document: DocumentNode): [typename: FieldNode, id: FieldNode] {
  let taken = false;
  visit(document, {
    Field: ({ alias, name }) => {
      if (alias && ["id", "__typename"].includes(alias.value) && alias.value !== name.value) taken = true;
    },
  });
  const field = (name: string, alias: string): FieldNode => ({
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(taken ? { alias: { kind: Kind.NAME, value: alias } } : {}),
  });
  return [field("__typename", "ofType"), field("id", "ofId")];
}

const isRoot = (schema: GraphQLSchema, type: GraphQLCompositeType) =>
  [schema.getQueryType(), schema.getMutationType()].includes(type as GraphQLObjectType);

/**
 * One id, one value: throws where an answer shows two different values of one field, asked with the same arguments, of one
 * `__typename:id`. A normalising cache (Apollo Client, urql) would show the one in the place of the other.
 */
export function oneValue(schema: GraphQLSchema, answered: Answered): void {
  const clashes = new Values(schema).add(answered);
  if (clashes.length > 0) throw new Error(`One id shows two values:\n${clashes.join("\n")}`);
}

type Known = { at: string; value: Value };
type Value = null | string | Reference | Value[] | Map<string, Known>;
/** Something with an id of its own: what it is stands there, under its own name. */
class Reference {
  readonly to: string;
  constructor(to: string) {
    this.to = to;
  }
}

type Fields = Map<string, { definition: GraphQLField<unknown, unknown>; nodes: FieldNode[] }>;

/** What is known of each thing, from one answer or from several to the same person. */
export class Values {
  readonly #schema: GraphQLSchema;
  readonly #things = new Map<string, Map<string, Known>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** How many things with an id are known. */
  get size(): number {
    return this.#things.size;
  }

  /** Takes an answer in; tells in words what does not fit. */
  add({ query, variables = {}, operationName, data, errors }: Answered): string[] {
    const document = parse(query);
    const operation = getOperationAST(document, operationName);
    const root = operation && this.#schema.getRootType(operation.operation);
    if (!operation || !root) throw new Error("There is no such operation in the query.");
    const fragments = new Map(
      document.definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
      ),
    );
    const given = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables);
    if (!given.coerced) throw new Error(given.errors.map(({ message }) => message).join("\n"));
    const coerced = given.coerced;
    const failed = (errors ?? []).map(({ path }) => (path ?? []).join("."));
    const clashes: string[] = [];
    const things = this.#things;
    const schema = this.#schema;

    function object(value: Record<string, unknown>, type: GraphQLCompositeType, sets: SelectionSetNode[], at: string) {
      const named = nameOf(value, sets, fragments);
      const runtime = type instanceof GraphQLObjectType ? type : schema.getType(named.type ?? "");
      if (!(runtime instanceof GraphQLObjectType)) throw new Error(`${at} does not say what type it is.`);
      const fields: Fields = new Map();
      for (const set of sets) collect(set, runtime, fields);
      const known = new Map<string, Known>();
      for (const [key, { definition, nodes }] of fields) {
        if (!(key in value)) continue; // left out by @skip or @include
        const here = at ? `${at}.${key}` : key;
        // What failed is no value: the error says so.
        if (value[key] === null && failed.some((path) => path === here || path.startsWith(`${here}.`))) continue;
        const args = getArgumentValues(definition, nodes[0] as FieldNode, coerced);
        const name = Object.keys(args).length > 0 ? `${definition.name}(${stable(args)})` : definition.name;
        const inner = any(
          value[key],
          definition.type,
          nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
          here,
        );
        merge(known, name, { at: here, value: inner }, named.id === undefined ? "" : `${runtime.name}:${named.id}`);
      }
      if (named.id === undefined) return known;
      const thing = `${runtime.name}:${named.id}`;
      const before = things.get(thing) ?? new Map<string, Known>();
      things.set(thing, before);
      for (const [name, each] of known) merge(before, name, each, thing);
      return new Reference(thing);
    }

    function any(value: unknown, type: GraphQLOutputType, sets: SelectionSetNode[], at: string): Value {
      if (isNonNullType(type)) return any(value, type.ofType, sets, at);
      if (value === null || value === undefined) return null;
      if (isListType(type))
        return (value as unknown[]).map((each, index) => any(each, type.ofType, sets, `${at}.${index}`));
      if (isLeafType(type)) return JSON.stringify(value);
      return object(value as Record<string, unknown>, type, sets, at);
    }

    function collect(set: SelectionSetNode, runtime: GraphQLObjectType, into: Fields): void {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const definition = runtime.getFields()[selection.name.value];
          if (!definition) continue; // __typename
          const key = keyOf(selection);
          into.set(key, { definition, nodes: [...(into.get(key)?.nodes ?? []), selection] });
          continue;
        }
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const condition = fragment?.typeCondition ? typeFromAST(schema, fragment.typeCondition) : runtime;
        const applies =
          condition === runtime || (isAbstractType(condition) && schema.isSubType(condition, runtime as never));
        if (fragment && applies) collect(fragment.selectionSet, runtime, into);
      }
    }

    /** Puts what is known of one field together with what was known; notes where the two are not the same. */
    function merge(into: Map<string, Known>, name: string, now: Known, thing: string): void {
      const before = into.get(name);
      if (!before) into.set(name, now);
      else differ(before.value, now.value, `${thing} ${name}: ${before.at} and ${now.at}`);
    }

    function differ(a: Value, b: Value, words: string): void {
      if (a instanceof Map && b instanceof Map) {
        for (const [name, each] of b) merge(a, name, each, words);
      } else if (Array.isArray(a) && Array.isArray(b)) {
        if (a.length !== b.length) clashes.push(`${words}: ${a.length} and ${b.length} in the list`);
        else for (const [index, each] of a.entries()) differ(each, b[index] as Value, words);
      } else if (said(a) !== said(b)) clashes.push(`${words}: ${said(a)} and ${said(b)}`);
    }

    if (data) object(data as Record<string, unknown>, root, [operation.selectionSet], "");
    return clashes;
  }
}

const said = (value: Value): string =>
  value === null
    ? "null"
    : value instanceof Reference
      ? value.to
      : typeof value === "string"
        ? value
        : Array.isArray(value)
          ? "a list"
          : "an object";

const keyOf = ({ alias, name }: FieldNode) => alias?.value ?? name.value;

/** What an object says it is, by whatever name it was asked. */
function nameOf(
  value: Record<string, unknown>,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): { type: string | undefined; id: string | undefined } {
  const found: Record<string, string | undefined> = {};
  const look = (selection: SelectionNode): void => {
    if (selection.kind === Kind.FIELD) {
      const own = value[keyOf(selection)];
      if (["id", "__typename"].includes(selection.name.value) && typeof own === "string")
        found[selection.name.value] = own;
    } else {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      fragment?.selectionSet.selections.forEach(look);
    }
  };
  for (const set of sets) set.selections.forEach(look);
  return { type: found.__typename, id: found.id };
}

const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, each) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
