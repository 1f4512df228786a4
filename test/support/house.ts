import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type House, type HouseOptions, serveGraphiql, startHouse as start } from "@overligger/gateway";
import { type DatabaseAddress, isOurs, ROOT, registeredSubgraphs, Settings } from "@overligger/shared";
import { DEMO_PEOPLE, type Person } from "@overligger/shared/demo";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { authentication, type Subgraph, signDemoToken } from "@overligger/shared/serve";
import { inject } from "vitest";
import { loadSource } from "./load.ts";
import { remember } from "./rewind.ts";
import { createDatabase, dropDatabase, TEMPLATE } from "./template.ts";

/** What came back over HTTP. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
  data: any;
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  errors: any[] | undefined;
  text: string;
}

export interface TestHouse {
  readonly url: string;
  readonly house: House;
  /** Asks the gateway over HTTP, as one of the demo's people (or with a token of one's own, or without). */
  ask(who: string | null | { token: string }, query: string, variables?: object): Promise<Answer>;
  subgraph(name: string): Subgraph;
  /** It is this moment in every sector and in coordination, and time goes on from there; a day begins at its noon. */
  goTo(moment: string): void;
  /** Everything is again as it was when this was first called, but for the logs, which only grow; and it is now. */
  rewind(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole house on a free port, with the people of the demo, over a database of its own. */
export async function startHouse(options: Partial<HouseOptions> = {}): Promise<TestHouse> {
  const settings = new Settings({ DEMO: "true" });
  const subgraphs = options.subgraphs ?? registeredSubgraphs().filter((name) => isOurs(name));
  const own = options.database && { database: options.database, drop: async () => undefined };
  const { database, drop } = own ?? (await testDatabase(subgraphs));
  /** How far the house's clock is from the machine's, in milliseconds. */
  let moved = 0;
  let putBack: (() => Promise<void>)[] | null = null;
  const house = await start({
    load: loadSource,
    subgraphs,
    database,
    settings,
    demo: true,
    seed: false, // the template holds the people already
    authenticate: authentication(settings, true),
    port: 0,
    host: "127.0.0.1",
    planner: "rust",
    deadline: 20_000, // a bound for a busy machine, no measure
    page: serveGraphiql(join(ROOT, "dist/graphiql")),
    clock: () => new Date(Date.now() + moved),
    ...options,
  });
  return {
    url: house.url,
    house,
    ask: (who, query, variables) => ask(house.url, who, query, variables),
    subgraph: (name) => house.subgraphs.get(name) as Subgraph,
    goTo(to) {
      moved = Date.parse(to.includes("T") ? to : `${to}T12:00:00Z`) - Date.now();
    },
    async rewind() {
      moved = 0;
      for (const put of putBack ?? []) await put();
      putBack ??= await Promise.all([...house.subgraphs.values()].map(({ db }) => remember(db)));
    },
    async stop() {
      await house.close();
      await drop();
    },
  };
}

export async function ask(
  url: string,
  who: string | null | { token: string },
  query: string,
  variables: object = {},
): Promise<Answer> {
  const token = who === null ? null : typeof who === "string" ? await tokenOf(who) : who.token;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept-encoding": "identity", // to compress for oneself on the same processor is a waste
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { status: response.status, text, ...(JSON.parse(text) as Pick<Answer, "data" | "errors">) };
}

export function person(key: string): Person {
  const found = DEMO_PEOPLE.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`Nobody in the demo is called ${key}`);
  return found;
}

const TOKENS = new Map<string, Promise<string>>();

/** Somebody's sign-in, good for hours: signed once. */
export function tokenOf(key: string): Promise<string> {
  const token = TOKENS.get(key) ?? signDemoToken(person(key).caller);
  TOKENS.set(key, token);
  return token;
}

type TestDatabase = { database: HouseOptions["database"]; drop: () => Promise<void> };

/** The template, read once by each of vitest's processes and shared with every server's thread. */
let snapshot: Uint8Array | undefined;

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** Databases with the people of the demo, for a house or for subgraphs of their own. */
export async function testDatabase(subgraphs: readonly string[]): Promise<TestDatabase> {
  const template = inject("template");
  if ("file" in template) {
    const embedded = await EmbeddedServer.open({ snapshot: (snapshot ??= shared(readFileSync(template.file))) });
    return { database: { embedded }, drop: async () => undefined };
  }
  const run = randomBytes(4).toString("hex");
  const nameOf = (subgraph: string) => `overligger_test_${run}_${subgraph}`;
  const urls = new Map<string, string>();
  for (const subgraph of subgraphs) {
    urls.set(subgraph, await createDatabase(template.server, nameOf(subgraph), `${TEMPLATE}_${subgraph}`));
  }
  return {
    database: { urls },
    drop: async () => {
      for (const subgraph of subgraphs) await dropDatabase(template.server, nameOf(subgraph));
    },
  };
}

/** The address of one subgraph's database, for tests that start a subgraph of their own. */
export async function testAddress(name: string): Promise<{ address: DatabaseAddress; drop: () => Promise<void> }> {
  const { database, drop } = await testDatabase([name]);
  if ("urls" in database) return { address: { url: database.urls.get(name) ?? "" }, drop };
  return { address: { pool: await database.embedded.seat(name) }, drop: () => database.embedded.close() };
}
