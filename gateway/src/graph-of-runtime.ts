import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  print,
} from "graphql";
import type { Gateway, RequestContext } from "./gateway.ts";
import type { Graph } from "./http/graph.ts";

/** Today's engine, which takes texts, as what HTTP asks. */
export async function graphOfRuntime(gateway: Gateway): Promise<Graph<RequestContext>> {
  const schema = await gateway.schema();
  const texts = new WeakMap<DocumentNode, string>();
  return {
    schema,
    onSchema: () => () => undefined,
    async execute({ document, operationName, variables }, context): Promise<ExecutionResult> {
      const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
      const coerced = getVariableValues(schema, definitions, variables ?? {}, { maxErrors: 100 });
      if (coerced.errors) return { errors: coerced.errors };
      const query = texts.get(document) ?? print(document);
      texts.set(document, query);
      const question = { query, variables: variables ?? {}, operationName };
      const { errors, ...answer } = await gateway.ask(question, context);
      return errors ? { ...answer, errors: errors.map((error) => new GraphQLError(error.message, error)) } : answer;
    },
  };
}
