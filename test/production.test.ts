import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { neighbours, ROOT, registeredSubgraphs, settingOf, urlSetting } from "@overligger/shared";
import { generatedCitizen, generatedId } from "@overligger/shared/demo";
import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ask, tokenOf } from "./support/house.ts";
import { holdPort } from "./support/postgres.ts";
import { createDatabase, dropDatabase } from "./support/template.ts";

// docker-compose.yml as it would run, without the containers: its commands, its environment, a database a subgraph.

const server = process.env.DATABASE_URL;
if (!server) console.log("production.test.ts needs a PostgreSQL server in DATABASE_URL: skipped");

interface Service {
  command: string;
  environment: Record<string, string>;
  networks: string[];
  ports?: string[];
  user?: string;
  read_only?: boolean;
  cap_drop: string[];
  cap_add?: string[];
  security_opt: string[];
}

const compose = parse(readFileSync(join(ROOT, "docker-compose.yml"), "utf8"), { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
};
const ISSUER = "https://login.example.dk";
const SEED = 11;

describe("the compose file", () => {
  const { services, networks } = compose;
  const served = ["gateway", ...registeredSubgraphs()];

  it("puts each database on a network of its own subgraph's alone, which leads nowhere, and publishes the gateway alone", () => {
    const on = (network: string) =>
      Object.keys(services)
        .filter((name) => services[name]?.networks.includes(network))
        .sort();
    for (const name of registeredSubgraphs()) {
      expect(services[`${name}-db`]?.networks, name).toEqual([name]);
      expect(networks[name]).toEqual({ internal: true });
      expect(on(name)).toEqual([name, `${name}-db`]);
    }
    expect(on("graph")).toEqual(served.toSorted());
    expect(Object.keys(services).filter((name) => services[name]?.ports)).toEqual(["gateway"]);
  });

  it("gives who serves nothing that it does not need: no root, no rights, nothing to write on", () => {
    for (const name of served)
      expect(services[name], name).toMatchObject({
        ...{ user: "node", read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] },
        volumes: [".:/app:ro"],
      });
    for (const name of served) expect(services[name]).not.toHaveProperty("cap_add");
    for (const name of registeredSubgraphs())
      expect(services[`${name}-db`], name).toMatchObject({
        ...{ cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] },
      });
  });

  it("gives the gateway what it shares with each subgraph, and each subgraph its own alone", () => {
    const held = (name: string) =>
      Object.keys(services[name]?.environment ?? {}).filter((key) => key.startsWith("GATEWAY_SECRET_"));
    const own = (name: string) => `GATEWAY_SECRET_${settingOf(name)}`;
    expect(held("gateway").sort()).toEqual(registeredSubgraphs().map(own).sort());
    for (const name of registeredSubgraphs()) expect(held(name), name).toEqual([own(name)]);
  });
});

describe.skipIf(!server)("the compose file, run as processes on PostgreSQL servers", () => {
  const children: ChildProcess[] = [];
  const databases = new Map<string, string>();
  const secrets: Record<string, string> = {
    AUTH_ISSUER: ISSUER,
    AUTH_JWKS_URL: "",
    LOG_KEY: "a key of logs with thirty-two characters and more",
    CPR_SECRET: "a key of hashes, thirty-two characters and more",
    ...Object.fromEntries(
      neighbours().map(({ code }) => [`GRANT_SECRET_${code}`, `a secret of ${code}: thirty-two characters and more`]),
    ),
    ...Object.fromEntries(
      registeredSubgraphs().map((name) => [
        `GATEWAY_SECRET_${settingOf(name)}`,
        `the gateway's and ${name}'s: thirty-two characters and more`,
      ]),
    ),
  };
  let url: string;
  let sign: (claims: object, subject: string, issuer?: string) => Promise<string>;

  /** A service's environment with its variables filled in, as Docker would. */
  const environment = (name: string) =>
    Object.fromEntries(
      Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [
        key,
        String(value).replace(/\$\{(\w+)(?::\?)?\}/g, (_, variable: string) => secrets[variable] ?? ""),
      ]),
    );

  async function start(name: string, more: Record<string, string>): Promise<string> {
    const program = /^node (dist\/app\/[\w-]+\.cjs)$/.exec(compose.services[name]?.command ?? "")?.[1];
    const child = fork(join(ROOT, String(program)), {
      // Nothing but what the file names, and what every process has.
      env: { PATH: process.env.PATH, ...environment(name), HOST: "127.0.0.1", PORT: "0", ...more },
    });
    children.push(child);
    return new Promise((resolve, reject) => {
      child.once("message", (message) => resolve(String((message as { ready: unknown }).ready)));
      child.once("exit", (code) => reject(new Error(`${name} left with ${code}`)));
    });
  }

  beforeAll(async () => {
    const { status, stderr } = spawnSync(String(compose.services.build?.command), { cwd: ROOT, shell: true });
    expect(status, stderr.toString()).toBe(0);
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    sign = (claims, subject, issuer = ISSUER) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: "ES256" })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience("overligger")
        .setIssuedAt()
        .setExpirationTime("5m")
        .sign(privateKey);
    const auth = { AUTH_JWKS_URL: "", AUTH_PUBLIC_KEY: await exportSPKI(publicKey) };
    for (const name of registeredSubgraphs()) {
      databases.set(name, await createDatabase(String(server), `overligger_test_production_${process.pid}_${name}`));
    }
    const subgraph = async (name: string, more: object = {}) => ({
      [urlSetting(name)]: `http://127.0.0.1:${await start(name, {
        ...auth,
        DATABASE_URL: String(databases.get(name)),
        [`${settingOf(name)}_MIGRATION_DATABASE_URL`]: "",
        ...more,
      })}/graphql`,
    });
    const held = await holdPort();
    const port = String(held.port);
    const home = { COORDINATION_URL: `http://127.0.0.1:${port}/graphql` };
    const others = neighbours().map((each) => subgraph(each.subgraph, home));
    const addresses = Object.assign({}, ...(await Promise.all(others))) as Record<string, string>;
    await held.release();
    Object.assign(addresses, await subgraph("coordination", { ...addresses, PORT: port }));
    url = await start("gateway", { ...auth, ...addresses });
    const seeded = spawnSync(
      process.execPath,
      [join(ROOT, "gateway/bin/run.mjs"), "seed", "--citizens", "60", "--seed", String(SEED)],
      {
        env: {
          ...process.env,
          ...Object.fromEntries([...databases].map(([name, address]) => [`${settingOf(name)}_DATABASE_URL`, address])),
        },
      },
    );
    expect(seeded.stderr.toString()).not.toContain("Could not");
    expect(seeded.status).toBe(0);
  });
  afterAll(async () => {
    await Promise.all(
      children.map((child) => {
        if (child.exitCode !== null) return undefined;
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        return ended;
      }),
    );
    for (const name of registeredSubgraphs())
      await dropDatabase(String(server), `overligger_test_production_${process.pid}_${name}`);
  });

  it("has a service and a database of its own for every subgraph, and a gateway that knows them all", () => {
    for (const name of registeredSubgraphs()) {
      expect(compose.services, name).toHaveProperty(name);
      expect(compose.services, name).toHaveProperty(`${name}-db`);
      expect(environment(name).DATABASE_URL).toContain(`//serving:@${name}-db/`);
      expect(environment(name)[`${settingOf(name)}_MIGRATION_DATABASE_URL`]).toContain(`//owner:@${name}-db/`);
      expect(environment("gateway")).toHaveProperty(urlSetting(name));
    }
  });

  it("has for each database passwords that open no other, and gives them to its subgraph alone", () => {
    const asked = (name: string) =>
      [...JSON.stringify(compose.services[name]?.environment ?? {}).matchAll(/\$\{(\w+_PASSWORD)/g)].map(
        ([, each]) => each,
      );
    for (const name of registeredSubgraphs()) {
      const own = [`${settingOf(name)}_OWNER_PASSWORD`, `${settingOf(name)}_PASSWORD`];
      expect([...new Set(asked(name))].sort(), name).toEqual(own);
      expect([...new Set(asked(`${name}-db`))].sort(), name).toEqual(own);
    }
    expect(asked("gateway")).toEqual([]);
  });

  it("gives each sector, and decisions, its own grant secret alone", () => {
    for (const name of registeredSubgraphs()) {
      const held = Object.keys(environment(name)).filter((key) => key.startsWith("GRANT_SECRET_"));
      expect(held.length, name).toBe(name === "coordination" ? neighbours().length : 1);
    }
  });

  it("answers a citizen who signed in at the municipality's own identity provider, across all sectors", async () => {
    const index = Array.from({ length: 60 }, (_, at) => at).find((at) => generatedCitizen(SEED, at).coordinated);
    const token = await sign({ role: "CITIZEN", name: "Somebody" }, generatedId(SEED, Number(index)));
    const { status, data, errors } = await ask(
      url,
      { token },
      "{ me { citizen { coordinatingPlan { summary sectors { access { open reason } overlay { plans { title goals { title } } } } } } } }",
    );
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    const { sectors } = data.me.citizen.coordinatingPlan;
    expect(
      sectors.some(({ overlay }: { overlay: { plans: object[] } | null }) => overlay && overlay.plans.length > 0),
    ).toBe(true);
  });

  it("lets coordination ask the others at the addresses that the file gives it, and only those", async () => {
    for (const { subgraph } of neighbours())
      expect(environment("coordination")[urlSetting(subgraph)]).toBe(`http://${subgraph}:4001/graphql`);
    const index = Array.from({ length: 60 }, (_, at) => at).find((at) => generatedCitizen(SEED, at).coordinated);
    const token = await sign({ role: "CITIZEN", name: "Somebody" }, generatedId(SEED, Number(index)));
    const { data, errors } = await ask(
      url,
      { token },
      "{ me { citizen { coordinatingPlan { contacts { total sectors { state } } } } } }",
    );
    expect(errors).toBeUndefined();
    const { contacts } = data.me.citizen.coordinatingPlan;
    expect(contacts.sectors.map(({ state }: { state: string }) => state)).toContain("ANSWERED");
    expect(contacts.sectors.map(({ state }: { state: string }) => state)).not.toContain("SILENT");
    expect(contacts.total).toBeGreaterThan(0);
  });

  it("has no page and tells nobody the schema, for no setting says so", async () => {
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/graphiql/index.html`)).status).toBe(404);
    const token = await sign({ role: "CITIZEN", name: "Somebody" }, generatedId(SEED, 0));
    const { data, text } = await ask(url, { token }, "{ __schema { types { name } } me { nam } }");
    expect([data, /CoordinatingPlan|Did you mean/.test(text)]).toEqual([undefined, false]);
  });

  it("is no demo: nobody signs in by name, a demo's token and another issuer's open nothing", async () => {
    expect(await (await fetch(`${url}/session`)).json()).toEqual({ demo: false, people: [] });
    const post = await fetch(`${url}/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"person":"lotte"}',
    });
    expect(post.status).toBe(404);
    expect((await ask(url, { token: await tokenOf("lotte") }, "{ me { name } }")).status).toBe(401);
    expect(
      (await ask(url, { token: await sign({ role: "CITIZEN" }, "x", "https://elsewhere.example") }, "{ me { name } }"))
        .status,
    ).toBe(401);
  });

  it("holds none of the demo's people", async () => {
    const token = await sign({ role: "CASEWORKER", sector: "LAB", municipality: "0260", name: "Somebody" }, "staff-1");
    const { data } = await ask(url, { token }, "{ employmentPlans { totalCount } }");
    expect(data.employmentPlans.totalCount).toBe(0);
  });
});
