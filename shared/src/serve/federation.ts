import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type InputValueDefinitionNode,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from "graphql";
import { buildSchema, createResolversMap } from "type-graphql";
import { categoriesOf, isOpen } from "../contract/category.ts";
import { isNotAboutPeople } from "../contract/not-about-people.ts";
import type { SchemaParts } from "../contract/subgraph-definition.ts";
import { namesDoor, shownId } from "../kernel/door-id.ts";
import { checkArguments } from "../kernel/refusal/input.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { validateArgument } from "../kernel/refusal/validation.ts";
import { askedBy } from "../kernel/request/asked.ts";
import { Role } from "../kernel/request/caller.ts";
import type { Context } from "../kernel/request/context.ts";
import { onceForKey } from "../kernel/request/idempotency.ts";

const LINK = parse(
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])`,
  { noLocation: true },
);

type Federated = { readonly schema: GraphQLSchema; readonly sdl: string };

const BUILT = new WeakMap<SchemaParts, Promise<Federated>>();

/**
 * A TypeGraphQL schema as a federation subgraph: the SDL it shows, and the schema that executes it. It holds nothing of who is
 * served, so the same parts are built once, however many subgraphs are started of them.
 */
export function federatedSchema(parts: SchemaParts): Promise<Federated> {
  const built = BUILT.get(parts) ?? build(parts);
  BUILT.set(parts, built);
  return built;
}

async function build(parts: SchemaParts): Promise<Federated> {
  const plain = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: [...(parts.types ?? [])],
    validateFn: validateArgument,
  });
  const typeDefs: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [...LINK.definitions, ...refusable(withDirectives(plain), plain).definitions],
  };
  const resolvers = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const type of Object.values(plain.getTypeMap())) {
    const own = resolvers[type.name];
    if (!own) continue;
    // type-graphql resolves types asynchronously and insists on class instances; rows are plain and carry their type's name.
    if (isAbstractType(type)) own.__resolveType = (value: { __typename?: string }) => value.__typename;
    else if (isObjectType(type)) delete own.__isTypeOf;
  }
  const queries = resolvers[plain.getQueryType()?.name ?? ""] ?? {};
  for (const [name, field] of Object.entries(plain.getQueryType()?.getFields() ?? {})) {
    const query = queries[name] as GraphQLFieldResolver<unknown, Context>;
    // The one place where an analyst is kept from people: from lists, counts and single ones alike, by words and not by a zero.
    if (!isNotAboutPeople(field))
      queries[name] = (root: unknown, args: never, context: Context, info: never) => {
        if (context.caller.role === Role.ANALYST) throw refuseAnalyst();
        return query(root, args, context, info);
      };
  }
  const changes = resolvers[plain.getMutationType()?.name ?? ""] ?? {};
  for (const [name, change] of Object.entries(changes) as [string, GraphQLFieldResolver<unknown, Context>][]) {
    changes[name] = (root: unknown, args: Record<string, unknown>, context: Context, info: never) => {
      context.asked = askedBy(name, args);
      return onceForKey(context, async () => change(root, args, context, info));
    };
  }
  for (const [type, fields] of Object.entries(parts.fields ?? {})) resolvers[type] = { ...resolvers[type], ...fields };
  for (const [type, resolve] of Object.entries(parts.references ?? {})) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  for (const [name, type] of Object.entries(parts.gated ?? {})) {
    for (const [field, category] of categoriesOf(type)) {
      const own = (resolvers[name] ??= {});
      const inner = own[field] as GraphQLFieldResolver<object, Context> | undefined;
      // The one place where a category is enforced: whichever road led to the row.
      own[field] = (row: Record<string, unknown>, args: never, context: Context, info: never) =>
        isOpen(row, category) ? (inner ? inner(row, args, context, info) : row[field]) : null;
    }
  }
  for (const type of Object.values(plain.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith("__")) resolvers[type.name] = withIds(type, resolvers[type.name]);
  const schema = buildSubgraphSchema({ typeDefs, resolvers: resolvers as never });
  checkArguments(schema);
  return { schema, sdl: print(typeDefs) };
}

/**
 * What can be refused on its own costs its own field: every query, every change, and every field that takes arguments (one of
 * them may be wrong, but for a language) is nullable, however it was declared. Where they were not, one refusal took the whole
 * answer along.
 * For the same reason what has a default may be null, which means the default: see `checkArguments`.
 */
function refusable(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const roots = new Set([schema.getQueryType()?.name, schema.getMutationType()?.name]);
  return visit(document, {
    FieldDefinition: (field, _key, _parent, _path, ancestors) => {
      const type = ancestors.at(-1) as unknown as { name?: { value: string } } | undefined;
      const own = roots.has(type?.name?.value) || field.arguments?.some((each) => !isLanguage(each));
      return own && field.type.kind === Kind.NON_NULL_TYPE ? { ...field, type: field.type.type } : undefined;
    },
    InputValueDefinition: (input) =>
      input.defaultValue && input.type.kind === Kind.NON_NULL_TYPE ? { ...input, type: input.type.type } : undefined,
  });
}

const isLanguage = ({ type }: InputValueDefinitionNode): boolean => /^Language!?$/.test(print(type));

/** The one place where ids go out: each gets its door's name. Where they come in they lose it, in `checkArguments`. */
function withIds(type: GraphQLObjectType, resolvers: Record<string, unknown> = {}): Record<string, unknown> {
  const own = { ...resolvers };
  for (const { name, type: given } of Object.values(type.getFields())) {
    const inner = own[name] as GraphQLFieldResolver<object, Context> | undefined;
    if (getNamedType(given).name === "ID" && namesDoor(name))
      own[name] = (row: Record<string, unknown>, args: object, context: Context, info: never) =>
        shownId(row, inner ? inner(row, args, context, info) : row[name]);
  }
  return own;
}

/** printSchema leaves applied directives out; type-graphql keeps them on its AST nodes. This puts them back. */
function withDirectives(schema: GraphQLSchema): DocumentNode {
  type Node = { directives?: readonly ConstDirectiveNode[] };
  const add = <N extends Node>(node: N, from: Node | null | undefined): N => {
    const extra =
      from?.directives?.filter(({ name }) => name.value !== "deprecated" && name.value !== "specifiedBy") ?? [];
    return extra.length > 0 ? { ...node, directives: [...(node.directives ?? []), ...extra] } : node;
  };
  const definitions = parse(printSchema(schema), { noLocation: true }).definitions.map((definition): DefinitionNode => {
    const type = "name" in definition && definition.name ? schema.getType(definition.name.value) : undefined;
    if (!type || !("fields" in definition) || !("getFields" in type)) return definition;
    const fields = type.getFields();
    const node = add(definition as typeof definition & Node, type.astNode);
    return {
      ...node,
      fields: definition.fields?.map((field) =>
        add(field as never, fields[field.name.value]?.astNode as Node | undefined),
      ),
    } as DefinitionNode;
  });
  return { kind: Kind.DOCUMENT, definitions };
}

const refuseAnalyst = () =>
  new Refusal("FORBIDDEN", [
    "An analyst sees no people and no lists of them, nor how many there are.",
    "En analytiker ser ingen personer og ingen lister over dem, heller ikke hvor mange der er.",
  ]);
