import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  type DirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  getNamedType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from "graphql";

/**
 * What there is in a case, as data: table → label → row; `Query` and `Mutation` are rows themselves. How values are
 * written says `cases/README.md`.
 */
export type World = { readonly [table: string]: Row };
export type Row = { readonly [field: string]: unknown };

/** Answers one operation, as a subgraph or as a whole server. `counter` counts the changes of one request. */
export type Answerer = (document: DocumentNode, variables: Row, counter?: Counter) => Promise<ExecutionResult>;
export interface Counter {
  changes: number;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides",
  "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag"])\n`;

/** SDL as a subgraph says it of itself: the folder of a case leaves the line out that is always the same. */
export const linked = (sdl: string) => (sdl.includes("@link(") ? sdl : LINK + sdl);

/** Answers from the world what its schema has. Of a field that is @external to it, it knows what it was given, no more. */
export function subgraph(sdl: string, world: World): Answerer {
  const schema = buildSubgraphSchema(parse(sdl));
  const root = schema.getQueryType()?.getFields() ?? {};
  const union = schema.getType("_Entity");
  if (root._entities) delete root._entities.resolve; // entities are looked up here, as any field is
  if (isUnionType(union)) delete union.resolveType;
  return async (document, variables, counter) => {
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : answer({ schema, world, federated: true, counter }, document, variables);
  };
}

/** The same world as one plain server: what a client should get, whoever owns which field. */
export const monolith =
  (schema: GraphQLSchema, world: World): Answerer =>
  async (document, variables) =>
    answer({ schema, world, federated: false }, document, variables);

/** The engine asked for something that this subgraph did not say it can answer. */
export class Misuse extends Error {}

interface Server {
  readonly schema: GraphQLSchema;
  readonly world: World;
  readonly federated: boolean;
  readonly counter?: Counter | undefined;
}

/** A row on its way through an answer. */
interface Source {
  readonly row: Row;
  readonly table?: string | undefined;
  /** What the engine sent along with the key. */
  readonly given?: Row | undefined;
  /** Below a field that @provides, a subgraph knows what is else @external to it. */
  readonly open?: boolean;
}

/** One field being answered. */
interface Field {
  readonly server: Server;
  readonly source: Source;
  readonly parent: GraphQLObjectType;
  readonly args: Row;
  readonly counter: Counter;
  readonly external: boolean;
  readonly open: boolean;
}

async function answer(server: Server, document: DocumentNode, variableValues: Row): Promise<ExecutionResult> {
  const { schema, world, federated, counter = { changes: 0 } } = server;
  const kind = getOperationAST(document)?.operation === "mutation" ? "Mutation" : "Query";
  const fieldResolver: GraphQLFieldResolver<Source, unknown> = (source, args, _context, info) => {
    if (info.fieldName === "_entities") return args.representations.map((given: Row) => entity(server, given));
    if (kind === "Mutation" && !info.path.prev) counter.changes += 1;
    const definition = info.parentType.getFields()[info.fieldName];
    const external = federated && !source.open && isExternal(info.parentType, info.fieldName);
    if (external && source.given?.[info.fieldName] === undefined) {
      throw new Misuse(`${info.parentType}.${info.fieldName} is external here and was not given.`);
    }
    const open = source.open || directive(definition, "provides") !== undefined;
    const field = { server, source, parent: info.parentType, args, counter, external, open };
    return valueAt(field, (external ? source.given : source.row)?.[info.fieldName], info.returnType);
  };
  const typeResolver: GraphQLTypeResolver<Source, unknown> = (source, _context, _info, type) =>
    typeName(schema, source.table, type.name);
  return execute({
    schema,
    document,
    variableValues,
    rootValue: { row: world[kind] ?? {} },
    fieldResolver,
    typeResolver,
  });
}

function valueAt(field: Field, value: unknown, type: GraphQLOutputType): unknown {
  const { world, schema } = field.server;
  const [nullable, named] = [getNullableType(type), getNamedType(type)];
  if (value === undefined || value === null) return null;
  if (isRow(value) && typeof value.$error === "string") {
    return new GraphQLError(value.$error, { extensions: { ...(value.code ? { code: value.code } : {}) } });
  }
  if (Array.isArray(value) && isListType(nullable)) {
    return value.map((item) => valueAt(field, item, nullable.ofType)).filter((item) => item !== UNKNOWN);
  }
  if (!isCompositeType(named)) return typeof value === "string" ? written(field, value) : value;
  const seen = (row: unknown, table?: string) => {
    if (!isRow(row)) return null;
    if (!typeName(schema, table, named.name)) return isListType(getNullableType(type)) ? UNKNOWN : null;
    return { row, table, open: field.open, ...(field.external ? { given: row } : {}) };
  };
  if (typeof value !== "string") return seen(value, (value as Row).__typename as string | undefined);
  const [table, label] = place(value);
  if (label !== "*") return seen(world[table]?.[label], table);
  const found = Object.values(world[table] ?? {})
    .filter((row) =>
      Object.entries(field.args).every(([name, arg]) => !(name in (row as Row)) || same((row as Row)[name], arg)),
    )
    .map((row) => seen(row, table));
  return isListType(nullable) ? found : found[0];
}

/** A row of a type that this schema does not have, or not at this place: no member of its list. */
const UNKNOWN = undefined;

/** "Product/1": the row 1 of the table Product. */
const place = (reference: string): [table: string, label: string] => {
  const at = reference.indexOf("/");
  return [reference.slice(0, at), reference.slice(at + 1)];
};

function typeName(schema: GraphQLSchema, table: string | undefined, expected: string): string | undefined {
  const [type, own] = [schema.getType(expected), schema.getType(table ?? "")];
  if (isObjectType(type)) return type.name; // among them an interface object, which knows no more than that
  return isAbstractType(type) && isObjectType(own) && schema.isSubType(type, own) ? own.name : undefined;
}

/** Fills `{weight}`, `{size.unit}`, `{$first}` and `{#}` in. */
function written(field: Field, text: string): string {
  return text.replaceAll(/\{([$#]?)([\w.]*)\}/g, (_all, kind: string, path: string) => {
    if (kind === "#") return String(field.counter.changes);
    if (kind === "$") return JSON.stringify(path ? field.args[path] : field.args) ?? "(left out)";
    const steps = path.split(".");
    const external = field.server.federated && isExternal(field.parent, steps[0] ?? "");
    const value = look(field.server.world, external ? field.source.given : field.source.row, steps);
    if (value === undefined) throw new Misuse(`Nobody said what "${path}" of ${field.parent} is.`);
    return typeof value === "string" ? written(field, value) : JSON.stringify(value);
  });
}

function look(world: World, from: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || from === null || from === undefined) return from;
  if (Array.isArray(from)) return from.map((item) => look(world, item, steps));
  if (typeof from === "string") return look(world, world[place(from)[0]]?.[place(from)[1]], steps);
  return look(world, (from as Row)[step], rest);
}

/** The row of this key, as a subgraph looks it up: by one of the keys that it says it resolves. */
function entity({ schema, world }: Server, given: Row): Source | Misuse | null {
  const name = String(given.__typename);
  const key = keysOf(schema.getType(name), true).find((set) => set.every(([field]) => field in given));
  if (!key) return new Misuse(`No ${name} can be found by ${Object.keys(given).join(", ")}.`);
  const wanted = keyOf(world, given, key);
  for (const table of world[name] ? [name] : Object.keys(world)) {
    for (const row of Object.values(world[table] ?? {})) {
      if (isRow(row) && same(keyOf(world, row, key), wanted))
        return { row, given, table: schema.getType(table) ? table : name };
    }
  }
  return null;
}

/** What a subgraph calls external it does not know; a key it knows all the same, as the first Federation had it. */
const isExternal = (type: GraphQLObjectType, name: string): boolean =>
  directive(type.getFields()[name], "external") !== undefined &&
  !keysOf(type)
    .flat()
    .some(([field]) => field === name);

const keysOf = (type: GraphQLNamedType | undefined, resolvable = false): FieldSet[] =>
  [type?.astNode, ...(type?.extensionASTNodes ?? [])]
    .flatMap((node) => node?.directives ?? [])
    .filter((each) => each.name.value === "key" && !(resolvable && argument(each, "resolvable") === false))
    .map((each) => fieldSet(String(argument(each, "fields"))));

type FieldSet = [name: string, inner: FieldSet | null][];

const fieldSet = (fields: string): FieldSet => {
  const names = (set: SelectionSetNode): FieldSet =>
    set.selections.flatMap((one) =>
      one.kind === Kind.FIELD ? [[one.name.value, one.selectionSet ? names(one.selectionSet) : null]] : [],
    );
  const [definition] = parse(`{ ${fields} }`).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? names(definition.selectionSet) : [];
};

const keyOf = (world: World, row: unknown, set: FieldSet): unknown =>
  set.map(([name, inner]) => {
    const value = look(world, row, [name]);
    if (!inner) return value ?? null;
    return Array.isArray(value) ? value.map((one) => keyOf(world, one, inner)) : keyOf(world, value, inner);
  });

type Defined = { readonly astNode?: { readonly directives?: readonly DirectiveNode[] } | null } | undefined;

const directive = (of: Defined, name: string) => of?.astNode?.directives?.find((each) => each.name.value === name);

function argument(of: DirectiveNode, name: string): string | boolean | undefined {
  const value = of.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.BOOLEAN ? value.value : undefined;
}

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
