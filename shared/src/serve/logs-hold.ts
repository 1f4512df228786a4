import type { SubgraphDefinition } from "../contract/subgraph-definition.ts";
import type { Settings } from "../kernel/config.ts";
import { Database, type DatabaseAddress } from "../kernel/database/database.ts";
import { readAnchors } from "../kernel/seal/anchor.ts";
import { type Verdict, verifyLogs } from "../kernel/seal/verify.ts";
import { anchorFolder, logKey } from "./serve.ts";
import { storedBy } from "./subgraph.ts";

/** Verifies the logs of one subgraph that need not run. Changes nothing, and needs to read alone. */
export async function logsHold(
  definition: SubgraphDefinition,
  address: DatabaseAddress,
  settings: Settings,
  demo: boolean,
): Promise<Verdict[]> {
  const key = logKey(settings, definition.name);
  const folder = anchorFolder(settings, demo);
  settings.check();
  const { entities } = storedBy(definition);
  const db = await Database.open({ name: definition.name, address, entities, migrations: [], logKey: key });
  try {
    return await verifyLogs(db, folder === undefined ? [] : readAnchors(folder));
  } finally {
    await db.close();
  }
}
