import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { neighbours, ROOT, urlSetting } from "@overligger/shared";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Group, halfAsked, refuses, startGroup, until } from "./support/ending.ts";
import { type Answer, ask } from "./support/house.ts";
import { JOINED } from "./support/sectors.ts";
import { id } from "./support/steps.ts";
import { story } from "./support/story.ts";

const OVERLAY = `{ me { citizen { coordinatingPlan {
  summary
  sectors { sector { code } access { open } overlay { plans { id } } }
} } } }`;

type Entry = { sector: { code: string }; access: { open: boolean }; overlay: { plans: object[] } | null };

/** `npm run processes`, as a user has it running. */
interface Processes extends Group {
  /** Number of the process of a subgraph, or of the gateway. */
  pid(name: string): number;
}

function startProcesses(settings: Record<string, string>): Processes {
  const group = startGroup(process.execPath, [join(ROOT, "gateway/bin/run.mjs"), "processes"], {
    SUBGRAPH_TIMEOUT_MS: "20000",
    ...settings,
  });
  const pid = (name: string) => Number(new RegExp(`^ *${name}: process (\\d+)$`, "m").exec(group.output())?.[1]);
  return Object.assign(group, { pid });
}

const health = async (url: string) => {
  const response = await fetch(`${url}/health`);
  const { subgraphs } = (await response.json()) as { subgraphs: Record<string, string> };
  return { status: response.status, subgraphs };
};

/** Which sectors answered, and which stayed silent. */
function sectorsOf({ data }: Answer): { answered: string[]; silent: string[] } {
  const { sectors, summary } = data.me.citizen.coordinatingPlan as { sectors: Entry[]; summary: string };
  expect(summary).toContain("Lotte");
  const shared = sectors.filter(({ access }) => access.open);
  const codes = (entries: Entry[]) => entries.map(({ sector }) => sector.code).sort();
  expect(codes(shared)).toEqual(["EDUCATION", "LAB", "PSYCHIATRY", "SEL"]);
  return {
    answered: codes(shared.filter(({ overlay }) => (overlay?.plans.length ?? 0) > 0)),
    silent: codes(shared.filter(({ overlay }) => overlay === null)),
  };
}

function expectSilent(answer: Answer, sector: string): void {
  expect(answer.status).toBe(200);
  const errors = answer.errors ?? [];
  expect(errors.length).toBeGreaterThan(0);
  for (const { message, path, extensions } of errors) {
    expect(extensions).toMatchObject({ code: "SECTOR_SILENT", sector, retryable: true });
    expect(path.at(-1)).toBe("overlay");
    expect(message).toBe("The sector does not answer right now.");
  }
  expectNothingFromInside(answer);
}

/** No address, port, stack, file or word of a driver. */
function expectNothingFromInside({ text }: Answer): void {
  expect(text).not.toMatch(/127\.0\.0\.1|localhost|:\d{4,5}\b|ECONN|ETIMEDOUT|UND_ERR|socket|fetch failed/i);
  expect(text).not.toMatch(/node_modules|\.[cm]?[jt]s\b|\bat \w+.*\(|stack|serviceName|database/i);
}

story("A demo with a process for each subgraph", (then) => {
  let demo: Processes;
  then("is started, and says where it is", async () => {
    // A database named in the environment is nobody's here; were it taken, nothing would start.
    demo = startProcesses({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    onTestFinished(() => demo.remove());
    // Six processes at once take their time on a busy machine.
    await until("the demo is ready", () => demo.pid("gateway") > 0 || demo.child.exitCode !== null);
    expect(demo.url, demo.output()).toMatch(/^http:/);
  });

  then("answers Lotte's overlay over HTTP with what every sector adds", async () => {
    const answer = await ask(demo.url, "lotte", OVERLAY);
    expect(answer.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    expect(sectorsOf(answer)).toEqual({ answered: ["EDUCATION", "LAB", "PSYCHIATRY", "SEL"], silent: [] });
    expect(await health(demo.url)).toMatchObject({ status: 200, subgraphs: { employment: "ready", social: "ready" } });
  });

  then("lets coordination ask the sectors over HTTP, in the caller's name", async () => {
    const query =
      "{ me { citizen { coordinatingPlan { timeline { entries { title } sectors { sector { code } state } } } } } }";
    // On a busy machine a first question may come too late for its deadline.
    await until("every sector answers coordination", async () => {
      const { data, errors } = await ask(demo.url, "lotte", query);
      expect(errors).toBeUndefined();
      const { entries, sectors } = data.me.citizen.coordinatingPlan.timeline;
      return (
        (sectors as { sector: { code: string }; state: string }[]).every(
          ({ sector, state }) => state === (JOINED.includes(sector.code) ? "CLOSED" : "ANSWERED"),
        ) && entries.some(({ title }: { title: string }) => title === "Besøg af familiebehandler")
      );
    });
  });

  then("cuts a sector off that hangs, answers for the rest, and asks it again once it goes on", async () => {
    process.kill(demo.pid("social"), "SIGSTOP");
    try {
      const answer = await ask(demo.url, "lotte", OVERLAY);
      expectSilent(answer, "SEL");
      expect(sectorsOf(answer)).toEqual({ answered: ["EDUCATION", "LAB", "PSYCHIATRY"], silent: ["SEL"] });
      expect(await health(demo.url)).toMatchObject({
        status: 200,
        subgraphs: { social: "silent", education: "ready" },
      });
    } finally {
      process.kill(demo.pid("social"), "SIGCONT");
    }
    await until("the sector answers again", async () => {
      const answer = await ask(demo.url, "lotte", OVERLAY);
      return answer.errors === undefined && sectorsOf(answer).answered.includes("SEL");
    });
  });

  then(
    "says of a change that was not answered that it may have been made, and to try again only where that does nothing twice",
    async () => {
      const change = (key: string) => `mutation { addSocialContact(input: { citizenId: "${id("lotte")}", role: EXTERNAL,
      unit: "Prøve ${key || "uden nøgle"}", function: "Tolk"${key ? `, idempotencyKey: "${key}"` : ""} }) { contact { unit } } }`;
      process.kill(demo.pid("social"), "SIGSTOP");
      try {
        // The one without a key last: what waits for longer than half a minute is too old to be made.
        for (const key of ["en gang", ""]) {
          const { data, errors } = await ask(demo.url, "susanne", change(key));
          expect(data).toEqual({ addSocialContact: null });
          expect(
            errors?.map(({ path, extensions }) => [path, extensions.code, extensions.sector, extensions.retryable]),
          ).toEqual([[["addSocialContact"], "SECTOR_SILENT", "SEL", key !== ""]]);
          if (key === "") expect(errors?.[0].message).toContain("may have been made");
        }
      } finally {
        process.kill(demo.pid("social"), "SIGCONT");
      }
      const again = await ask(demo.url, "susanne", change("en gang"));
      expect(again.data.addSocialContact).toEqual({ contact: { unit: "Prøve en gang" } });
      const { data } = await ask(
        demo.url,
        "susanne",
        `{ socialCase(citizenId: "${id("lotte")}") { contacts { unit } } }`,
      );
      const units = data.socialCase.contacts.map(({ unit }: { unit: string }) => unit);
      expect(units.filter((unit: string) => unit === "Prøve en gang")).toHaveLength(1);
      expect(units).toContain("Prøve uden nøgle"); // it was made indeed
    },
  );

  then(
    "answers for the other three when one sector's process is killed, with one kind of error that names it",
    async () => {
      process.kill(demo.pid("employment"), "SIGKILL");
      await until("the sector is silent", async () => (await health(demo.url)).subgraphs.employment === "silent");
      const told = /^ *employment has stopped \(SIGKILL\); the others go on without it\.$/gm;
      await until("whoever runs the demo is told", () => told.test(demo.output()));
      const answers = await Promise.all([1, 2, 3].map(() => ask(demo.url, "lotte", OVERLAY)));
      for (const answer of answers) {
        expectSilent(answer, "LAB");
        expect(sectorsOf(answer)).toEqual({ answered: ["EDUCATION", "PSYCHIATRY", "SEL"], silent: ["LAB"] });
      }
      expect(await health(demo.url)).toMatchObject({
        status: 200,
        subgraphs: { social: "ready", coordination: "ready" },
      });
      const roots = await ask(demo.url, "lotte", "{ me { name } employmentPlans { totalCount } socialTerms { code } }");
      expect(roots.data).toMatchObject({ me: { name: "Lotte Holm" }, employmentPlans: null });
      expect(roots.data.socialTerms.length).toBeGreaterThan(0);
      expect(roots.errors?.map(({ path, extensions }) => [path, extensions.code, extensions.sector])).toEqual([
        [["employmentPlans"], "SECTOR_SILENT", "LAB"],
      ]);
    },
  );

  then("says clearly that coordination is missing when its process is killed, and is not healthy", async () => {
    process.kill(demo.pid("coordination"), "SIGKILL");
    await until("the gateway has noticed", async () => (await health(demo.url)).status === 503);
    expect((await health(demo.url)).subgraphs).toMatchObject({ coordination: "silent", social: "ready" });
    const answer = await ask(demo.url, "lotte", OVERLAY);
    expect(answer.status).toBe(200);
    expect(answer.data?.me ?? null).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors?.[0]).toMatchObject({
      message: "The sector does not answer right now.",
      extensions: { code: "SECTOR_SILENT", sector: "COORDINATION", retryable: true },
    });
    expectNothingFromInside(answer);
  });

  then("answers a request that is under way when it is told to stop, and then leaves nothing running", async () => {
    const call = await halfAsked(demo.url, "ulla", "{ educationPlans(first: 1) { nodes { id } } }");
    demo.child.kill("SIGTERM");
    await until("no new caller is taken", () => refuses(call.hostname, call.port));
    // Its sector is asked only now, after the word to stop: coordination, dead, is not needed for it.
    const { status, data, errors } = await call.finish();
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data.educationPlans.nodes).toHaveLength(1);
    expect(await demo.ended).toBe(0);
    await until("no process is left", () => !demo.left());
    // Told once each: who was killed, and nobody who ended as they were told to.
    expect(demo.output().match(/\w+ has stopped/g)).toEqual(["employment has stopped", "coordination has stopped"]);
  });
});

describe("A gateway that starts while sectors are down", () => {
  it("names them, answers with the others, and finds them once they are up", async () => {
    const started: Program[] = [];
    onTestFinished(async () => {
      for (const each of started) await each.end();
    });
    const start = async (name: string, settings: Record<string, string> = {}) => {
      const program = startProgram(name, settings);
      started.push(program);
      return { ...program, address: await program.ready };
    };
    const at = (port: string) => `http://127.0.0.1:${port}/graphql`;
    const [socialPort, employmentPort] = [await freePort(), await freePort()];
    const nowhere = at(String(await freePort()));
    const addresses: Record<string, string> = {
      ...Object.fromEntries(neighbours().map(({ subgraph }) => [urlSetting(subgraph), nowhere])),
      EMPLOYMENT_URL: at(String(employmentPort)),
      SOCIAL_URL: at(String(socialPort)),
    };
    await start("social", { PORT: String(socialPort) });
    const { address: coordination } = await start("coordination", addresses);
    const gateway = await start("gateway", { ...addresses, COORDINATION_URL: at(coordination) });
    expect((await health(gateway.address)).subgraphs).toMatchObject({ social: "ready", employment: "silent" });
    expect(gateway.output()).toMatch(/^employment does not say its schema: its last known schema stands in for it\.$/m);
    expect(gateway.output()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1:9/);
    const first = await ask(gateway.address, "lotte", OVERLAY);
    expect(sectorsOf(first)).toEqual({ answered: ["SEL"], silent: ["EDUCATION", "LAB", "PSYCHIATRY"] });
    await start("employment", { PORT: String(employmentPort) });
    await until("the sector is told of and answers", async () => {
      const { answered } = sectorsOf(await ask(gateway.address, "lotte", OVERLAY));
      return answered.includes("LAB") && /^employment says its schema again\.$/m.test(gateway.output());
    });
  });
});

describe("A demo that cannot start", () => {
  it("says why, and leaves nothing running", async () => {
    const demo = startProcesses({ GRANT_SECRET_LAB: "far-too-short" });
    onTestFinished(demo.remove);
    expect(await demo.ended).toBe(1);
    expect(demo.output()).toContain("GRANT_SECRET_LAB must have at least 32 characters");
    expect(demo.output()).toMatch(/Could not start: (employment|coordination) has stopped/);
    expect(demo.output()).not.toContain("far-too-short");
    await until("no process is left", () => !demo.left());
  });
});

/** One program of its own, over a data folder of its own. */
interface Program {
  /** What it says when it is ready: its port, or its address. */
  readonly ready: Promise<string>;
  output(): string;
  end(): Promise<void>;
}

function startProgram(name: string, settings: Record<string, string>): Program {
  const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  const { PATH, HOME, TZ } = process.env;
  const child = fork(join(ROOT, "gateway/bin/run.mjs"), [name], {
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { PATH, HOME, TZ, DEMO: "true", PORT: "0", DATA_DIR: folder, SUBGRAPH_TIMEOUT_MS: "20000", ...settings },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    ready: new Promise((resolve, reject) => {
      child.once("message", (message) => resolve(String((message as { ready: unknown }).ready)));
      void ended.then(() => reject(new Error(`${name} ended: ${output}`)));
    }),
    output: () => output,
    async end() {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody has right now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

describe("A subgraph's process", () => {
  it("ends by itself once the process that started it is gone, as when that was killed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
    const { PATH, HOME, TZ } = process.env;
    const subgraph = fork(join(ROOT, "gateway/bin/run.mjs"), ["employment"], {
      execArgv: [],
      stdio: "ignore",
      env: { PATH, HOME, TZ, DEMO: "true", PORT: "0", DATA_DIR: folder },
    });
    const ended = new Promise<number | null>((resolve) => subgraph.once("exit", resolve));
    onTestFinished(async () => {
      subgraph.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });
    const told = await new Promise((resolve) => {
      subgraph.once("message", resolve);
      void ended.then(resolve);
    });
    expect(told).toEqual({ ready: expect.any(Number) });
    subgraph.disconnect();
    expect(await ended).toBe(0);
  });
});
