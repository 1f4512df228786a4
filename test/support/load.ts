import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, type SubgraphDefinition } from "@overligger/shared";

/** A subgraph's definition from its source, by its folder: a new folder needs no line here. */
export async function loadSource(name: string): Promise<SubgraphDefinition> {
  const file = pathToFileURL(join(ROOT, "subgraphs", name, "src/subgraph.ts")).href;
  return ((await import(/* @vite-ignore */ file)) as { default: SubgraphDefinition }).default;
}
