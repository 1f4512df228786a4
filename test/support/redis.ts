import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { freePort } from "./postgres.ts";

const PROGRAM = ["/usr/bin/redis-server", "/usr/bin/valkey-server"].find((file) => existsSync(file));

export const REDIS_IS_HERE = PROGRAM !== undefined;

/** A Redis of its own, that keeps nothing. */
export async function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn(PROGRAM as string, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", "/"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const said of child.stdout) if (String(said).includes("Ready to accept connections")) break;
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}
