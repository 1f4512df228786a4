import type { PlanNode } from "@graphql-hive/router-query-planner";
import { fetchOf, type PlannedBatch } from "./fetch.ts";
import type { Plan, Rewrite } from "./plan.ts";
import type { Supergraph } from "./supergraph.ts";

/** Says which subgraph is asked what, and in which order. */
export interface Planner {
  /** The plan of an operation without conditions; null where nothing is asked of anybody. */
  plan(operation: string): Promise<Plan | null>;
}

/** How long one plan may take, in milliseconds: a question that takes longer is refused, and others go on meanwhile. */
const PATIENCE = 5_000;

/** The Rust planner. Rejects where its binary does not exist (Windows, Alpine). */
export async function rustPlanner(sdl: string, supergraph: Supergraph): Promise<Planner> {
  const { QueryPlanner } = await import("@graphql-hive/router-query-planner");
  const planner = new QueryPlanner(sdl);
  const labels = new Set<string>();
  return {
    async plan(operation) {
      const { node } = await planner.planAsync(operation, undefined, labels, 0, AbortSignal.timeout(PATIENCE));
      return node ? read(node, supergraph) : null;
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
      const fetch = node.node;
      if (fetch.kind !== "Fetch") break;
      const batch: PlannedBatch = {
        alias: "_entities",
        variable: "representations",
        paths: [node.path],
        requires: (fetch.requires ?? []) as PlannedBatch["requires"],
        inputRewrites: rewrites(fetch.inputRewrites),
        outputRewrites: rewrites(fetch.outputRewrites),
      };
      return fetchOf({ ...fetch, outputRewrites: [] }, [batch], supergraph);
    }
    case "BatchFetch": {
      const batches = node.entityBatch.aliases.map(
        (batch): PlannedBatch => ({
          alias: batch.alias,
          variable: batch.representationsVariableName,
          paths: batch.paths,
          requires: batch.requires as PlannedBatch["requires"],
          inputRewrites: rewrites(batch.inputRewrites),
          outputRewrites: rewrites(batch.outputRewrites),
        }),
      );
      return fetchOf(node, batches, supergraph);
    }
  }
  throw new Error(`The planner planned a ${node.kind}, which was not asked for.`);
}

/** The planner writes them as { ValueSetter: … }, or with a `kind` beside the rest. */
const rewrites = (planned: readonly object[] | undefined): Rewrite[] =>
  planned?.map(
    (rule) => ("ValueSetter" in rule ? rule.ValueSetter : "KeyRenamer" in rule ? rule.KeyRenamer : rule) as Rewrite,
  ) ?? [];
