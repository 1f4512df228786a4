import { MAX_PAGE } from "@overligger/shared";
import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getNullableType,
  isListType,
  Kind,
  TypeInfo,
  ValidationContext,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { type ComplexityEstimator, createComplexityRule } from "graphql-query-complexity";
import type { GraphOperation } from "./graph.ts";

/** How long a list is taken to be that nobody limits: the sectors of a plan, the plans of a sector. */
const UNLIMITED = 4;
/** So many costs are remembered of a document: one for each length of its pages. */
const REMEMBERED = 50;
/** What is told apart by more than so many characters is reckoned anew: variables are as long as who asks likes. */
const SHORT = 200;

/** A field costs one; what is asked of a list, as often as the list may be long. */
const estimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const ofPage = type.name.endsWith("Connection"); // whose length its own `first` has told
  const list = isListType(getNullableType(field.type)) && !ofPage;
  const first = args.first ?? usualFirst(field); // null is as if it were left out
  // A page out of bounds is refused where it is asked for.
  const length = typeof first === "number" ? Math.min(Math.max(first, 0), MAX_PAGE) : list ? UNLIMITED : 1;
  return 1 + length * childComplexity;
};

const usualFirst = ({ args }: GraphQLField<unknown, unknown>): unknown =>
  args.find(({ name }) => name === "first")?.defaultValue;

/**
 * What queries may cost at most over one schema, told from the query alone: never from what there is, which would tell how much there
 * is. In fields.
 */
export function costsOver(schema: GraphQLSchema): (operation: GraphOperation) => number {
  const known = new WeakMap<DocumentNode, Map<string, number>>();
  return (operation) => {
    const { document, operationName, variables } = operation;
    let costs = known.get(document);
    if (!costs) known.set(document, (costs = new Map()));
    // Of the variables count the lengths of pages and what is left out, nothing that says anything of a person.
    const counting = Object.entries(variables ?? {}).filter(
      ([, value]) => value === null || typeof value === "number" || typeof value === "boolean",
    );
    const key = JSON.stringify([operationName, counting]);
    const before = costs.get(key);
    if (before !== undefined) return before;
    const cost = costOf(schema, operation);
    if (cost === 0) return 1; // variables that do not fit: nothing will be asked
    if (costs.size < REMEMBERED && key.length <= SHORT) costs.set(key, cost);
    return cost;
  };
}

/** Zero where the variables do not fit. What is refused at its own place takes nothing from the rest, which is asked all the same. */
function costOf(schema: GraphQLSchema, operation: GraphOperation): number {
  try {
    return counted(schema, operation);
  } catch {
    // A condition that is null, though its variable may be: what stands under it is refused.
    const Directive = ({ name }: { name: { value: string } }) =>
      name.value === "include" || name.value === "skip" ? null : undefined;
    return counted(schema, { ...operation, document: visit(operation.document, { [Kind.DIRECTIVE]: Directive }) });
  }
}

function counted(schema: GraphQLSchema, { document, operationName, variables }: GraphOperation): number {
  let cost = 0;
  const typeInfo = new TypeInfo(schema);
  const rule = createComplexityRule({
    maximumComplexity: Number.POSITIVE_INFINITY,
    maxQueryNodes: Number.POSITIVE_INFINITY, // what may be selected is limited before
    variables: variables ?? {},
    ...(operationName ? { operationName } : {}),
    estimators: [estimator],
    onComplete(complexity) {
      cost = complexity;
    },
  });
  const context = new ValidationContext(schema, document, typeInfo, () => undefined);
  visit(document, visitWithTypeInfo(typeInfo, rule(context)));
  return cost;
}
