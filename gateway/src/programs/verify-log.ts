import { join } from "node:path";
import { dataDirectory, isOurs, registeredSubgraphs, Settings, settingOf } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { databaseSettings, logsHold, refuseToStart } from "@overligger/shared/serve";
import { loadBuilt } from "../load-built.ts";

/** `npm run verify-log`: holds every log against its seals and what was anchored. Leaves with 1 where something is wrong. */
async function main(): Promise<number> {
  const settings = new Settings();
  const names = registeredSubgraphs().filter((name) => isOurs(name));
  const urls = new Map(
    names.map((name) => [name, settings.url(`${settingOf(name)}_DATABASE_URL`, ["postgres:", "postgresql:"])]),
  );
  const dataDir = dataDirectory(settings);
  const spoken = databaseSettings(settings);
  const demo = [...urls.values()].every((url) => url === undefined);
  const embedded = demo ? await EmbeddedServer.open({ dataDir: join(dataDir, "house") }) : null;
  let wrong = 0;
  try {
    for (const name of names) {
      const url = urls.get(name);
      // Each on its own: whoever runs one subgraph alone need not have the others' databases.
      if (!embedded && !url) continue;
      const address = embedded ? { pool: await embedded.seat(name) } : { url: url ?? "", ...spoken };
      for (const { log, lines, seals, waiting, problems } of await logsHold(
        await loadBuilt(name),
        address,
        settings,
        demo,
      )) {
        const more = waiting > 0 ? `, ${waiting} not sealed yet` : "";
        console.log(
          `${name} ${log}: ${lines} lines, ${seals} seals${more}: ${problems.length > 0 ? "WRONG" : "whole"}`,
        );
        for (const problem of problems) console.log(`  ${problem}`);
        wrong += problems.length;
      }
    }
  } finally {
    await embedded?.close();
  }
  return wrong > 0 ? 1 : 0;
}

main().then((code) => process.exit(code), refuseToStart);
