import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { isOurs, ROOT, registeredSubgraphs, urlSetting } from "@overligger/shared";
import { onStop, refuseToStart } from "@overligger/shared/serve";
import { buildGraphiql } from "../build-graphiql.ts";

/** How long the processes together may take to end before they are killed, in milliseconds: less than this one may. */
const PATIENCE = 4_500;

/** `npm run processes`: a demo with each subgraph and the gateway as a process of its own, as in production but embedded. */
async function main(): Promise<void> {
  const children: ChildProcess[] = [];
  // A sector in another language has been started by who made it, and stands at its <NAME>_URL.
  const ours = registeredSubgraphs().filter((name) => isOurs(name));
  let stopping = false;
  const start = (program: string, env: Record<string, string>) => {
    const child = fork(join(ROOT, "dist/app", `${program}.cjs`), {
      // Embedded, each on its own: a database that the environment names would be everybody's.
      env: { ...process.env, DEMO: "true", DATABASE_URL: "", ...env },
    });
    children.push(child);
    return new Promise<string>((resolve, reject) => {
      let ready = false;
      child.once("message", (message) => {
        ready = true;
        console.log(`  ${program}: process ${child.pid}`);
        resolve(String((message as { ready: unknown }).ready));
      });
      child.once("exit", (code, signal) => {
        if (stopping) return;
        if (ready)
          console.error(`  ${program} has stopped (${signal ?? `code ${code}`}); the others go on without it.`);
        else reject(new Error(`${program} has stopped`));
      });
    });
  };
  onStop(async () => {
    stopping = true;
    setTimeout(() => children.forEach((child) => void child.kill("SIGKILL")), PATIENCE).unref();
    // The gateway, which came last, goes first: for what it has begun to answer it still needs the subgraphs.
    await Promise.all(children.slice(ours.length).map(stop));
    await Promise.all(children.map(stop));
  });
  const subgraph = async (name: string, env: Record<string, string> = {}) => ({
    [urlSetting(name)]: `http://127.0.0.1:${await start(name, { PORT: "0", ...env })}/graphql`,
  });
  // Coordination asks the sectors and they it, so each must know where the other is; the gateway asks them all.
  const held = await holdPort();
  const port = String(held.port);
  const home = { [urlSetting("coordination")]: `http://127.0.0.1:${port}/graphql` };
  const sectors = ours.filter((name) => name !== "coordination").map((name) => subgraph(name, home));
  const addresses = Object.assign({}, ...(await Promise.all(sectors))) as Record<string, string>;
  await held.release();
  Object.assign(addresses, await subgraph("coordination", { ...addresses, PORT: port }));
  await start("gateway", addresses);
  buildGraphiql();
}

/** A port that nobody else is given until it is released: each of the others, which come first, is given any that is free. */
async function holdPort(): Promise<{ port: number; release(): Promise<unknown> }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    release: () => once(server.close(), "close"),
  };
}

/** Asks a process to end, unless it has, and waits until it did. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

main().catch(refuseToStart);
