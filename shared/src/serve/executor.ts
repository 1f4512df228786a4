import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema, visit } from "graphql";
import { publicError } from "../kernel/refusal/public-error.ts";
import type { Context } from "../kernel/request/context.ts";
import type { Operation } from "../kernel/roads.ts";

export type Execute = (operation: Operation, context: Context) => Promise<ExecutionResult>;

/** Executes operations with graphql-js, and says what went wrong in words for clients. Nothing leaves before it is logged. */
export function executor(schema: GraphQLSchema): Execute {
  return async ({ document, variables, operationName }, context) => {
    context.fields = fieldsOf(document);
    const result = await execute({
      schema,
      document,
      contextValue: context,
      variableValues: variables ?? {},
      operationName: operationName ?? undefined,
    });
    try {
      await context.readLog.settled();
    } catch (error) {
      return { data: null, errors: [error as GraphQLError] };
    }
    context.readLog.answered();
    return result.errors ? { ...result, errors: result.errors.map(asPublic) } : result;
  };
}

const FIELDS = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** The names of all fields in a document: looked for once, however often it is executed. */
function fieldsOf(document: DocumentNode): ReadonlySet<string> {
  const known = FIELDS.get(document);
  if (known) return known;
  const fields = new Set<string>();
  visit(document, { Field: ({ name }) => void fields.add(name.value) });
  FIELDS.set(document, fields);
  return fields;
}

function asPublic(error: GraphQLError): GraphQLError {
  const { message, path, extensions } = publicError(error.toJSON(), error);
  return new GraphQLError(message, { ...(path ? { path } : {}), ...(extensions ? { extensions } : {}) });
}
