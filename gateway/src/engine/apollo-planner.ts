import type { FetchDataRewrite, FetchNode, PlanNode } from "@apollo/query-planner";
import { fetchOf, type PlannedBatch } from "./fetch.ts";
import type { Plan, Rewrite, Step } from "./plan.ts";
import type { Planner } from "./planner.ts";
import type { Supergraph } from "./supergraph.ts";

/** Apollo's planner, in JavaScript: slower, and there wherever Node is. Loaded only where it is needed. */
export async function apolloPlanner(sdl: string, supergraph: Supergraph): Promise<Planner> {
  const [{ QueryPlanner }, { operationFromDocument, Supergraph: ApolloSupergraph }, { parse }] = await Promise.all([
    import("@apollo/query-planner"),
    import("@apollo/federation-internals"),
    import("graphql"),
  ]);
  const built = ApolloSupergraph.build(sdl);
  const schema = built.apiSchema();
  const planner = new QueryPlanner(built);
  return {
    async plan(operation) {
      const { node } = planner.buildQueryPlan(operationFromDocument(schema, parse(operation), { validate: false }));
      return node ? read(node as PlanNode, supergraph) : null;
    },
  };
}

function read(node: PlanNode, supergraph: Supergraph): Plan {
  switch (node.kind) {
    case "Sequence":
    case "Parallel":
      return { kind: node.kind, nodes: node.nodes.map((child) => read(child, supergraph)) };
    case "Fetch":
      return fetchOf({ ...node, outputRewrites: rewrites(node.outputRewrites) }, null, supergraph);
    case "Flatten": {
      const fetch = node.node as FetchNode;
      const batch: PlannedBatch = {
        alias: "_entities",
        variable: "representations",
        paths: [node.path.map((step) => stepOf(String(step)))],
        requires: (fetch.requires ?? []) as PlannedBatch["requires"],
        inputRewrites: rewrites(fetch.inputRewrites),
        outputRewrites: rewrites(fetch.outputRewrites),
      };
      return fetchOf({ ...fetch, outputRewrites: [] }, [batch], supergraph);
    }
    default:
      throw new Error(`The planner planned a ${node.kind}, which was not asked for.`);
  }
}

const stepOf = (step: string): Step => (step === "@" ? "@" : { Field: step });

/** Apollo writes a step on a type as `... on T`. */
const rewrites = (planned: readonly FetchDataRewrite[] | undefined): Rewrite[] =>
  planned?.map(({ path, ...rule }) => ({
    ...rule,
    path: path.map((step) => (step.startsWith("... on ") ? { TypenameEquals: [step.slice(7)] } : { Key: step })),
  })) ?? [];
