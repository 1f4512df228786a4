import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Group, halfAsked, refuses, startGroup, until } from "./support/ending.ts";
import { type Answer, ask } from "./support/house.ts";

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
    SUBGRAPH_TIMEOUT_MS: "5000",
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
  expect(sectors.map(({ access }) => access.open)).toEqual([true, true, true, true]);
  const codes = (entries: Entry[]) => entries.map(({ sector }) => sector.code).sort();
  return {
    answered: codes(sectors.filter(({ overlay }) => (overlay?.plans.length ?? 0) > 0)),
    silent: codes(sectors.filter(({ overlay }) => overlay === null)),
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

describe("A demo with a process for each subgraph", { timeout: 60_000 }, () => {
  let demo: Processes;
  beforeAll(async () => {
    // A database named in the environment is nobody's here; were it taken, nothing would start.
    demo = startProcesses({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    // Six processes at once take their time on a busy machine.
    await until("the demo is ready", () => demo.pid("gateway") > 0 || demo.child.exitCode !== null, 110_000);
    expect(demo.url, demo.output()).toMatch(/^http:/);
  }, 120_000);
  afterAll(() => demo?.remove());

  it("answers Lotte's overlay over HTTP with what every sector adds", async () => {
    const answer = await ask(demo.url, "lotte", OVERLAY);
    expect(answer.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    expect(sectorsOf(answer)).toEqual({ answered: ["EDUCATION", "LAB", "PSYCHIATRY", "SEL"], silent: [] });
    expect(await health(demo.url)).toMatchObject({ status: 200, subgraphs: { employment: "ready", social: "ready" } });
  });

  it("lets coordination ask the sectors over HTTP, in the caller's name", async () => {
    const query = "{ me { citizen { coordinatingPlan { timeline { entries { title } sectors { state } } } } } }";
    // On a busy machine a first question may come too late for its deadline.
    await until("every sector answers coordination", async () => {
      const { data, errors } = await ask(demo.url, "lotte", query);
      expect(errors).toBeUndefined();
      const { entries, sectors } = data.me.citizen.coordinatingPlan.timeline;
      return (
        sectors.every(({ state }: { state: string }) => state === "ANSWERED") &&
        entries.some(({ title }: { title: string }) => title === "Besøg af familiebehandler")
      );
    });
  });

  it("cuts a sector off that hangs, answers for the rest, and asks it again once it goes on", async () => {
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

  it("answers for the other three when one sector's process is killed, with one kind of error that names it", async () => {
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
  });

  it("says clearly that coordination is missing when its process is killed, and is not healthy", async () => {
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

  it("answers a request that is under way when it is told to stop, and then leaves nothing running", async () => {
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

describe("A demo that cannot start", { timeout: 60_000 }, () => {
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

describe("A subgraph's process", () => {
  it("ends by itself once the process that started it is gone, as when that was killed", {
    timeout: 60_000,
  }, async () => {
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
