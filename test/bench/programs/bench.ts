import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { onStop, refuseToStart } from "@overligger/shared/serve";
import { prepareDatabases } from "../databases.ts";
import { LoadGenerator } from "../load-generator.ts";
import { CELLS, measureRound, type Round } from "../measure.ts";
import { prepareCopies } from "../peers/databases.ts";
import { PEERS as PEER_PROGRAMS, SHARES as SHARE_TARGETS, startPeers, startShares } from "../peers/targets.ts";
import { Processes } from "../processes.ts";
import { absoluteTable, figures, type Ratio, ratioTable } from "../tables.ts";
import { startTargets, type Targets } from "../targets.ts";
import { verify } from "../verify.ts";
import { workloads } from "../workloads.ts";

/** What is measured: who is started over which databases, and whom ours is held against. */
interface Field {
  readonly title: string;
  readonly targets: readonly string[];
  readonly ratios: readonly Ratio[];
  open(processes: Processes): Promise<{
    readonly targets: Targets;
    readonly description: string;
    /** Throws where not all have logged the same since. */
    sameLines?(since: Date, targets: readonly string[]): Promise<void>;
    close(): Promise<void>;
  }>;
}

const STOCK: Field = {
  title: "Ours against Apollo Server + @apollo/gateway",
  targets: ["in-process", "HTTP", "stock"],
  ratios: [
    { over: "in-process", under: "stock" },
    { over: "HTTP", under: "stock" },
  ],
  async open(processes) {
    const databases = await prepareDatabases(process.env.DATABASE_URL);
    return { ...databases, targets: await startTargets(processes, databases) };
  },
};

const PEERS: Field = {
  title: "Ours in one process against what one would write instead",
  targets: Object.keys(PEER_PROGRAMS),
  ratios: [
    { over: "house", under: "federated" },
    { over: "house", under: "single" },
    { over: "house", under: "sql" },
  ],
  async open(processes) {
    const copies = await prepareCopies(process.env.DATABASE_URL, Object.keys(PEER_PROGRAMS));
    return { ...copies, targets: await startPeers(processes, copies) };
  },
};

const SHARES: Field = {
  title: "Ours without each of its promises against ours",
  targets: SHARE_TARGETS,
  ratios: SHARE_TARGETS.slice(1).map((over) => ({ over, under: "house" })),
  async open(processes) {
    const copies = await prepareCopies(process.env.DATABASE_URL, SHARE_TARGETS);
    const { description, close } = copies;
    return { description, close, targets: await startShares(processes, copies) }; // they do not log the same
  },
};

/** `npm run bench`: ours against others that give the same answers, as ratios. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      peers: { type: "boolean", default: false },
      shares: { type: "boolean", default: false },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "1.2" },
      json: { type: "string" },
    },
  });
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds must be a whole number from 1");
  if (!(seconds >= 0.2)) throw new Error("--seconds must be a number from 0.2");

  const [load = 0] = loadavg();
  if (load > availableParallelism() / 2) {
    console.error(`Other programs keep this machine busy (load ${load.toFixed(1)}): trust the CPU columns alone.`);
  }

  const processes = new Processes();
  const field = values.peers ? PEERS : values.shares ? SHARES : STOCK;
  let opened: Awaited<ReturnType<Field["open"]>> | null = null;
  const close = async () => {
    await processes.close();
    await opened?.close();
  };
  onStop(close);
  try {
    opened = await field.open(processes);
    const { targets, description } = opened;
    const work = await workloads(targets[field.targets[0] as string]?.url ?? "");
    const expected = await verify(targets, work, opened.sameLines);
    console.error(
      `All give the same data: ${work.one.length} citizens, ${work.twenty.length} lists of twenty, ${work.own.length} of a sector's own.`,
    );
    const generator = new LoadGenerator(await processes.start("bench-load"));
    const measured: Round[] = [];
    for (let round = 0; round <= rounds; round++) {
      console.error(round === 0 ? "Warming up …" : `Round ${round} of ${rounds} …`);
      const result = await measureRound({ round, seconds, load: generator, targets, work, expected });
      if (round > 0) measured.push(result); // the first only warms the machine
    }
    console.log(
      `${field.title}: ${rounds} rounds of ${seconds} s a cell, medians of the ratio within a round; Node ${process.version}.\n${description}\n`,
    );
    console.log(ratioTable(CELLS, measured, field.ratios));
    console.log("\nThis machine, for reading the ratios; no claim:\n");
    console.log(absoluteTable(CELLS, measured, field.targets));
    if (values.json) writeFileSync(values.json, JSON.stringify(figures(CELLS, measured, field), null, 2));
  } finally {
    await close();
  }
}

main().then(() => process.exit(0), refuseToStart);
