import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { SubgraphLink } from "@overligger/shared";
import {
  type DatabaseAddress,
  dataDirectory,
  isOurs,
  registeredSubgraphs,
  Settings,
  type SubgraphDefinition,
  settingOf,
  urlSetting,
} from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import {
  type Authenticate,
  authentication,
  databaseSettings,
  deadlineOfRoads,
  gatewaySecrets,
  gatewaySigner,
  grantSecrets,
  httpLink,
  isDemo,
  logAnchor,
  logKeys,
  migrationAddress,
  Subgraph,
  tellOfOpenLogs,
} from "@overligger/shared/serve";
import { withDoors } from "./doors.ts";
import { type Gateway, startGateway } from "./gateway.ts";
import type { AdmissionOptions } from "./http/admission.ts";
import type { TrustedDocuments } from "./http/trusted-documents.ts";
import { startServer } from "./server.ts";
import { admissionOf, gatewaySettings, type Planner } from "./settings.ts";
import { localLink, silentLink } from "./subgraphs.ts";

/** How to get a subgraph's definition by its name. The house knows the folders, never their code. */
export type Load = (name: string) => Promise<SubgraphDefinition>;

export interface HouseOptions {
  readonly load: Load;
  /** The subgraphs that run in this process. */
  readonly subgraphs: readonly string[];
  /** Roads to those that do not: sectors in another language. */
  readonly elsewhere?: readonly SubgraphLink[];
  readonly database: { readonly embedded: EmbeddedServer } | { readonly urls: ReadonlyMap<string, string> };
  readonly settings: Settings;
  readonly demo: boolean;
  /** Whether to put the people of the demo in; left out: in a demo. */
  readonly seed?: boolean;
  readonly authenticate: Authenticate;
  /** Whether newest seals of the logs are told outside the databases; left out: no. */
  readonly anchored?: boolean;
  readonly port: number;
  readonly host: string;
  readonly planner?: Planner;
  readonly deadline: number;
  readonly allowedOrigins?: readonly string[];
  readonly trustedDocuments?: TrustedDocuments | undefined;
  readonly introspection?: boolean;
  readonly admission?: AdmissionOptions;
  readonly page?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Stands between the gateway and a subgraph, e.g. a test that makes one misbehave. */
  readonly wrap?: (link: SubgraphLink) => SubgraphLink;
  /** What time it is in every subgraph; left out: what the machine says. Tokens of sign-in go by the machine's. */
  readonly clock?: () => Date;
}

/** Everything in one process: the subgraphs, the gateway over them, and the one address. */
export interface House {
  readonly url: string;
  readonly gateway: Gateway;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  close(): Promise<void>;
}

export async function startHouse(options: HouseOptions): Promise<House> {
  const { database, settings, demo } = options;
  // Coordination asks the sectors, and they it, by the same roads as the gateway; they are there once everybody has started.
  const known = new Map<string, SubgraphLink>();
  const spoken = databaseSettings(settings);
  const roads = { to: (name: string) => known.get(name), deadline: deadlineOfRoads(options.deadline) };
  const started = await Promise.all(
    options.subgraphs.map(async (name) => {
      const address: DatabaseAddress =
        "embedded" in database
          ? { pool: await database.embedded.seat(name) }
          : { url: database.urls.get(name) ?? "", ...spoken, migrations: migrationAddress(settings, name) };
      return Subgraph.start(await options.load(name), {
        address,
        authenticate: options.authenticate,
        secrets: grantSecrets(settings, name, demo),
        roads,
        logKeys: logKeys(settings, name),
        ...(options.anchored ? { anchor: logAnchor(settings, name, "embedded" in database) } : {}),
        ...(options.clock ? { clock: options.clock } : {}),
      });
    }),
  );
  if (options.anchored && !("embedded" in database)) for (const { db } of started) await tellOfOpenLogs(db);
  if (options.seed ?? demo) await Promise.all(started.map((subgraph) => subgraph.seedDemo()));
  const wrap = options.wrap ?? ((link: SubgraphLink) => link);
  const links = [...started.map(localLink), ...(options.elsewhere ?? [])].map(wrap);
  for (const link of links) known.set(link.name, link);
  const gateway = await startGateway({
    links: links.map(withDoors),
    deadline: options.deadline,
    planner: options.planner,
  });
  const server = await startServer({
    gateway,
    links,
    authenticate: options.authenticate,
    demo,
    port: options.port,
    host: options.host,
    allowedOrigins: options.allowedOrigins ?? [],
    trustedDocuments: options.trustedDocuments,
    introspection: options.introspection ?? true,
    ...(options.admission ? { admission: options.admission } : {}),
    page: options.page ?? (() => false),
  }).catch(async (error: unknown) => {
    // What the subgraphs do beside requests must not find the database gone.
    await Promise.allSettled(started.map((subgraph) => subgraph.close()));
    throw error;
  });
  return {
    url: addressOf(options.host, server.port),
    gateway,
    subgraphs: new Map(started.map((subgraph) => [subgraph.name, subgraph])),
    async close() {
      await server.close();
      await gateway.close();
      if ("embedded" in database) await database.embedded.close();
    },
  };
}

/** An address as a browser takes it: one of IPv6 stands in brackets. */
const addressOf = (host: string, port: number) => `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

/** `npm start`: a house from the environment. A demo with an embedded database unless told otherwise. */
export async function houseFromEnvironment(load: Load, page: HouseOptions["page"], env = process.env): Promise<House> {
  // A demo of itself only where nothing looks like real people: a sign-in that was set up, a database server.
  const real = Object.entries(env).some(([name, value]) => value && /^AUTH_|._DATABASE_URL$/.test(name));
  const settings = new Settings(env);
  const demo = isDemo(settings, !real);
  const gateway = gatewaySettings(settings, demo);
  const authenticate = authentication(settings, demo);
  const subgraphs = registeredSubgraphs().filter((name) => isOurs(name));
  const elsewhere = registeredSubgraphs()
    .filter((name) => !isOurs(name))
    .map((name) => roadTo(settings, name, gateway.deadline, demo));
  const urls = new Map<string, string>();
  for (const name of subgraphs) {
    grantSecrets(settings, name, demo);
    logKeys(settings, name);
    migrationAddress(settings, name);
    const url = settings.url(`${settingOf(name)}_DATABASE_URL`, ["postgres:", "postgresql:"]);
    if (url) urls.set(name, url);
  }
  if (urls.size > 0 && urls.size < subgraphs.length) {
    settings.problem(
      `set <SUBGRAPH>_DATABASE_URL for every subgraph or for none: ${subgraphs.filter((name) => !urls.has(name)).join(", ")} have none`,
    );
  }
  const dataDir = dataDirectory(settings);
  databaseSettings(settings);
  settings.check();
  const embedded = urls.size > 0 ? null : await EmbeddedServer.open({ dataDir: join(dataDir, "house") });
  try {
    const database = embedded ? { embedded } : { urls };
    return await startHouse({
      load,
      subgraphs,
      elsewhere: elsewhere.map((open) => open()),
      database,
      settings,
      demo,
      authenticate,
      anchored: true,
      ...gateway,
      admission: await admissionOf(gateway),
      ...(page && gateway.graphiql ? { page } : {}),
    });
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

/** The road to a subgraph at its `<NAME>_URL`, once the settings have been checked; a subgraph without an address is silent. */
function roadTo(settings: Settings, name: string, deadline: number, demo: boolean): () => SubgraphLink {
  const address = settings.url(urlSetting(name), ["http:", "https:"]);
  if (!address) return () => silentLink(name);
  const secrets = gatewaySecrets(settings, name, demo);
  return () => httpLink(name, address, deadline, gatewaySigner(name, secrets));
}

/** A gateway of its own over subgraphs that are processes of their own, at <SUBGRAPH>_URL. */
export async function gatewayFromEnvironment(
  page: HouseOptions["page"],
  env = process.env,
): Promise<{ url: string; close(): Promise<void> }> {
  const settings = new Settings(env);
  const demo = isDemo(settings);
  const { deadline, planner, ...open } = gatewaySettings(settings, demo);
  const authenticate = authentication(settings, demo);
  const subgraphs = registeredSubgraphs();
  for (const name of subgraphs) {
    if (demo && !isOurs(name)) continue;
    settings.required(urlSetting(name), `the address of the ${name} subgraph, e.g. http://${name}:4001/graphql`);
    gatewaySecrets(settings, name, demo);
  }
  const roads = subgraphs.map((name) => roadTo(settings, name, deadline, demo));
  settings.check();
  const links = roads.map((open) => open());
  const gateway = await startGateway({
    links: links.map(withDoors),
    deadline,
    planner,
    remember: join(dataDirectory(settings), "schemas"),
  });
  const server = await startServer({
    gateway,
    links,
    authenticate,
    demo,
    ...open,
    admission: await admissionOf(open),
    page: (open.graphiql && page) || (() => false),
  });
  return {
    url: addressOf(open.host, server.port),
    async close() {
      await server.close();
      await gateway.close();
    },
  };
}
