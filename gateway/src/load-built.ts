import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, type SubgraphDefinition } from "@overligger/shared";

/** A subgraph's definition from the build. By path, not by import: the gateway knows subgraphs by name alone. */
export async function loadBuilt(name: string): Promise<SubgraphDefinition> {
  const file = pathToFileURL(join(ROOT, "dist/app", `subgraph-${name}.cjs`)).href;
  const module = (await import(file)) as { default: { default: SubgraphDefinition } };
  return module.default.default;
}
