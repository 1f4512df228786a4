import { join } from "node:path";
import { neighbours, settingOf, urlSetting } from "../contract/registry.ts";
import { CPR_SECRET, type GrantSecrets, type SubgraphDefinition } from "../contract/subgraph-definition.ts";
import { EmbeddedServer } from "../embedded/server.ts";
import { dataDirectory, demoSecret, Settings } from "../kernel/config.ts";
import type { DatabaseAddress } from "../kernel/database/database.ts";
import type { Roads } from "../kernel/roads.ts";
import { authentication } from "./authentication.ts";
import { deadlineOfRoads, httpLink } from "./link.ts";
import { logAnchor, logKeys, tellOfOpenLogs } from "./logs.ts";
import { gatewaySecrets, peersOf, roadSigner } from "./peers.ts";
import { stay } from "./stop.ts";
import { Subgraph } from "./subgraph.ts";

/**
 * The secrets that a subgraph holds: from GRANT_SECRET_<CODE> a neighbour its own and coordination all, and coordination CPR_SECRET.
 * A demo makes them up; everywhere else they must be set.
 */
export function grantSecrets(settings: Settings, subgraph: string, demo: boolean): GrantSecrets {
  const secrets = new Map<string, readonly string[]>();
  for (const { code, subgraph: neighbour } of neighbours()) {
    if (subgraph !== "coordination" && subgraph !== neighbour) continue;
    const name = `GRANT_SECRET_${code}`;
    const own =
      demo && !settings.text(name)
        ? [demoSecret(`grant-${code}`)]
        : settings.secrets(name, `the secret of ${code}'s grants`);
    secrets.set(code, own);
  }
  if (subgraph === "coordination") {
    const secret = settings.text(CPR_SECRET);
    secrets.set(CPR_SECRET, [
      demo && !secret ? demoSecret("cpr") : settings.secret(CPR_SECRET, "the key of citizens' CPR hashes"),
    ]);
  }
  return secrets;
}

/**
 * The roads of a subgraph that runs alone, at <SUBGRAPH>_URL: coordination's to every neighbour, and a neighbour's to coordination. A demo
 * may do without.
 */
function roadsFromSettings(settings: Settings, subgraph: string, secrets: GrantSecrets, demo: boolean): Roads {
  const names = subgraph === "coordination" ? neighbours().map((each) => each.subgraph) : ["coordination"];
  const deadline = deadlineOfRoads(subgraphDeadline(settings));
  const links = new Map(
    names.flatMap((name) => {
      const variable = urlSetting(name);
      if (!demo) settings.required(variable, `the address of the ${name} subgraph, which ${subgraph} asks`);
      const address = settings.url(variable, ["http:", "https:"]);
      if (!address || !URL.canParse(address)) return [];
      return [[name, httpLink(name, address, deadline, roadSigner(subgraph, name, secrets))] as const];
    }),
  );
  return { to: (name) => links.get(name), deadline };
}

/** How long a subgraph may take to answer, in milliseconds. */
export const subgraphDeadline = (settings: Settings): number =>
  settings.integer("SUBGRAPH_TIMEOUT_MS", 2_000, 50, 60_000);

/** <SUBGRAPH>_MIGRATION_DATABASE_URL: who owns a subgraph's tables, where the role that serves does not. */
export const migrationAddress = (settings: Settings, subgraph: string): string | undefined =>
  settings.url(`${settingOf(subgraph)}_MIGRATION_DATABASE_URL`, ["postgres:", "postgresql:"]);

/** How a database is spoken to: how long a start waits for it, in milliseconds, and whether its connections keep statements. */
export const databaseSettings = (settings: Settings): { patience: number; prepares: boolean } => ({
  patience: settings.integer("DATABASE_WAIT_SECONDS", 60, 0, 3_600) * 1_000,
  prepares: settings.choice("DATABASE_PREPARE", "true", ["true", "false"]) === "true",
});

/**
 * Whether this is a demo: invented people, sign-in without a password, never on an open address, and never beside a sign-in that was
 * set up: whoever set that means real people.
 */
export function isDemo(settings: Settings, otherwise = false): boolean {
  const demo = settings.choice("DEMO", String(otherwise), ["true", "false"]) === "true";
  const real = ["AUTH_ISSUER", "AUTH_JWKS_URL", "AUTH_PUBLIC_KEY"].filter((name) => settings.text(name));
  if (demo && real.length > 0)
    settings.problem(`a demo lets anybody sign in: set DEMO=false, or leave out ${real.join(", ")}`);
  const host = settings.text("HOST") ?? "127.0.0.1";
  if (demo && !["127.0.0.1", "::1", "localhost"].includes(host))
    settings.problem(
      "a demo lets anybody sign in, so HOST must stay 127.0.0.1; set DEMO=false and AUTH_… for an open address",
    );
  return demo;
}

/** Runs one subgraph as a process of its own: HTTP on PORT, PostgreSQL at DATABASE_URL (or an embedded one in a demo). */
export function serve(definition: SubgraphDefinition): void {
  stay(async () => {
    const settings = new Settings();
    const demo = isDemo(settings);
    const port = settings.integer("PORT", 0, 0, 65_535);
    const host = settings.text("HOST") ?? "127.0.0.1";
    const url = settings.url("DATABASE_URL", ["postgres:", "postgresql:"]);
    const migrations = migrationAddress(settings, definition.name);
    if (!url && !demo) settings.problem("DATABASE_URL is missing: the PostgreSQL database of this subgraph");
    const spoken = databaseSettings(settings);
    const secrets = grantSecrets(settings, definition.name, demo);
    const authenticate = authentication(settings, demo);
    const roads = roadsFromSettings(settings, definition.name, secrets, demo);
    const peers = peersOf(definition.name, gatewaySecrets(settings, definition.name, demo), secrets);
    const keys = logKeys(settings, definition.name);
    settings.check();

    const embedded = url
      ? null
      : await EmbeddedServer.open({ dataDir: join(dataDirectory(settings), `process-${definition.name}`) });
    const address: DatabaseAddress = url
      ? { url, ...spoken, migrations }
      : { pool: await (embedded as EmbeddedServer).seat(definition.name) };
    const subgraph = await Subgraph.start(definition, {
      address,
      authenticate,
      secrets,
      roads,
      logKeys: keys,
      anchor: logAnchor(settings, definition.name, demo && !url),
    });
    if (url) await tellOfOpenLogs(subgraph.db);
    if (demo) await subgraph.seedDemo();
    const bound = await subgraph.listen(port, peers, host);
    console.log(`${definition.name} is ready on port ${bound}`);
    process.send?.({ ready: bound });
    return async () => {
      await subgraph.close();
      await embedded?.close();
    };
  });
}
