import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { registeredSectors, registeredSubgraphs, urlSetting } from "@overligger/shared";
import { DEMO_PEOPLE } from "@overligger/shared/demo";
import { onStop, refuseToStart, signDemoToken } from "@overligger/shared/serve";
import { Processes } from "../processes.ts";

/** Plan-wide: coordination asks every sector, and so does the gateway. */
const PLAN = `{ me { citizen { coordinatingPlan {
  contacts { total sectors { state } } timeline(from: "2026-01-01", to: "2026-12-31") { entries { id } }
  sectors { sector { code } overlay { plans { title } contacts { role } } }
} } } }`;
const ME = "{ me { name } }";

interface Answer {
  readonly status: number;
  readonly milliseconds: number;
  readonly data: unknown;
}

/** Who reads what of the others' while one sector has stopped: `node gateway/bin/run.mjs bench-hung --readers 40,60`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      readers: { type: "string", default: "10,40,60" },
      sector: { type: "string", default: "employment" },
      waves: { type: "string", default: "3" },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "overligger-hung-"));
  const processes = new Processes();
  const close = async () => {
    await processes.close();
    rmSync(folder, { recursive: true, force: true });
  };
  onStop(close);
  try {
    const code = registeredSectors().find(({ subgraph }) => subgraph === values.sector)?.code;
    if (code === undefined)
      throw new Error(
        `--sector must be one of ${registeredSectors()
          .map(({ subgraph }) => subgraph)
          .join(", ")}`,
      );
    const common = { DEMO: "true", DATA_DIR: folder, PORT: "0" };
    const addresses: Record<string, string> = {};
    const pids = new Map<string, number>();
    // Coordination comes last, for it asks the others.
    for (const name of [...registeredSubgraphs().filter((each) => each !== "coordination"), "coordination"]) {
      const { child, ready } = await processes.start(name, { ...common, ...addresses });
      addresses[urlSetting(name)] = `http://127.0.0.1:${ready}/graphql`;
      pids.set(name, child.pid as number);
    }
    const gateway = await processes.start("gateway", { ...common, ...addresses });
    const ask = asker(new URL("/graphql", gateway.ready).href);
    const whole = await ask("lotte", PLAN);
    const live = sectorsIn(whole.data);
    if (live.length === 0) throw new Error("Nobody answers to begin with");
    console.log(`Everybody answers: ${live.join(", ")}; ${Math.round(whole.milliseconds)} ms.`);
    for (let warm = 0; warm < 20; warm++) await ask("lotte", PLAN);
    for (const readers of values.readers.split(",").map(Number)) {
      const all = await wave(ask, readers, live, []);
      console.log(`\n${readers} readers at once, nobody hangs: ${all}`);
      process.kill(pids.get(values.sector) as number, "SIGSTOP");
      for (let round = 1; round <= Number(values.waves); round++)
        console.log(
          `${readers} readers at once, ${values.sector} hangs, wave ${round}: ${await wave(ask, readers, live, [code])}`,
        );
      process.kill(pids.get(values.sector) as number, "SIGCONT");
      const begun = performance.now();
      while (sectorsIn((await ask("lotte", PLAN)).data).length < live.length)
        await new Promise((resolve) => setTimeout(resolve, 50));
      console.log(`whole again after ${Math.round(performance.now() - begun)} ms`);
    }
  } finally {
    await close();
  }
}

type Ask = (person: string, query: string) => Promise<Answer>;

function asker(url: string): Ask {
  return async (person, query) => {
    const caller = DEMO_PEOPLE.find(({ key }) => key === person)?.caller;
    if (!caller) throw new Error(person);
    const headers = { "content-type": "application/json", authorization: `Bearer ${await signDemoToken(caller)}` };
    const begun = performance.now();
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
    const { data } = (await response.json()) as { data?: unknown };
    return { status: response.status, milliseconds: performance.now() - begun, data };
  };
}

interface Plan {
  readonly sectors: readonly { sector: { code: string }; overlay: { plans: unknown[] | null } | null }[];
  readonly contacts: unknown;
  readonly timeline: unknown;
}

function sectorsIn(data: unknown): string[] {
  const plan = (data as { me?: { citizen?: { coordinatingPlan?: Plan } } } | null)?.me?.citizen?.coordinatingPlan;
  return (plan?.sectors ?? []).filter(({ overlay }) => overlay?.plans?.length).map(({ sector }) => sector.code);
}

/** So many readers of the plan at once, and one who asks something else half-way through. */
async function wave(ask: Ask, readers: number, live: readonly string[], away: readonly string[]): Promise<string> {
  const expected = live.filter((code) => !away.includes(code));
  const answers = Array.from({ length: readers }, () => ask("lotte", PLAN));
  const other = ask("karen", ME);
  const got = await Promise.all(answers);
  const lost = got.filter(({ data }) => !expected.every((code) => sectorsIn(data).includes(code)));
  const times = got.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const { milliseconds, data } = await other;
  const busy = got.filter(({ status }) => status === 503).length;
  return `${readers - lost.length} of ${readers} have all of the others (503: ${busy}); median ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms, worst ${Math.round(times.at(-1) ?? 0)} ms; somebody else's { me }: ${data ? `${Math.round(milliseconds)} ms` : "lost"}`;
}

main().then(() => process.exit(0), refuseToStart);
