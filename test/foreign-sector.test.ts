import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataCategory, demoSecret, mintGrant, ROOT, Role, type SectorRegistration } from "@overligger/shared";
import { httpLink } from "@overligger/shared/serve";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { person, startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { story } from "./support/story.ts";

// It lies here and not in subgraphs/, where the folder would be the registration; so the registry is told of it.
vi.mock("../shared/src/contract/registry.ts", async (original) => {
  const registry = (await original()) as typeof import("../shared/src/contract/registry.ts");
  const { readFileSync: read } = await import("node:fs");
  const library = JSON.parse(
    read(new URL("./foreign-sector/sector.json", import.meta.url), "utf8"),
  ) as SectorRegistration;
  const registeredSectors = () => [...registry.registeredSectors(), library];
  return {
    ...registry,
    registeredSectors,
    registeredSubgraphs: () => ["coordination", ...registeredSectors().map(({ subgraph }) => subgraph)],
  };
});

const PYTHON = spawnSync("python3", ["-c", "import graphql"]).status === 0;
if (!PYTHON) console.warn("skipped: a sector in another language needs Debian's python3-graphql-core");

const fatima = person("fatima").caller;
const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
const READ_LOG = join(folder, "read.log");
const SECRET = demoSecret("grant-LIBRARY");

let python: ChildProcess;
let house: TestHouse;
let address: string;

beforeAll(async () => {
  if (!PYTHON) return;
  python = spawn("python3", [join(ROOT, "test/foreign-sector/sector.py")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH,
      READ_LOG,
      LIBRARY_CITIZEN: fatima.id,
      GRANT_SECRET_LIBRARY: SECRET,
      SIGN_IN_SECRET: demoSecret("sign-in"),
    },
  });
  const port = await new Promise<string>((resolve) =>
    python.stdout?.once("data", (line) => resolve(String(line).trim())),
  );
  address = `http://127.0.0.1:${port}/graphql`;
  house = await startHouse({ elsewhere: [httpLink("library", address, 20_000)] });
});
afterAll(async () => {
  python?.kill();
  await house?.stop();
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
  const { data, errors } = await house.ask(who, SECTORS);
  const entry = data.me.citizen.sectors.find(({ sector }: { sector: { code: string } }) => sector.code === "LIBRARY");
  return { entry, errors, sectors: data.me.citizen.sectors.length };
}

/** Asks the sector itself, past the gateway. */
async function open(who: string, grant: string) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await tokenOf(who)}` },
    body: JSON.stringify({
      query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LibraryOverlay { plans { id title ... on LibraryPlan { aim } } } } }`,
      variables: { r: [{ __typename: "LibraryOverlay", grant }] },
    }),
  });
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
      role: Role.CITIZEN,
      purpose: "OWN_ACCESS",
      categories: Object.values(DataCategory),
      except: [],
      plan: null,
      ...more,
    },
    secret,
  );

const told: typeof story = PYTHON ? story : (title) => it.skip(title);
told("A sector in another language", (then) => {
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
    const refused = [grant({}, "another secret that is long enough too"), grant({ sector: "LAB" }), "no.grant.at-all"];
    for (const strange of refused) expect((await open("fatima", strange)).errors).toHaveLength(1);
    expect((await open("kim", grant())).errors).toHaveLength(1);
    const plans = async (more: object) => (await open("fatima", grant(more))).data?._entities[0]?.plans;
    expect(await plans({ categories: ["GOALS"] })).toBeNull();
    expect(await plans({ categories: ["PLAN"] })).toMatchObject([{ title: "Læseplan", aim: null }]);
    expect(await plans({ except: ["7f0c2a9e-0000-4000-8000-000000000001"] })).toEqual([]);
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
