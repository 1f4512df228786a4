import { join, resolve } from "node:path";
import { settingOf } from "../contract/registry.ts";
import type { SubgraphDefinition } from "../contract/subgraph-definition.ts";
import { dataDirectory, ROOT, type Settings } from "../kernel/config.ts";
import { Database, type DatabaseAddress } from "../kernel/database/database.ts";
import { ReadLogEntry } from "../kernel/request/read-log.ts";
import { LogSeals1764000000200 } from "../kernel/seal/0200-log-seals.ts";
import { type Anchor, anchorsOf, readAnchors } from "../kernel/seal/anchor.ts";
import { couldChange } from "../kernel/seal/guarded.ts";
import { Seal } from "../kernel/seal/seal.ts";
import { type Verdict, verifyLogs } from "../kernel/seal/verify.ts";

/** What is stored for a subgraph: its own, and what each has. */
export const storedBy = ({ entities, migrations }: SubgraphDefinition) => ({
  entities: [...entities, ReadLogEntry, Seal],
  migrations: [...migrations, LogSeals1764000000200],
});

/** LOG_KEY, or <SUBGRAPH>_LOG_KEY where each has its own: what lines and seals of its logs are made with. Two while it is being changed. */
export function logKeys(settings: Settings, subgraph: string): readonly string[] {
  const own = `${settingOf(subgraph)}_LOG_KEY`;
  const name = settings.text(own) ? own : "LOG_KEY";
  return settings.text(name) ? settings.secrets(name, "the key of the logs' seals") : [];
}

/** Where a log's newest seals are told outside its database: LOG_ANCHOR_DIR, and what the process says unless it is a demo. */
export function logAnchor(settings: Settings, subgraph: string, demo: boolean): Anchor {
  const folder = anchorFolder(settings, demo);
  return anchorsOf(subgraph, { folder, ...(demo ? {} : { say: (line: string) => console.log(line) }) });
}

/** LOG_ANCHOR_DIR; a demo has one of itself. */
function anchorFolder(settings: Settings, demo: boolean): string | undefined {
  const set = settings.text("LOG_ANCHOR_DIR");
  if (set) return resolve(ROOT, set);
  return demo ? join(dataDirectory(settings), "anchors") : undefined;
}

/** Tells who runs it where the role that serves could change the logs: seals show that afterwards, and do not prevent it. */
export async function tellOfOpenLogs(db: Database): Promise<void> {
  if (await couldChange(db))
    console.error(
      `${db.name}: the logs are not guarded, for the role that serves may change them. Let ${settingOf(db.name)}_MIGRATION_DATABASE_URL name the role that owns the tables, and the other address one that owns nothing.`,
    );
}

/** Verifies the logs of one subgraph that need not run. Changes nothing, and needs to read alone. */
export async function logsHold(
  definition: SubgraphDefinition,
  address: DatabaseAddress,
  settings: Settings,
  demo: boolean,
): Promise<Verdict[]> {
  const keys = logKeys(settings, definition.name);
  const folder = anchorFolder(settings, demo);
  settings.check();
  const { entities } = storedBy(definition);
  const db = await Database.open({ name: definition.name, address, entities, migrations: [], logKeys: keys });
  try {
    return await verifyLogs(db, folder === undefined ? [] : readAnchors(folder));
  } finally {
    await db.close();
  }
}
