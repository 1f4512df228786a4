import cluster, { type Worker } from "node:cluster";
import { availableParallelism } from "node:os";
import { registeredSubgraphs, Settings, settingOf } from "@overligger/shared";
import { onStop, refuseToStart } from "@overligger/shared/serve";

/** How long workers may take to end before they are killed, in milliseconds: less than this process may. */
const PATIENCE = 4_500;
/** A worker that fails again and again is not started more often than this, in milliseconds. */
const AGAIN = 1_000;

/** WORKERS: how many processes answer, side by side behind one port; `all`: one a core. They share databases, and nothing in memory. */
export function workersIn(settings: Settings): number {
  const most = availableParallelism();
  const workers = settings.text("WORKERS") === "all" ? most : settings.integer("WORKERS", 1, 1, 256);
  const embedded = registeredSubgraphs().every((name) => !settings.text(`${settingOf(name)}_DATABASE_URL`));
  if (workers > 1 && embedded)
    settings.problem("WORKERS needs a PostgreSQL server (<SUBGRAPH>_DATABASE_URL): the embedded one is one process's");
  return workers;
}

/**
 * Runs `work` in as many processes as WORKERS says. The first starts alone, so that it alone migrates and seeds; one that ends is
 * started again, and the others go on meanwhile.
 */
export function inWorkers(work: () => void): void {
  if (cluster.isWorker) return work();
  const settings = new Settings();
  const count = workersIn(settings);
  if (count === 1) return work();
  let stopping = false;
  onStop(async () => {
    stopping = true;
    const all = Object.values(cluster.workers ?? {}) as Worker[];
    setTimeout(() => all.forEach((worker) => void worker.process.kill("SIGKILL")), PATIENCE).unref();
    await Promise.all(
      all.map((worker) => {
        const gone = new Promise((resolve) => worker.once("exit", resolve));
        worker.process.kill("SIGTERM");
        return gone;
      }),
    );
  });
  const start = () =>
    new Promise<void>((resolve, reject) => {
      const worker = cluster.fork();
      let ready = false;
      worker.once("listening", () => {
        ready = true;
        resolve();
      });
      worker.once("exit", (code, signal) => {
        if (stopping) return;
        if (!ready) return reject(new Error(`a worker has stopped (${signal ?? `code ${code}`})`));
        console.error(`Worker ${worker.process.pid} has stopped (${signal ?? `code ${code}`}) and is started again.`);
        setTimeout(() => again(), AGAIN);
      });
    });
  const again = (): void => {
    if (!stopping) start().catch(() => setTimeout(again, AGAIN));
  };
  const all = async () => {
    settings.check();
    await start();
    await Promise.all(Array.from({ length: count - 1 }, start));
    console.log(`${count} workers answer.`);
  };
  all().catch((error: unknown) => {
    stopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGKILL");
    refuseToStart(error);
  });
}
