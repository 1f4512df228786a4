import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { DatabaseAddress } from "@overligger/shared";
import { Subgraph } from "@overligger/shared/serve";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { loadSource } from "./support/load.ts";
import { createDatabase, dropDatabase } from "./support/template.ts";

afterEach(() => void vi.restoreAllMocks());

/** What PostgreSQL writes to a caller whom it does not serve. */
function errorResponse(state: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${state}\0M${message}\0\0`);
  const head = Buffer.from("E....");
  head.writeInt32BE(4 + fields.length, 1);
  return Buffer.concat([head, fields]);
}

const says = (state: string, message: string) => (socket: Socket) =>
  void socket.once("data", () => socket.end(errorResponse(state, message)));
const hangsUp = (socket: Socket) => void socket.destroy();

/** Stands where a database is expected, and treats each caller as the list says; the last one for ever. */
async function inPlaceOfADatabase(
  ...treatments: ((socket: Socket) => void)[]
): Promise<{ url: string; calls: () => number }> {
  let calls = 0;
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    treatments[Math.min(calls, treatments.length - 1)]?.(socket);
    calls += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  taken.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://somebody:swordfish@127.0.0.1:${port}/employment`, calls: () => calls };
}

const taken: (() => unknown)[] = [];
afterEach(async () => {
  while (taken.length > 0) await taken.pop()?.();
});

async function start(address: DatabaseAddress): Promise<Subgraph> {
  const authenticate = () => Promise.reject(new Error("nobody is served here"));
  return Subgraph.start(await loadSource("employment"), { address, authenticate, secrets: new Map() });
}

/** How a start is refused, and what was told on the way. */
async function refused(address: { url: string; patience?: number }): Promise<{ words: string; told: string[] }> {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const words = await start(address).then(
    () => "started",
    (error: Error) => error.message,
  );
  const lines = told.mock.calls.map(([line]) => String(line));
  for (const line of [words, ...lines]) expect(line).not.toMatch(/swordfish|somebody/);
  return { words, told: lines };
}

describe("A subgraph that starts before its database", () => {
  it("waits for it, says so once for each reason, and is refused when waiting cannot help", async () => {
    const { url, calls } = await inPlaceOfADatabase(
      says("57P03", "the database system is starting up"),
      says("57P03", "the database system is starting up"),
      hangsUp,
      says("53300", "sorry, too many clients already"),
      says("28P01", 'password authentication failed for user "somebody"'),
    );
    const place = new URL(url).host + "/employment";
    expect(await refused({ url, patience: 3_600_000 })).toEqual({
      words: `the database of employment at ${place} does not let this user in with this password.`,
      told: [
        `employment waits for its database at ${place}, for 3600 seconds at most: the database system is starting up.`,
        `employment waits for its database at ${place}, for 3600 seconds at most: the connection was lost.`,
        `employment waits for its database at ${place}, for 3600 seconds at most: sorry, too many clients already.`,
      ],
    });
    expect(calls()).toBe(5);
  });

  it.each([
    [
      "a wrong password",
      says("28P01", 'password authentication failed for user "somebody"'),
      "does not let this user in",
    ],
    ["a user who may not", says("28000", 'no pg_hba.conf entry for user "somebody"'), "does not let this user in"],
    [
      "a database that is not there",
      says("3D000", 'database "employment" does not exist'),
      "there is no database of employment",
    ],
  ])("is refused at once for %s, in words", async (_what, treatment, words) => {
    const { url, calls } = await inPlaceOfADatabase(treatment);
    const { words: said, told } = await refused({ url });
    expect(said).toContain(words);
    expect(told).toEqual([]);
    expect(calls()).toBe(1);
  });

  it.each([
    ["hangs up", hangsUp, "the connection was lost."],
    ["stays busy", says("53300", "sorry, too many clients already"), "sorry, too many clients already."],
  ])("gives up on one that %s, once its patience is over", async (_what, treatment, words) => {
    const { url } = await inPlaceOfADatabase(treatment);
    const { words: said } = await refused({ url, patience: 0 });
    expect(said).toContain("did not answer for 0 seconds");
    expect(said).toContain(words);
  });

  const server = process.env.DATABASE_URL;
  it.skipIf(!server)("starts as soon as it answers", async () => {
    const name = `overligger_test_away_${process.pid}`;
    const target = new URL(await createDatabase(String(server), name));
    taken.push(() => dropDatabase(String(server), name));
    const through = (socket: Socket) => {
      const upstream = connect(Number(target.port || 5432), target.hostname);
      upstream.on("error", () => socket.destroy());
      socket.on("close", () => upstream.destroy());
      socket.pipe(upstream).pipe(socket);
    };
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { url } = await inPlaceOfADatabase(hangsUp, says("57P03", "the database system is starting up"), through);
    const address = new URL(target);
    address.host = new URL(url).host;
    const subgraph = await start({ url: address.href });
    expect(await subgraph.db.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(told).toHaveBeenCalledTimes(2);
    await subgraph.close();
  });
});

describe("A sector whose database goes away while it runs", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house?.stop());

  const withCode = (code: string, message = "x") => Object.assign(new Error(message), { code });
  const fromServer = (code: string) => Object.assign(withCode(code, "from inside"), { severity: "FATAL" });

  it.each<[string, Error]>([
    ["no connection within the time", new Error("timeout exceeded when trying to connect")],
    ["a connection that does not come about", new Error("Connection terminated due to connection timeout")],
    ["a connection that breaks", new Error("Connection terminated unexpectedly")],
    ["nobody who listens", withCode("ECONNREFUSED", "connect ECONNREFUSED 10.1.2.3:5432")],
    ["several addresses at which nobody listens", Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })],
    ["a name that is gone", withCode("ENOTFOUND", "getaddrinfo ENOTFOUND employment-db")],
    ["a server that is told to stop", fromServer("57P01")],
    ["a server that starts up", fromServer("57P03")],
    ["too many callers", fromServer("53300")],
    ["a full disk", fromServer("53100")],
  ])("is silent, and answers when it is asked again: %s", async (_what, error) => {
    const { source } = house.subgraph("employment").db;
    const pool = (source.driver as unknown as { master: Pool }).master;
    vi.spyOn(pool, "connect").mockImplementation(((told?: (error: Error) => void) =>
      told ? told(error) : Promise.reject(error)) as never);
    const query = "{ me { name } employmentTerms { code } }";
    const read = await house.ask("mette", query);
    vi.restoreAllMocks();
    expect(read.errors?.length).toBeGreaterThan(0);
    for (const { message, extensions } of read.errors ?? []) {
      expect(message).toBe("The sector does not answer right now.");
      expect(extensions).toMatchObject({ code: "SECTOR_SILENT", sector: "LAB", retryable: true });
    }
    expect(read.text).not.toMatch(/timeout|terminated|ECONN|10\.1\.2\.3|employment-db|inside/);
    const again = await house.ask("mette", query);
    expect(again.errors).toBeUndefined();
    expect(again.data.employmentTerms.length).toBeGreaterThan(0);
  });
});
