import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataDirectory, isOurs, Refusal, registeredSubgraphs, Settings, settingOf } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { databaseSettings, migrationAddress, refuseToStart, Subgraph } from "@overligger/shared/serve";
import { SingleBar } from "cli-progress";
import { loadBuilt } from "../load-built.ts";

/** Citizens a batch: large enough to be quick, small enough to stop at any time. */
const BATCH = 2_000;
const MOST = 1_000_000;

/** `npm run seed -- --citizens N --seed S`: N invented citizens, the same for the same seed. Run again, it adds what is missing. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { citizens: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
  });
  const [citizens, seed] = [Number(values.citizens), Number(values.seed)];
  if (!Number.isInteger(citizens) || citizens < 1 || citizens > MOST)
    throw new Error(`--citizens must be a whole number from 1 to ${MOST}`);
  if (!Number.isInteger(seed) || seed < 0 || seed > 2 ** 31) throw new Error("--seed must be a whole number from 0");

  const settings = new Settings();
  const names = registeredSubgraphs().filter((name) => isOurs(name));
  const urls = new Map(
    names.map((name) => [name, settings.url(`${settingOf(name)}_DATABASE_URL`, ["postgres:", "postgresql:"])]),
  );
  const dataDir = dataDirectory(settings);
  const spoken = databaseSettings(settings);
  settings.check();
  const embedded = [...urls.values()].every((url) => url === undefined)
    ? await EmbeddedServer.open({ dataDir: join(dataDir, "house") })
    : null;
  const subgraphs = await Promise.all(
    names.map(async (name) => {
      const url = urls.get(name);
      if (!embedded && !url) throw new Error(`${settingOf(name)}_DATABASE_URL is missing`);
      return Subgraph.start(await loadBuilt(name), {
        address: embedded
          ? { pool: await embedded.seat(name) }
          : { url: url ?? "", ...spoken, migrations: migrationAddress(settings, name) },
        authenticate: () => Promise.reject(new Refusal("UNAUTHENTICATED")), // nobody is served here
        secrets: new Map(),
      });
    }),
  );
  const bar = new SingleBar({
    format: "{bar} {value}/{total} citizens · {eta_formatted} left",
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  bar.start(citizens, 0);
  for (let from = 0; from < citizens; from += BATCH) {
    const to = Math.min(from + BATCH, citizens);
    await Promise.all(subgraphs.map((subgraph) => subgraph.seedGenerated(seed, from, to)));
    bar.update(to);
  }
  bar.stop();
  await Promise.all(subgraphs.map((subgraph) => subgraph.db.query("ANALYZE")));
  await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
  await embedded?.close();
  console.log(`${citizens} citizens of seed ${seed} are there.`);
}

main().then(() => process.exit(0), refuseToStart);
