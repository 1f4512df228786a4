import { type ChildProcess, fork, spawn } from "node:child_process";
import { join } from "node:path";
import { onStop, ROOT, refuseToStart, registeredSectors, registeredSubgraphs } from "@overligger/shared";

/** `npm run processes`: a demo with each subgraph and the gateway as a process of its own, as in production but embedded. */
async function main(): Promise<void> {
  const children: ChildProcess[] = [];
  const start = (program: string, env: Record<string, string>) => {
    const child = fork(join(ROOT, "dist/app", `${program}.cjs`), {
      // Embedded, each on its own: a database that the environment names would be everybody's.
      env: { ...process.env, DEMO: "true", DATABASE_URL: "", ...env },
    });
    children.push(child);
    return new Promise<string>((resolve, reject) => {
      child.once("message", (message) => resolve(String((message as { ready: unknown }).ready)));
      child.once("exit", () => reject(new Error(`${program} has stopped`)));
    }).then((ready) => {
      console.log(`  ${program}: process ${child.pid}`);
      return ready;
    });
  };
  onStop(async () => {
    // The gateway, which came last, goes first: for what it has begun to answer it still needs the subgraphs.
    const gateway = children.splice(registeredSubgraphs().length);
    await Promise.all(gateway.map(stop));
    await Promise.all(children.map(stop));
  });
  const subgraph = async (name: string, env: Record<string, string> = {}) => ({
    [`${name.toUpperCase()}_URL`]: `http://127.0.0.1:${await start(name, { PORT: "0", ...env })}/graphql`,
  });
  const sectors = registeredSectors().map((sector) => subgraph(sector.subgraph));
  const addresses = Object.assign({}, ...(await Promise.all(sectors))) as Record<string, string>;
  // Coordination asks the sectors, so it must know where they are; the gateway asks them all.
  Object.assign(addresses, await subgraph("coordination", addresses));
  await start("gateway", addresses);
  spawn(process.execPath, [join(ROOT, "gateway/graphiql/build.mjs")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Asks a process to end, unless it has, and waits until it did. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

main().catch(refuseToStart);
