import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { onStop, refuseToStart } from "@overligger/shared/serve";
import { type Databases, prepareDatabases } from "../databases.ts";
import { LoadGenerator } from "../load-generator.ts";
import { CELLS, measureRound, type Round } from "../measure.ts";
import { Processes } from "../processes.ts";
import { absoluteTable, ratioTable } from "../tables.ts";
import { startTargets } from "../targets.ts";
import { verify } from "../verify.ts";
import { workloads } from "../workloads.ts";

/** `npm run bench`: ours against Apollo Server with @apollo/gateway, over the same subgraphs, as ratios. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "1.2" } },
  });
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds must be a whole number from 1");
  if (!(seconds >= 0.2)) throw new Error("--seconds must be a number from 0.2");

  const [load = 0] = loadavg();
  if (load > availableParallelism() / 2) {
    console.error(`Other programs keep this machine busy (load ${load.toFixed(1)}): trust the CPU columns alone.`);
  }

  const processes = new Processes();
  let databases: Databases | null = null;
  const close = async () => {
    await processes.close();
    await databases?.close();
  };
  onStop(close);
  try {
    databases = await prepareDatabases(process.env.DATABASE_URL);
    const targets = await startTargets(processes, databases);
    const work = await workloads(targets.inProcess.url);
    const expected = await verify(targets, work);
    console.error(`All three give the same data: ${work.one.length} citizens, ${work.twenty.length} lists of twenty.`);
    const generator = new LoadGenerator(await processes.start("bench-load"));
    const measured: Round[] = [];
    for (let round = 0; round <= rounds; round++) {
      console.error(round === 0 ? "Warming up …" : `Round ${round} of ${rounds} …`);
      const result = await measureRound({ round, seconds, load: generator, targets, work, expected });
      if (round > 0) measured.push(result); // the first only warms the machine
    }
    console.log(
      `Ours against Apollo Server + @apollo/gateway: ${rounds} rounds of ${seconds} s a cell, medians of the ratio within a round; Node ${process.version}.\n${databases.description}\n`,
    );
    console.log(ratioTable(CELLS, measured));
    console.log("\nThis machine, for reading the ratios; no claim:\n");
    console.log(absoluteTable(CELLS, measured));
  } finally {
    await close();
  }
}

main().then(() => process.exit(0), refuseToStart);
