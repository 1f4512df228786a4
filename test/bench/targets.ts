import { registeredSubgraphs, urlSetting } from "@overligger/shared";
import type { Databases } from "./databases.ts";
import type { Processes, Started } from "./processes.ts";

/** What is measured: an address, and everything that works behind it. */
export interface Target {
  readonly url: string;
  readonly pids: readonly number[];
  /** In the command lines of a database server's sessions that work for it; null where there are none. */
  readonly title: string | null;
}

/** By name; ours first, whose answers the others are held against. */
export type Targets = Readonly<Record<string, Target>>;

/** The two that go over HTTP call the very same subgraph processes. */
export async function startTargets(processes: Processes, databases: Databases): Promise<Targets> {
  const common = { DEMO: "true", DATA_DIR: databases.folder, PORT: "0", APOLLO_TELEMETRY_DISABLED: "true" };
  const house = await processes.start("bench-house", common);
  const subgraphs: Started[] = [];
  const addresses: Record<string, string> = {};
  for (const name of registeredSubgraphs()) {
    const url = databases.urls.get(name);
    const started = await processes.start(name, { ...common, ...(url ? { DATABASE_URL: url } : {}) });
    subgraphs.push(started);
    addresses[urlSetting(name)] = `http://127.0.0.1:${started.ready}/graphql`;
  }
  const gateway = await processes.start("gateway", { ...common, ...addresses });
  const stock = await processes.start("bench-stock", { ...common, ...addresses });
  const over = (front: Started, path: string): Target => ({
    url: new URL(path, front.ready).href,
    pids: [front, ...subgraphs].flatMap(({ child }) => child.pid ?? []),
    title: databases.title,
  });
  return {
    "in-process": {
      url: new URL("/graphql", house.ready).href,
      pids: [house].flatMap(({ child }) => child.pid ?? []),
      title: null,
    },
    HTTP: over(gateway, "/graphql"),
    stock: over(stock, "/"),
  };
}
