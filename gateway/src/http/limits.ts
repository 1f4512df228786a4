import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { GraphQLError, type ValidationContext, type ValidationRule } from "graphql";

/** What one request may ask for; far above any page, far below harm. */
export interface Limits {
  /** Bytes of a request, unpacked: a query with its variables, not a file. */
  readonly body: number;
  /** Words and signs of a query. */
  readonly tokens: number;
  /** Fields below one another. Fragments are not counted, nor is what introspection asks of the schema. */
  readonly depth: number;
  readonly aliases: number;
  /** Selections of one operation with its fragments written out. They are counted, not written out. */
  readonly selections: number;
}

export const LIMITS: Limits = { body: 256 * 1024, tokens: 2_000, depth: 16, aliases: 50, selections: 5_000 };

/** The rules that graphql does not bring along. `selections` is Apollo Server's own and runs before these. */
export function rulesOf({ depth, aliases }: Limits): ValidationRule[] {
  return [
    maxDepthRule({
      n: depth,
      flattenFragments: true,
      ...tells(
        `The query has more than ${depth} fields below one another: depth limit of ${depth} exceeded.`,
        `Forespørgslen har mere end ${depth} felter under hinanden.`,
      ),
    }) as never,
    maxAliasesRule({
      n: aliases,
      ...tells(
        `The query renames more than ${aliases} fields: aliases limit of ${aliases} exceeded.`,
        `Forespørgslen giver mere end ${aliases} felter et andet navn.`,
      ),
    }) as never,
    knownOperations,
  ];
}

/** Reported beside what else is wrong: thrown, as these rules do on their own, an error would stop validation itself. */
function tells(message: string, messageDa: string) {
  const report = (context: ValidationContext | null) =>
    context?.reportError(new GraphQLError(message, { extensions: { messageDa } }));
  return { propagateOnRejection: false, onReject: [report as never] };
}

/** graphql lets an operation pass whose root type does not exist. */
const knownOperations: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`The graph has no ${node.operation}s.`, { nodes: node }));
  },
});
