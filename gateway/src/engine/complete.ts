import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  extendSchema,
  type FieldNode,
  GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  Kind,
  parse,
  printType,
  type SelectionSetNode,
} from "graphql";
import { PlacedError, type Row, valueAt } from "./tree.ts";

/** The client's operation over what was gathered. */
export interface Completion {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
  readonly data: Row;
  /** The inner name under which the answer to a client's field lies. */
  readonly keys: ReadonlyMap<FieldNode, string>;
}

/**
 * Completes answers with graphql-js itself: merging of selections, conditions, coercion, nulls, error paths, `__typename`
 * and introspection are then the reference implementation's. Nothing is asked of anybody here, so it does not wait.
 */
export function completing(schema: GraphQLSchema): (completion: Completion) => ExecutionResult {
  const filled = withStandIns(schema);
  return ({ document, operationName, variables, data, keys }) => {
    const result = execute({
      schema: filled === schema || asksForSchema(document) ? schema : filled,
      document,
      operationName,
      variableValues: variables,
      rootValue: data,
      fieldResolver: (source: Row, _arguments, _context, { fieldNodes, fieldName }) =>
        valueAt(source, keys.get(fieldNodes[0] as FieldNode) ?? fieldName),
      // Where nothing asked depends on the concrete type and nobody knows it, any will do.
      typeResolver: ({ __typename: name }: Row, _context, info, abstract) =>
        typeof name === "string" && !isAbstractType(info.schema.getType(name))
          ? name
          : info.schema.getPossibleTypes(abstract)[0]?.name,
    }) as ExecutionResult;
    return result.errors ? { ...result, errors: result.errors.map((error) => whole(error, document, keys)) } : result;
  };
}

/** An error with its whole way, in the client's own names: also beneath the null that it made. */
function whole(error: GraphQLError, document: DocumentNode, keys: Completion["keys"]): GraphQLError {
  const { originalError, nodes = [], path = [], message, extensions } = error;
  if (!(originalError instanceof PlacedError) || originalError.below.length === 0) return error;
  const way = [...path];
  let here = nodes as readonly FieldNode[];
  for (const step of originalError.below) {
    if (typeof step === "string") here = here.flatMap((node) => fieldsUnder(node.selectionSet, step, document, keys));
    const [first] = here;
    if (!first) break;
    way.push(typeof step === "string" ? (first.alias ?? first.name).value : step);
  }
  return new GraphQLError(message, { nodes: here.length > 0 ? here : nodes, path: way, extensions, originalError });
}

/** The client's fields whose answer lies under an inner name. */
function fieldsUnder(
  set: SelectionSetNode | undefined,
  key: string,
  document: DocumentNode,
  keys: Completion["keys"],
): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return keys.get(selection) === key ? [selection] : [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsUnder(selection.selectionSet, key, document, keys);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsUnder(fragment.selectionSet, key, document, keys) : [];
  });
}

/** An interface that nothing public implements (interface objects) still has to be completed: a type in its stead, seen by nobody. */
function withStandIns(schema: GraphQLSchema): GraphQLSchema {
  const lonely = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLInterfaceType => isInterfaceType(type) && schema.getPossibleTypes(type).length === 0,
  );
  if (lonely.length === 0) return schema;
  const definitions = lonely.flatMap((type) =>
    parse(printType(type), { noLocation: true }).definitions.map((definition) => {
      if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return definition;
      const self = { kind: Kind.NAMED_TYPE, name: definition.name } as const;
      return {
        ...definition,
        kind: Kind.OBJECT_TYPE_DEFINITION,
        name: { kind: Kind.NAME, value: `${definition.name.value}__` },
        interfaces: [self, ...(definition.interfaces ?? [])],
      } as const;
    }),
  );
  return extendSchema(schema, { kind: Kind.DOCUMENT, definitions }, { assumeValid: true });
}

const asksForSchema = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (definition) =>
      "selectionSet" in definition &&
      definition.selectionSet.selections.some(
        (selection) => selection.kind === Kind.FIELD && /^__(schema|type)$/.test(selection.name.value),
      ),
  );
