import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  type ValueNode,
  valueFromAST,
} from "graphql";
import { kept, type Variables } from "./conditions.ts";
import type { Supergraph } from "./supergraph.ts";

/** An operation as it is planned: conditions resolved, fragments merged, every name and every argument our own. */
export interface Normal {
  /** What is asked, as text: one part for a query, one for each root field of a mutation, to be done in this order. */
  readonly parts: readonly { readonly text: string }[];
  /** The inner name under which the answer to a client's field lies. */
  readonly keys: ReadonlyMap<FieldNode, string>;
  /** The values of the arguments, as whole variables, from the variables of one request. */
  values(variables: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/** How many fields an operation may come to when its fragments are written out; far above any page. */
const MOST_FIELDS = 20_000;

/** Whether a thing is there at all, when no field of it is asked for that is not graphql's own. */
const NOTHING = "{__typename}";

interface Hoisted {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
}

interface Chosen {
  readonly field: { readonly name: string; readonly type: GraphQLCompositeType | null };
  readonly written: string;
  readonly sets: Set<SelectionSetNode>;
}

export function normalise(
  schema: GraphQLSchema,
  supergraph: Supergraph,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Variables,
): Normal {
  const keys = new Map<FieldNode, string>();
  const hoisted = new Map<string, Hoisted>();
  let fields = 0;
  const isKept = kept(variables);

  /** The variable that stands for an argument's whole value; null where the value is not valid: graphql says so at its place. */
  const hoist = (type: GraphQLInputType, value: ValueNode): string | null => {
    if (valueFromAST(value, type, variables) === undefined) return null;
    const id = `${type}|${canonical(value)}`;
    let known = hoisted.get(id);
    if (!known) hoisted.set(id, (known = { name: `v${hoisted.size}`, type, value }));
    return known.name;
  };

  const isGiven = ({ value }: ArgumentNode): boolean =>
    value.kind !== Kind.VARIABLE || variables[value.name.value] !== undefined;

  /** The arguments as they are written, and the field's inner name; null where an argument is not valid. */
  const naming = (
    node: FieldNode,
    type: GraphQLCompositeType,
  ): { key: string; written: string; type: GraphQLCompositeType | null } | null => {
    const field = isUnionType(type) ? undefined : type.getFields()[node.name.value];
    if (!field) return null;
    const written: string[] = [];
    let key = "";
    for (const { name, type: wanted } of field.args) {
      const argument = node.arguments?.find((given) => given.name.value === name);
      if (!argument || !isGiven(argument)) continue;
      const variable = hoist(wanted, argument.value);
      if (variable === null) return null;
      written.push(`${name}:$${variable}`);
      key += `_${variable}`;
    }
    const inner = getNamedType(field.type);
    return {
      key: key === "" ? field.name : `${supergraph.mark}${field.name}${key}`,
      written: written.length > 0 ? `(${written.join(",")})` : "",
      type: isCompositeType(inner) ? inner : null,
    };
  };

  const write = (sets: Iterable<SelectionSetNode>, type: GraphQLCompositeType): string => {
    const here = new Map<GraphQLCompositeType, Map<string, Chosen>>([[type, new Map()]]);
    const seen = new Set<string>();
    let named = false;
    const collect = (set: SelectionSetNode, on: GraphQLCompositeType) => {
      for (const node of set.selections) {
        if (!isKept(node)) continue;
        if (node.kind === Kind.FIELD) {
          const name = node.name.value;
          if (name.startsWith("__"))
            named ||= name === "__typename"; // graphql answers these itself
          else choose(node, on);
          continue;
        }
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
        if (!fragment) continue;
        const condition = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : on;
        for (const narrow of narrowed(schema, on, condition as GraphQLCompositeType)) {
          if (node.kind === Kind.FRAGMENT_SPREAD) {
            const visit = `${node.name.value} ${narrow.name}`;
            if (seen.has(visit)) continue;
            seen.add(visit);
          }
          collect(fragment.selectionSet, narrow);
        }
      }
    };
    const choose = (node: FieldNode, on: GraphQLCompositeType) => {
      if ((fields += 1) > MOST_FIELDS)
        throw new GraphQLError(
          `The operation asks for more than ${MOST_FIELDS} fields when its fragments are written out.`,
          {
            extensions: { code: "BAD_USER_INPUT" },
          },
        );
      const known = naming(node, on);
      if (!known) return;
      keys.set(node, known.key);
      const into = here.get(on) ?? new Map<string, Chosen>();
      here.set(on, into);
      const chosen = into.get(known.key) ?? {
        field: { name: node.name.value, type: known.type },
        written: known.written,
        sets: new Set<SelectionSetNode>(),
      };
      into.set(known.key, chosen);
      if (node.selectionSet) chosen.sets.add(node.selectionSet);
    };
    for (const set of sets) collect(set, type);

    const texts = [...here].flatMap(([on, chosen]) => {
      const text = [...chosen].map(([key, { field, written, sets }]) => {
        const alias = key === field.name ? "" : `${key}:`;
        return `${alias}${field.name}${written}${field.type ? write(sets, field.type) : ""}`;
      });
      if (on === type || text.length === 0) return text;
      return `...on ${on.name}{${text.join(" ")}}`;
    });
    // An answer says of what type it is (see plan.ts). What a subgraph knows as an interface alone does not, and finding it out
    // takes another request: only where it is asked for.
    // A thing of which only other kinds are asked something is there all the same, with nothing in it.
    const onlyOthers = isAbstractType(type) && here.get(type)?.size === 0;
    if (onlyOthers || (named && supergraph.interfaceObjects.has(type.name))) texts.unshift("__typename");
    return texts.length === 0 ? NOTHING : `{${texts.join(" ")}}`;
  };

  const root = schema.getRootType(operation.operation) as GraphQLCompositeType;
  const parts: { text: string }[] = [];
  const part = (selection: string) => {
    const used = [...hoisted.values()].filter(({ name }) => new RegExp(`\\$${name}\\b`).test(selection));
    const definitions = used.map(({ name, type }) => `$${name}:${type}`).join(",");
    parts.push({ text: `${operation.operation}${definitions ? `(${definitions})` : ""}${selection}` });
  };
  if (operation.operation === "mutation") {
    for (const [index, [, nodes]] of [...rootFields(operation.selectionSet)].entries()) {
      // Two changes of the same words are two changes: each has a name of its own.
      const [node] = nodes;
      const known = node && naming(node, root);
      if (!node || !known) continue;
      const key = `${supergraph.mark}${node.name.value}_${index}`;
      for (const each of nodes) keys.set(each, key);
      const sets = new Set(nodes.flatMap(({ selectionSet }) => selectionSet ?? []));
      part(`{${key}:${node.name.value}${known.written}${known.type ? write(sets, known.type) : ""}}`);
    }
  } else {
    const selection = write([operation.selectionSet], root);
    if (selection !== NOTHING) part(selection);
  }
  return {
    parts,
    keys,
    values(given) {
      const values: Record<string, unknown> = {};
      for (const { name, type, value } of hoisted.values()) values[name] = valueFromAST(value, type, given);
      return values;
    },
  };

  /** A mutation's root fields by the name the client gives them, in order. */
  function rootFields(
    set: SelectionSetNode,
    found = new Map<string, FieldNode[]>(),
    seen = new Set<SelectionSetNode>(),
  ): Map<string, FieldNode[]> {
    if (seen.has(set)) return found;
    seen.add(set);
    for (const node of set.selections) {
      if (!isKept(node)) continue;
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        if (!node.name.value.startsWith("__")) found.set(name, [...(found.get(name) ?? []), node]);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (fragment) rootFields(fragment.selectionSet, found, seen);
    }
    return found;
  }
}

/** A value as text, the same for the same value: an object's fields have no order. */
function canonical(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(canonical).join(",")}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  const fields = value.fields.map(({ name, value }) => `${name.value}:${canonical(value)}`);
  return `{${fields.sort().join(",")}}`;
}

/** On which types a condition holds where the thing is known to be of `known`. */
function narrowed(
  schema: GraphQLSchema,
  known: GraphQLCompositeType,
  condition: GraphQLCompositeType,
): readonly GraphQLCompositeType[] {
  if (condition === known || (isAbstractType(condition) && schema.isSubType(condition, known as never))) return [known];
  if (!isAbstractType(known)) return [];
  if (isObjectType(condition)) return schema.isSubType(known, condition) ? [condition] : [];
  if (schema.isSubType(known, condition as never)) return [condition];
  return schema.getPossibleTypes(condition as never).filter((type) => schema.isSubType(known, type));
}
