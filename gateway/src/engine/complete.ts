import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  extendSchema,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  Kind,
  parse,
  printType,
} from "graphql";
import { type Row, valueAt } from "./tree.ts";

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
  return ({ document, operationName, variables, data, keys }) =>
    execute({
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
