import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import {
  type Authenticate,
  authentication,
  type DatabaseAddress,
  databasePatience,
  dataDirectory,
  deadlineOfRoads,
  EmbeddedServer,
  grantSecrets,
  isDemo,
  registeredSubgraphs,
  Settings,
  Subgraph,
  type SubgraphDefinition,
  subgraphDeadline,
} from "@overligger/shared";
import { type Gateway, startGateway } from "./gateway.ts";
import { startServer } from "./server.ts";
import { httpLink, localLink, type SubgraphLink } from "./subgraphs.ts";

export type Planner = "rust" | "js";

/** How to get a subgraph's definition by its name. The house knows the folders, never their code. */
export type Load = (name: string) => Promise<SubgraphDefinition>;

export interface HouseOptions {
  readonly load: Load;
  readonly subgraphs: readonly string[];
  readonly database: { readonly embedded: EmbeddedServer } | { readonly urls: ReadonlyMap<string, string> };
  readonly settings: Settings;
  readonly demo: boolean;
  /** Whether to put the people of the demo in; left out: in a demo. */
  readonly seed?: boolean;
  readonly authenticate: Authenticate;
  readonly port: number;
  readonly host: string;
  readonly planner: Planner;
  readonly deadline: number;
  readonly page?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Stands between the gateway and a subgraph, e.g. a test that makes one misbehave. */
  readonly wrap?: (link: SubgraphLink) => SubgraphLink;
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
  // Coordination asks the sectors by the same roads as the gateway; they are there once everybody has started.
  const known = new Map<string, SubgraphLink>();
  const patience = databasePatience(settings);
  const roads = { to: (name: string) => known.get(name), deadline: deadlineOfRoads(options.deadline) };
  const started = await Promise.all(
    options.subgraphs.map(async (name) => {
      const address: DatabaseAddress =
        "embedded" in database
          ? { pool: await database.embedded.seat(name) }
          : { url: database.urls.get(name) ?? "", patience };
      return Subgraph.start(await options.load(name), {
        address,
        authenticate: options.authenticate,
        secrets: grantSecrets(settings, name, demo),
        ...(name === "coordination" ? { roads } : {}),
      });
    }),
  );
  if (options.seed ?? demo) await Promise.all(started.map((subgraph) => subgraph.seedDemo()));
  const links = started.map((subgraph) => (options.wrap ?? ((link) => link))(localLink(subgraph)));
  for (const link of links) known.set(link.name, link);
  const gateway = await startGateway({ links, deadline: options.deadline, planner: options.planner });
  const server = await startServer({
    gateway,
    links,
    authenticate: options.authenticate,
    demo,
    port: options.port,
    host: options.host,
    page: options.page ?? (() => false),
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

/** Settings that a house and a gateway of its own share. */
export function gatewaySettings(settings: Settings, demo: boolean) {
  const host = settings.text("HOST") ?? "127.0.0.1";
  if (demo && !["127.0.0.1", "::1", "localhost"].includes(host)) {
    settings.problem(
      "a demo lets anybody sign in, so HOST must stay 127.0.0.1; set DEMO=false and AUTH_… for an open address",
    );
  }
  return {
    host,
    port: settings.integer("PORT", 4000, 0, 65_535),
    deadline: subgraphDeadline(settings),
    planner: settings.choice<Planner>("PLANNER", "rust", ["rust", "js"]),
  };
}

/** `npm start`: a house from the environment. A demo with an embedded database unless told otherwise. */
export async function houseFromEnvironment(load: Load, page: HouseOptions["page"], env = process.env): Promise<House> {
  const settings = new Settings({ DEMO: env.AUTH_ISSUER ? "false" : "true", ...env });
  const demo = isDemo(settings);
  const gateway = gatewaySettings(settings, demo);
  const authenticate = authentication(settings, demo);
  const subgraphs = registeredSubgraphs();
  const urls = new Map<string, string>();
  for (const name of subgraphs) {
    grantSecrets(settings, name, demo);
    const url = settings.url(`${name.toUpperCase()}_DATABASE_URL`, ["postgres:", "postgresql:"]);
    if (url) urls.set(name, url);
  }
  if (urls.size > 0 && urls.size < subgraphs.length) {
    settings.problem(
      `set <SUBGRAPH>_DATABASE_URL for every subgraph or for none: ${subgraphs.filter((name) => !urls.has(name)).join(", ")} have none`,
    );
  }
  const dataDir = dataDirectory(settings);
  databasePatience(settings);
  settings.check();
  const embedded = urls.size > 0 ? null : await EmbeddedServer.open({ dataDir: join(dataDir, "house") });
  try {
    const database = embedded ? { embedded } : { urls };
    return await startHouse({
      load,
      subgraphs,
      database,
      settings,
      demo,
      authenticate,
      ...gateway,
      ...(page ? { page } : {}),
    });
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

/** A gateway of its own over subgraphs that are processes of their own, at <SUBGRAPH>_URL. */
export async function gatewayFromEnvironment(
  page: HouseOptions["page"],
  env = process.env,
): Promise<{ url: string; close(): Promise<void> }> {
  const settings = new Settings(env);
  const demo = isDemo(settings);
  const { host, port, deadline, planner } = gatewaySettings(settings, demo);
  const authenticate = authentication(settings, demo);
  const addresses = registeredSubgraphs().map((name) => {
    const variable = `${name.toUpperCase()}_URL`;
    settings.required(variable, `the address of the ${name} subgraph, e.g. http://${name}:4001/graphql`);
    return [name, settings.url(variable, ["http:", "https:"]) ?? ""] as const;
  });
  settings.check();
  const links = addresses.map(([name, address]) => httpLink(name, address, deadline));
  const gateway = await startGateway({ links, deadline, planner });
  const server = await startServer({ gateway, links, authenticate, demo, port, host, page: page ?? (() => false) });
  return {
    url: addressOf(host, server.port),
    async close() {
      await server.close();
      await gateway.close();
    },
  };
}
