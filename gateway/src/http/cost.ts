import { MAX_PAGE } from "@overligger/shared";
import { type DocumentNode, type GraphQLSchema, getNullableType, isListType } from "graphql";
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity";
import type { GraphOperation } from "./graph.ts";

/** How long a list is taken to be that nobody limits: the sectors of a plan, the plans of a sector. */
const UNLIMITED = 4;
/** So many costs are remembered of a document: one for each length of its pages. */
const REMEMBERED = 50;

/** A field costs one; what is asked of a list, as often as the list may be long. */
const estimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const ofPage = type.name.endsWith("Connection"); // whose length its own `first` has told
  const list = isListType(getNullableType(field.type)) && !ofPage;
  // A page out of bounds is refused where it is asked for.
  const first = typeof args.first === "number" ? Math.min(Math.max(args.first, 0), MAX_PAGE) : null;
  const length = first ?? (list ? UNLIMITED : 1);
  return 1 + length * childComplexity;
};

/**
 * What queries may cost at most over one schema, told from the query alone: never from what there is, which would tell how much there
 * is. In fields.
 */
export function costsOver(schema: GraphQLSchema): (operation: GraphOperation) => number {
  const known = new WeakMap<DocumentNode, Map<string, number>>();
  return ({ document, operationName, variables }) => {
    let costs = known.get(document);
    if (!costs) known.set(document, (costs = new Map()));
    // Of the variables count the lengths of pages and what is left out, nothing that says anything of a person.
    const counting = Object.entries(variables ?? {}).filter(
      ([, value]) => value === null || typeof value === "number" || typeof value === "boolean",
    );
    const key = JSON.stringify([operationName, counting]);
    const before = costs.get(key);
    if (before !== undefined) return before;
    let cost: number;
    try {
      cost = getComplexity({
        schema,
        query: document,
        variables: variables ?? {},
        ...(operationName ? { operationName } : {}),
        estimators: [estimator],
        maxQueryNodes: Number.POSITIVE_INFINITY, // what may be selected is limited before
      });
    } catch {
      return 1; // variables that do not fit: nothing will be asked
    }
    if (costs.size < REMEMBERED) costs.set(key, cost);
    return cost;
  };
}
