import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataCategory, demoSecret, mintGrant, ROOT, Role } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { signed } from "./support/at-the-port.ts";
import { type Group, startGroup, until } from "./support/ending.ts";
import { ask, person, tokenOf } from "./support/house.ts";
import { story } from "./support/story.ts";

const PYTHON = spawnSync("python3", ["-c", "from graphql import graphql_sync"]).status === 0;
if (!PYTHON) console.warn("skipped: a sector in another language needs graphql-core 3 for Python");

const fatima = person("fatima").caller;
const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
const READ_LOG = join(folder, "read.log");
const SECRET = demoSecret("grant-LIBRARY");
const REQUEST = "a request";
// Made before the checkout takes the keys.
const [SIGN_IN, GATEWAY] = [demoSecret("sign-in"), demoSecret("gateway-library")];

const root = join(folder, "checkout");
const { PATH, HOME, TZ } = process.env;

let python: ChildProcess;
let address: string;
let house: Group | undefined;

/** A program of a checkout that has the sector's folder, with nothing in the environment but what is named. */
const program = (name: string) => [join(root, "dist/app", `${name}.cjs`)];
const settings = () => ({ SUBGRAPH_TIMEOUT_MS: "20000", DEMO: "true", LIBRARY_URL: address });

beforeAll(async () => {
  if (!PYTHON) return;
  spawnSync(process.execPath, [join(ROOT, "gateway/bin/run.mjs"), "people"]); // builds the programs
  for (const part of ["package.json", "dist/app", "shared", "subgraphs", "gateway/schema.graphql"])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "subgraphs/library"));
  copyFileSync(join(ROOT, "test/foreign-sector/sector.json"), join(root, "subgraphs/library/sector.json"));
  // Both keep their secrets where the demo of that checkout does.
  cpSync(join(ROOT, ".data/demo-keys"), join(root, ".data/demo-keys"), { recursive: true });
  python = spawn("python3", [join(ROOT, "test/foreign-sector/sector.py")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH,
      READ_LOG,
      LIBRARY_CITIZEN: fatima.id,
      GATEWAY_SECRET_LIBRARY: GATEWAY,
      GRANT_SECRET_LIBRARY: SECRET,
      SIGN_IN_SECRET: SIGN_IN,
    },
  });
  const port = await new Promise<string>((resolve) =>
    python.stdout?.once("data", (line) => resolve(String(line).trim())),
  );
  address = `http://127.0.0.1:${port}/graphql`;
});
afterAll(async () => {
  python?.kill();
  await house?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const SECTORS = `{ me { citizen { sectors { sector { code } access { open } overlay { withheld { category }
  plans { title ... on LibraryPlan { aim } } } } } } }`;
const lines = () =>
  readFileSync(READ_LOG, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

async function library(who: string) {
  const { data, errors } = await ask(String(house?.url), who, SECTORS);
  const entry = data.me.citizen.sectors.find(({ sector }: { sector: { code: string } }) => sector.code === "LIBRARY");
  return { entry, errors, sectors: data.me.citizen.sectors.length };
}

/** Asks the sector itself, past the gateway but signed as that signs. */
async function open(who: string, grant: string) {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LibraryOverlay { plans { id title ... on LibraryPlan { aim } } } } }`;
  const variables = { r: [{ __typename: "LibraryOverlay", grant }] };
  const asks = await signed("library", { query, variables, token: await tokenOf(who), requestId: REQUEST });
  const response = await fetch(address, asks);
  return (await response.json()) as {
    data: { _entities: ({ plans: object[] | null } | null)[] } | null;
    errors?: object[];
  };
}

const grant = (more: object = {}, secret = SECRET) =>
  mintGrant(
    {
      citizen: fatima.id,
      sector: "LIBRARY",
      reader: fatima.id,
      request: REQUEST,
      role: Role.CITIZEN,
      purpose: "OWN_ACCESS",
      categories: Object.values(DataCategory),
      except: [],
      plan: null,
      ...more,
    },
    secret,
  );

describe.skipIf(!PYTHON)("made elsewhere", () => {
  story("A sector in another language", (then) => {
    then("is silent before it was ever heard, and the graph holds together without it", async () => {
      const { LIBRARY_URL: _, ...nowhere } = settings();
      const wrote = spawnSync(process.execPath, program("schema"), { env: { PATH, HOME, TZ, ...nowhere } });
      expect(wrote.status, String(wrote.stderr)).toBe(0);
      expect(String(wrote.stderr)).toMatch(/^library is made elsewhere, and LIBRARY_URL is not set/);
      house = startGroup(process.execPath, program("house"), nowhere);
      await until("the house is ready", () => Boolean(house?.url) || house?.child.exitCode !== null);
      expect(house.url, house.output()).toMatch(/^http:/);
      const query = "{ me { citizen { sectors { sector { code } overlay { plans { title } } } } } }";
      const { data, errors } = await ask(house.url, "lotte", query);
      const shown = data.me.citizen.sectors.map(
        ({ sector, overlay }: { sector: { code: string }; overlay: object | null }) => [sector.code, overlay !== null],
      );
      expect(Object.fromEntries(shown)).toMatchObject({ EDUCATION: true, LAB: true, LIBRARY: false, SEL: true });
      expect(errors).toMatchObject([{ extensions: { code: "SECTOR_SILENT", sector: "LIBRARY" } }]);
      await house.remove();
    });

    then("brings its schema into the graph's: npm run schema asks it", () => {
      const wrote = spawnSync(process.execPath, program("schema"), { env: { PATH, HOME, TZ, ...settings() } });
      expect(wrote.status, String(wrote.stderr)).toBe(0);
      expect(readFileSync(join(root, "gateway/schema.graphql"), "utf8")).toContain(
        "type LibraryPlan implements SectorPlan",
      );
      expect(readFileSync(join(root, "subgraphs/library/schema.graphql"), "utf8")).toBe(
        readFileSync(join(ROOT, "test/foreign-sector/schema.graphql"), "utf8"),
      );
    });

    then("joins a house that npm start starts", async () => {
      house = startGroup(process.execPath, program("house"), settings());
      await until("the house is ready", () => Boolean(house?.url) || house?.child.exitCode !== null);
      expect(house.url, house.output()).toMatch(/^http:/);
    });

    then("is one sector more in Fatima's overview, and shows what it has of her", async () => {
      const { entry, errors } = await library("fatima");
      expect(errors).toBeUndefined();
      expect(entry).toEqual({
        sector: { code: "LIBRARY" },
        access: { open: true },
        overlay: { withheld: [], plans: [{ title: "Læseplan", aim: "En bog om ugen" }] },
      });
      expect((await library("lotte")).entry.overlay.plans).toEqual([]);
    });

    then("has logged that before it answered", () => {
      expect(lines()[0]).toMatchObject({ citizen: fatima.id, reader: fatima.id, purpose: "OWN_ACCESS" });
    });

    then("opens for no other grant, no other reader, no other category and nothing that was kept out", async () => {
      expect((await open("fatima", grant())).data?._entities[0]?.plans).toHaveLength(1);
      const refused = [
        grant({}, "another secret that is long enough too"),
        grant({ sector: "LAB" }),
        grant({ request: "another request" }),
        "no.grant.at-all",
      ];
      for (const strange of refused) expect((await open("fatima", strange)).errors).toHaveLength(1);
      expect((await open("kim", grant())).errors).toHaveLength(1);
      const plans = async (more: object) => (await open("fatima", grant(more))).data?._entities[0]?.plans;
      expect(await plans({ categories: ["GOALS"] })).toBeNull();
      expect(await plans({ categories: ["PLAN"] })).toMatchObject([{ title: "Læseplan", aim: null }]);
      expect(await plans({ except: ["7f0c2a9e-0000-4000-8000-000000000001"] })).toEqual([]);
    });

    then("answers nobody but who has signed, and nobody twice", async () => {
      const asks = await signed("library", { query: "{ _service { sdl } }" });
      const { "x-overligger-envelope": _, ...unsigned } = asks.headers;
      const changed = { ...asks, body: asks.body.replace("sdl", "sdl ") };
      const replies = [{ ...asks, headers: unsigned }, changed, asks, asks].map((each) => () => fetch(address, each));
      const statuses: number[] = [];
      for (const reply of replies) statuses.push((await reply()).status);
      expect(statuses).toEqual([403, 403, 200, 403]);
    });

    then("is called silent when it is gone, and costs nobody else anything", async () => {
      python.kill();
      await new Promise((resolve) => python.once("exit", resolve));
      const { entry, errors, sectors } = await library("fatima");
      expect(entry.overlay).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: "SECTOR_SILENT", sector: "LIBRARY" } }]);
      expect(sectors).toBeGreaterThan(4);
    });
  });
});
