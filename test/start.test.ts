import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { neighbours, ROOT, registeredSubgraphs } from "@overligger/shared";
import { DEMO_PEOPLE } from "@overligger/shared/demo";
import { EmbeddedServer } from "@overligger/shared/embedded";
import pg from "pg";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { halfAsked, refuses, until } from "./support/ending.ts";
import { type Answer, ask } from "./support/house.ts";
import { story } from "./support/story.ts";

const OVERLAY = `{ me { citizen { coordinatingPlan {
  summary
  sectors { sector { code } access { open } overlay { plans { id } } }
} } } }`;
const CONSENTS = "{ me { citizen { consents(first: 100) { nodes { id status } } } } }";
const GIVE = `mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) {
  consent { id status } userErrors { message }
} }`;
const WITHDRAW = `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { id status } } }`;

/** What a test took, given back when it ends, the last thing first. */
const taken: (() => unknown)[] = [];
afterEach(async () => {
  while (taken.length > 0) await taken.pop()?.();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  taken.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Program {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** How it ended: the exit code, or the signal. */
  readonly exit: Promise<number | string>;
  /** Likewise, once everything that it printed has arrived. */
  readonly end: Promise<number | string>;
}

/** Starts a command as a user would, with nothing in the environment but what is named. */
function run(command: string, args: readonly string[], settings: Record<string, string> = {}): Program {
  const { PATH, HOME, TZ } = process.env;
  const child = spawn(command, args, { cwd: ROOT, env: { PATH, HOME, TZ, SUBGRAPH_TIMEOUT_MS: "20000", ...settings } });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const on = (event: "exit" | "close") =>
    new Promise<number | string>((resolve) => child.once(event, (code, signal) => resolve(code ?? signal ?? "")));
  const exit = on("exit");
  taken.push(() => {
    child.kill("SIGKILL");
    return exit;
  });
  return { child, stdout: () => stdout, stderr: () => stderr, exit, end: on("close") };
}

const program = (name: string, args: readonly string[], settings?: Record<string, string>) =>
  run(process.execPath, [join(ROOT, "gateway/bin/run.mjs"), name, ...args], settings);

interface RunningHouse extends Program {
  readonly url: string;
}

/** `npm start` on a free port, until it says where it is. */
async function startHouse(dataDir: string): Promise<RunningHouse> {
  const house = program("house", [], { PORT: "0", DATA_DIR: dataDir });
  const address = () =>
    /^Overligger is ready: GraphiQL at (http:\S+)\/ · the graph at \1\/graphql$/m.exec(house.stdout());
  await until("the house is ready", () => address() !== null || house.child.exitCode !== null);
  const url = address()?.[1];
  if (!url) throw new Error(`The house did not start: ${house.stderr()}`);
  return { ...house, url };
}

/** The program ends with code 1 and says something on stderr, on which it has no stack and nothing of these secrets. */
async function refusal(refused: Program, ...secrets: string[]): Promise<string> {
  expect(await refused.end).toBe(1);
  expect(refused.stdout()).toBe("");
  const said = refused.stderr();
  expect(said).not.toMatch(/^\s+at |node:internal|node_modules|Error:/m);
  for (const secret of secrets) expect(said).not.toContain(secret);
  return said;
}

function expectWholeOverlay({ status, data, errors }: Answer): void {
  expect(errors).toBeUndefined();
  expect(status).toBe(200);
  const { summary, sectors } = data.me.citizen.coordinatingPlan;
  expect(summary).toContain("Lotte");
  type Entry = { sector: { code: string }; access: { open: boolean }; overlay: { plans: object[] } | null };
  const shared = (sectors as Entry[]).filter(({ access }) => access.open);
  expect(shared.map(({ sector, overlay }) => [sector.code, (overlay?.plans.length ?? 0) > 0])).toEqual([
    ["EDUCATION", true],
    ["LAB", true],
    ["PSYCHIATRY", true],
    ["SEL", true],
  ]);
}

/** Lotte's consents: id → status. */
async function consents(url: string): Promise<Record<string, string>> {
  const { data } = await ask(url, "lotte", CONSENTS);
  const nodes = data.me.citizen.consents.nodes as { id: string; status: string }[];
  return Object.fromEntries(nodes.map(({ id, status }) => [id, status]));
}

async function give(url: string): Promise<string> {
  const input = { sector: "LAB", categories: ["PLAN"] };
  const { data, errors } = await ask(url, "lotte", GIVE, { input });
  expect(errors).toBeUndefined();
  expect(data.giveSharingConsent).toMatchObject({ consent: { status: "IN_FORCE" }, userErrors: [] });
  return data.giveSharingConsent.consent.id;
}

async function withdraw(url: string, consentId: string): Promise<void> {
  const { data } = await ask(url, "lotte", WITHDRAW, { input: { consentId } });
  expect(data.withdrawConsent.consent.status).toBe("WITHDRAWN");
}

describe("npm start", () => {
  it("and the other commands of package.json are these programs", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    for (const name of ["people", "token", "seed"]) expect(scripts[name]).toBe(`node gateway/bin/run.mjs ${name}`);
    // In place of npm's shell, so that it gets the signals that npm gets, and npm waits for its end; cmd.exe has no exec.
    for (const [name, what] of [
      ["start", "--max-semi-space-size=64 gateway/bin/run.mjs house"],
      ["processes", "gateway/bin/run.mjs processes"],
    ] as const) {
      const command = `node ${what}`;
      expect(scripts[name]).toBe(`exec ${command} || ${command}`);
    }
  });
});

story("A house that npm start started", (then) => {
  const dataDir = mkdtempSync(join(tmpdir(), "overligger-test-"));
  let house: RunningHouse;
  const start = async () => {
    house = await startHouse(dataDir);
    taken.pop(); // it stays for what follows
  };

  then("says where the house is, which is healthy and answers the overlay", async () => {
    onTestFinished(async () => {
      house?.child.kill("SIGKILL");
      await house?.exit;
      rmSync(dataDir, { recursive: true, force: true });
    });
    await start();
    const health = await fetch(`${house.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({
      status: "ready",
      subgraphs: Object.fromEntries(registeredSubgraphs().map((name) => [name, "ready"])),
      outdated: [],
    });
    expectWholeOverlay(await ask(house.url, "lotte", OVERLAY));
  });

  then("opens to the token that npm run -s token prints, which is all it prints", async () => {
    const token = run("npm", ["run", "-s", "token", "--", "lotte"]);
    expect(await token.end).toBe(0);
    expect(token.stdout()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expectWholeOverlay(await ask(house.url, { token: token.stdout().trim() }, OVERLAY));
  });

  then("keeps the port for its house: another one is told that it is taken", async () => {
    const { port } = new URL(house.url);
    const said = await refusal(program("house", [], { PORT: port, DATA_DIR: temporaryFolder() }));
    expect(said).toBe(
      `Could not start: port ${port} is taken. Stop the program that has it, or set PORT to another.\n`,
    );
  });

  then("keeps the data for its house: seeding meanwhile is refused in words that say what to do", async () => {
    const said = await refusal(program("seed", ["--citizens", "3"], { DATA_DIR: dataDir }));
    expect(said).toContain(`The data folder is in use by process ${house.child.pid}. Stop it, or set DATA_DIR`);
    expect(said.trim().split("\n")).toHaveLength(1);
    expectWholeOverlay(await ask(house.url, "lotte", OVERLAY));
  });

  then("keeps what was written when the house is killed", async () => {
    const [replaced, withdrawn] = [await give(house.url), await give(house.url)];
    await withdraw(house.url, withdrawn);
    const written = await consents(house.url);
    expect(written).toMatchObject({ [replaced]: "REPLACED", [withdrawn]: "WITHDRAWN" });
    house.child.kill("SIGKILL");
    expect(await house.exit).toBe("SIGKILL");
    await start();
    expect(await consents(house.url)).toEqual(written);
  });

  then("answers a request that is under way when the house is told to stop, and keeps what was written", async () => {
    const given = await give(house.url);
    const written = await consents(house.url);
    const call = await halfAsked(house.url, "lotte", OVERLAY);
    house.child.kill("SIGTERM");
    await until("no new caller is taken", () => refuses(call.hostname, call.port));
    expectWholeOverlay(await call.finish());
    expect(await house.exit).toBe(0);
    await start();
    expect(await consents(house.url)).toEqual(written);
    expect(written[given]).toBe("IN_FORCE");
    expectWholeOverlay(await ask(house.url, "lotte", OVERLAY));
  });

  then("has sealed its logs to the end when it has stopped, and they are whole", async () => {
    house.child.kill("SIGTERM");
    expect(await house.exit).toBe(0);
    const verified = program("verify-log", [], { DATA_DIR: dataDir });
    expect(await verified.end, verified.stdout()).toBe(0);
    const lines = verified.stdout().trim().split("\n");
    for (const line of lines) expect(line).toMatch(/^\w+ \w+: \d+ lines, \d+ seals: whole$/);
    expect(lines.filter((line) => / read_log: /.test(line))).toHaveLength(registeredSubgraphs().length);
    for (const name of ["coordination", "employment", "social", "psychiatry", "education"])
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${name} read_log: [1-9]`)));
    // Somebody takes what was anchored for that of another house.
    const anchors = join(dataDir, "anchors", "employment.jsonl");
    appendFileSync(anchors, JSON.stringify({ subgraph: "employment", log: "read_log", number: 4_000, hash: "x" }));
    const wrong = program("verify-log", [], { DATA_DIR: dataDir });
    expect(await wrong.end).toBe(1);
    expect(wrong.stdout()).toContain("  seal 4000 was anchored and is gone: the end was cut off\n");
  });
});

describe("npm run seed", () => {
  async function rows(dataDir: string): Promise<Record<string, number>> {
    const server = await EmbeddedServer.open({ dataDir: join(dataDir, "house") });
    try {
      const counts: Record<string, number> = {};
      for (const name of registeredSubgraphs()) {
        const pool = new pg.Pool(await server.seat(name));
        const tables = await pool.query<{ name: string }>(
          "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace",
        );
        for (const { name: table } of tables.rows) {
          const { rows } = await pool.query(`SELECT count(*)::int AS count FROM "${table}"`);
          counts[`${name}.${table}`] = rows[0].count;
        }
        await pool.end();
      }
      return counts;
    } finally {
      await server.close();
    }
  }

  it("puts in as many citizens as it is told, and run again it doubles nothing", async () => {
    const dataDir = temporaryFolder();
    const seed = async (citizens: number) => {
      const run = program("seed", ["--citizens", String(citizens), "--seed", "7"], { DATA_DIR: dataDir });
      expect(await run.end, run.stderr()).toBe(0);
      expect(run.stdout()).toBe(`${citizens} citizens of seed 7 are there.\n`);
      return rows(dataDir);
    };
    const once = await seed(300);
    expect(once["coordination.citizen"]).toBe(300);
    expect(Object.keys(once).length).toBeGreaterThan(20);
    for (const name of registeredSubgraphs().slice(1)) {
      expect(Object.entries(once).some(([table, count]) => table.startsWith(`${name}.`) && count > 10)).toBe(true);
    }
    expect(await seed(300)).toEqual(once);
  });

  it.each([
    [["--citizens", "0"], "--citizens must be a whole number from 1 to 1000000"],
    [["--citizens", "abc"], "--citizens must be a whole number from 1 to 1000000"],
    [["--citizen", "3"], "Unknown option '--citizen'"],
  ])("refuses %j", async (args, words) => {
    const said = await refusal(program("seed", args, { DATA_DIR: temporaryFolder() }));
    expect(said).toContain(words);
  });
});

describe("Signing in from the command line", () => {
  it.each([[["nobody"]], [[]]])("npm run -s token for %j says whom there is, and fails", async (args) => {
    const said = await refusal(program("token", args));
    expect(said).toContain("Whose token?");
    for (const { key } of DEMO_PEOPLE) expect(said).toContain(key);
  });

  it("npm run -s people lists everybody, one a line", async () => {
    const people = run("npm", ["run", "-s", "people"]);
    expect(await people.end).toBe(0);
    const lines = people.stdout().trimEnd().split("\n");
    expect(lines).toHaveLength(DEMO_PEOPLE.length);
    DEMO_PEOPLE.forEach(({ key, caller, description }, index) => {
      const line = lines[index] ?? "";
      expect(line.split(" ")[0]).toBe(key);
      for (const word of [caller.name, caller.role, description]) expect(line).toContain(word);
    });
  });

  it("a program that does not exist is refused by name", async () => {
    expect(await refusal(program("castle", []))).toContain("There is no program castle.");
  });
});

describe("Wrong settings", () => {
  it("of a house are refused at once, all of them together, without repeating a secret", async () => {
    const said = await refusal(
      program("house", [], {
        DATA_DIR: temporaryFolder(),
        DEMO: "true",
        HOST: "0.0.0.0",
        PORT: "abc",
        PLANNER: "python",
        SUBGRAPH_TIMEOUT_MS: "soon",
        ALLOWED_ORIGINS: "*",
        TRUSTED_DOCUMENTS: "nowhere.json",
        GRANT_SECRET_LAB: "hush-hush",
        COORDINATION_DATABASE_URL: "mysql://somebody:swordfish@db/coordination",
        EMPLOYMENT_DATABASE_URL: "postgres://somebody:swordfish@db/employment",
        SOCIAL_DATABASE_URL: "somebody:swordfish",
      }),
      "hush-hush",
      "swordfish",
      "somebody",
    );
    const without = registeredSubgraphs().filter((name) => !["coordination", "employment", "social"].includes(name));
    expect(said.trimEnd().split("\n").sort()).toEqual(
      [
        "The configuration is not usable:",
        "  - a demo lets anybody sign in, so HOST must stay 127.0.0.1; set DEMO=false and AUTH_… for an open address",
        "  - PORT must be a whole number from 0 to 65535",
        "  - PLANNER must be one of auto, rust, js",
        "  - SUBGRAPH_TIMEOUT_MS must be a whole number from 50 to 60000",
        "  - ALLOWED_ORIGINS must name origins as browsers write them, separated by commas: https://portal.example.dk without a path; * is none",
        "  - TRUSTED_DOCUMENTS does not name a list of queries: there is no such file",
        "  - GRANT_SECRET_LAB must have at least 32 characters",
        "  - COORDINATION_DATABASE_URL must be an address beginning with postgres:// or postgresql://",
        "  - SOCIAL_DATABASE_URL must be an address beginning with postgres:// or postgresql://",
        `  - set <SUBGRAPH>_DATABASE_URL for every subgraph or for none: ${without.join(", ")} have none`,
      ].sort(),
    );
  });

  it("make no demo of what could be real: beside a database server or a sign-in it must be said, and beside a sign-in it is refused", async () => {
    const url = "postgres://somebody:swordfish@127.0.0.1:1/x";
    const servers = Object.fromEntries(
      registeredSubgraphs().map((name) => [`${name.toUpperCase().replaceAll("-", "_")}_DATABASE_URL`, url]),
    );
    const folder = { DATA_DIR: temporaryFolder(), PORT: "0" };
    for (const forgotten of [servers, { AUTH_PUBLIC_KEY: "x" }, { ...servers, NODE_ENV: "production" }])
      expect(await refusal(program("house", [], { ...folder, ...forgotten }))).toContain("AUTH_ISSUER is missing");
    const both = { ...folder, DEMO: "true", AUTH_ISSUER: "https://login.example.dk" };
    for (const name of ["house", "employment", "gateway"])
      expect(await refusal(program(name, [], both)), name).toContain(
        "a demo lets anybody sign in: set DEMO=false, or leave out AUTH_ISSUER",
      );
    expect(await refusal(program("employment", [], { ...folder, DEMO: "true", HOST: "0.0.0.0" }))).toContain(
      "so HOST must stay 127.0.0.1",
    );
  });

  it("of a port are refused where they are no plain number", async () => {
    for (const PORT of ["0x10", "4e3", "4000.0", "-1"]) {
      const said = await refusal(program("house", [], { DATA_DIR: temporaryFolder(), PORT }));
      expect(said).toBe("The configuration is not usable:\n  - PORT must be a whole number from 0 to 65535\n");
    }
  });

  it("of a data folder in whose place is a file are refused in a sentence", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    for (const DATA_DIR of [file, join(file, "below")]) {
      const said = await refusal(program("house", [], { PORT: "0", DATA_DIR }));
      expect(said).toBe(
        `Could not start: a file is in the place of the data folder ${DATA_DIR}/house. Set DATA_DIR to a folder.\n`,
      );
    }
  });

  it("outside a demo are what is missing to know whom to trust", async () => {
    const said = await refusal(program("house", [], { DATA_DIR: temporaryFolder(), DEMO: "false", PORT: "0" }));
    expect(said).toContain("set either AUTH_JWKS_URL or AUTH_PUBLIC_KEY");
    expect(said).toContain("AUTH_ISSUER is missing");
    for (const { code } of neighbours()) {
      expect(said).toContain(`GRANT_SECRET_${code} is missing`);
    }
  });

  it("of one subgraph's process are refused all together, without repeating a secret", async () => {
    const said = await refusal(
      program("employment", [], {
        PORT: "70000",
        DATABASE_URL: "https://somebody:swordfish@db/employment",
        GRANT_SECRET_LAB: "hush-hush",
        GATEWAY_SECRET_EMPLOYMENT: `${"new".repeat(11)},hush-hush`,
      }),
      "hush-hush",
      "swordfish",
      "somebody",
    );
    expect(said).toContain("PORT must be a whole number from 0 to 65535");
    expect(said).toContain("DATABASE_URL must be an address beginning with postgres:// or postgresql://");
    expect(said).toContain("GRANT_SECRET_LAB must have at least 32 characters");
    expect(said).toContain(
      "GATEWAY_SECRET_EMPLOYMENT must be one secret, or two separated by a comma, of at least 32 characters each",
    );
    expect(said).toContain("AUTH_ISSUER is missing");
  });

  it("outside a demo are what the gateway and each subgraph must share", async () => {
    const said = await refusal(program("gateway", [], { PORT: "0", EMPLOYMENT_URL: "http://employment:4001/graphql" }));
    for (const name of registeredSubgraphs()) {
      const own = `GATEWAY_SECRET_${name.toUpperCase().replaceAll("-", "_")} is missing`;
      expect(said).toContain(own);
      expect(await refusal(program(name, [], { PORT: "0" }))).toContain(own);
    }
    // In one process nothing is signed, and nothing of it is asked for.
    expect(await refusal(program("house", [], { DEMO: "false", PORT: "0" }))).not.toContain("GATEWAY_SECRET");
  });

  it("of a gateway without its subgraphs name every address that is missing", async () => {
    const said = await refusal(
      program("gateway", [], { DEMO: "true", PORT: "0", SOCIAL_URL: "redis://somebody:swordfish@social" }),
      "swordfish",
    );
    expect(said).toContain("SOCIAL_URL must be an address beginning with http:// or https://");
    for (const name of ["COORDINATION", "EDUCATION", "EMPLOYMENT", "PSYCHIATRY"]) {
      expect(said).toContain(`${name}_URL is missing: the address of the ${name.toLowerCase()} subgraph`);
    }
  });

  it("that name a database nobody listens at end the start in a sentence without the password", async () => {
    const DATABASE_URL = "postgres://somebody:swordfish@127.0.0.1:1/employment";
    const said = await refusal(
      program("employment", [], { DEMO: "true", DATABASE_URL, DATABASE_WAIT_SECONDS: "0" }),
      "swordfish",
      "somebody",
    );
    expect(said).toBe(
      "Could not start: the database of employment at 127.0.0.1:1/employment did not answer for 0 seconds: nobody listens there.\n",
    );
  });
});
