import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOurs, ROOT, registeredSubgraphs, settingOf } from "@overligger/shared";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "./support/ending.ts";
import { ask } from "./support/house.ts";
import { POSTGRES_IS_HERE, startPostgres } from "./support/postgres.ts";

// A municipality's load wants all cores: the same house in several processes, behind one port.

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly exit: Promise<number | string>;
}

function start(settings: Record<string, string>): Started {
  const { PATH, HOME, TZ } = process.env;
  const env = { PATH, HOME, TZ, PORT: "0", DEMO: "true", SUBGRAPH_TIMEOUT_MS: "20000", ...settings };
  const child = spawn(process.execPath, ["gateway/bin/run.mjs", "house"], { cwd: ROOT, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const exit = new Promise<number | string>((resolve) =>
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "")),
  );
  return { child, said: () => said, exit };
}

it("several workers over the embedded database are refused in words: it is one process's", async () => {
  const house = start({ WORKERS: "2", DATA_DIR: join(tmpdir(), "overligger-test-none") });
  expect(await house.exit).toBe(1);
  expect(house.said()).toContain("WORKERS needs a PostgreSQL server");
});

describe.skipIf(!POSTGRES_IS_HERE)("a house in two processes on a PostgreSQL server", () => {
  const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  let server: Awaited<ReturnType<typeof startPostgres>>;
  let house: Started;
  beforeAll(async () => {
    server = await startPostgres(["--locale=C.UTF-8"], {});
    const client = new pg.Client(server.url);
    await client.connect();
    const urls: Record<string, string> = {};
    for (const name of registeredSubgraphs().filter((name) => isOurs(name))) {
      await client.query(`CREATE DATABASE "${name}"`);
      urls[`${settingOf(name)}_DATABASE_URL`] = new URL(`/${name}`, server.url).href;
    }
    await client.end();
    house = start({ ...urls, WORKERS: "2", DATA_DIR: folder });
  });
  afterAll(async () => {
    house?.child.kill("SIGKILL");
    await house?.exit;
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const workers = (): number[] =>
    execFileSync("pgrep", ["-P", String(house.child.pid)], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map(Number);

  it("answers everybody the same, and goes on while one of them is killed and comes back", async () => {
    await until("both answer", () => house.said().includes("2 workers answer."));
    const address = /(http:\/\/\S+)\/graphql/.exec(house.said())?.[1] as string;
    const plans = async (): Promise<string> => {
      const { data, errors } = await ask(address, "karen", "{ coordinatingPlans { nodes { id summary } } }");
      return JSON.stringify(errors ?? data);
    };
    const answers = await Promise.all(Array.from({ length: 12 }, plans));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("summary");
    const [first, second, ...more] = workers();
    expect([first, second, ...more]).toEqual([expect.any(Number), expect.any(Number)]);
    process.kill(Number(first), "SIGKILL");
    await until("it is missed", () =>
      house.said().includes(`Worker ${first} has stopped (SIGKILL) and is started again.`),
    );
    expect(await plans()).toBe(answers[0]);
    await until("another takes its place", () => workers().length === 2 && !workers().includes(Number(first)));
    house.child.kill("SIGTERM");
    expect(await house.exit).toBe(0);
    expect(house.said().split("Overligger is ready").length - 1).toBe(1);
  });
});
