import type { Processes } from "../processes.ts";
import type { Target, Targets } from "../targets.ts";
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
