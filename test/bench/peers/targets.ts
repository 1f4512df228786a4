import type { Processes } from "../processes.ts";
import type { Target, Targets } from "../targets.ts";
import { buildWithout, WITHOUT } from "../without.ts";
import type { Copies } from "./databases.ts";

/** Ours with everything in one process, and what one would write without it. */
export const PEERS: Readonly<Record<string, { readonly program: string; readonly path: string }>> = {
  house: { program: "bench-house", path: "/graphql" },
  federated: { program: "bench-federated", path: "/" },
  single: { program: "bench-single", path: "/" },
  sql: { program: "bench-sql", path: "/" },
};

export async function startPeers(processes: Processes, copies: Copies): Promise<Targets> {
  const targets: Record<string, Target> = {};
  for (const [name, { program, path }] of Object.entries(PEERS)) {
    const { child, ready } = await processes.start(program, {
      APOLLO_TELEMETRY_DISABLED: "true",
      ...copies.environment(name),
    });
    targets[name] = { url: new URL(path, ready).href, pids: child.pid ? [child.pid] : [], title: copies.title(name) };
  }
  return targets;
}

/** Ours, ours without each of its promises, and without all of them. */
export const SHARES: readonly string[] = [
  "house",
  ...Object.keys(WITHOUT).map((name) => `without_${name}`),
  "without_all",
];

export async function startShares(processes: Processes, copies: Copies): Promise<Targets> {
  const targets: Record<string, Target> = {};
  for (const target of SHARES) {
    const name = target.replace("without_", "");
    const folder =
      target === "house" ? undefined : await buildWithout(name, name === "all" ? Object.keys(WITHOUT) : [name]);
    const { child, ready } = await processes.start("bench-house", copies.environment(target), folder);
    const url = new URL("/graphql", ready).href;
    targets[target] = { url, pids: child.pid ? [child.pid] : [], title: copies.title(target) };
  }
  return targets;
}
