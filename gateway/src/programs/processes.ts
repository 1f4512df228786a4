import { type ChildProcess, fork, spawn } from "node:child_process";
import { join } from "node:path";
import { onStop, ROOT, refuseToStart, registeredSubgraphs } from "@overligger/shared";

/** `npm run processes`: a demo with each subgraph and the gateway as a process of its own, as in production but embedded. */
async function main(): Promise<void> {
  spawn(process.execPath, [join(ROOT, "gateway/graphiql/build.mjs")], { stdio: ["ignore", "ignore", "inherit"] });
  const children: ChildProcess[] = [];
  const start = (program: string, env: Record<string, string>) => {
    const child = fork(join(ROOT, "dist/app", `${program}.cjs`), { env: { ...process.env, DEMO: "true", ...env } });
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
    const ended = children
      .filter((child) => child.exitCode === null)
      .map((child) => new Promise((resolve) => child.once("exit", resolve)));
    for (const child of children) child.kill("SIGTERM");
    await Promise.all(ended);
  });
  const addresses = await Promise.all(
    registeredSubgraphs().map(
      async (name) =>
        [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${await start(name, { PORT: "0" })}/graphql`] as const,
    ),
  );
  await start("gateway", Object.fromEntries(addresses));
}

main().catch(refuseToStart);
