import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compose } from "@overligger/gateway";
import {
  DataCategory,
  demoSecret,
  type EntityClass,
  mintGrant,
  Role,
  registeredSubgraphs,
  type SectorRegistration,
  Settings,
  type SubgraphDefinition,
} from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { authentication, federatedSchema, Subgraph, signDemoToken } from "@overligger/shared/serve";
import { parse } from "graphql";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { person } from "./support/house.ts";
import { loadSource } from "./support/load.ts";
import { story } from "./support/story.ts";

// The smallest whole sector, which the README tells to copy. It lies here and not in subgraphs/, where the folder would be the
// registration; so the registry is told of it.
vi.mock("@overligger/shared", async (original) => {
  const shared = (await original()) as typeof import("@overligger/shared");
  const housing = JSON.parse(
    readFileSync(join(shared.ROOT, "test/fifth-sector/sector.json"), "utf8"),
  ) as SectorRegistration;
  return { ...shared, sectorOf: (name: string) => (name === "housing" ? housing : shared.sectorOf(name)) };
});

const SECRET = demoSecret("grant-HOUSING");
const lotte = person("lotte").caller;
let definition: SubgraphDefinition;
let housing: Subgraph;
let server: EmbeddedServer;

beforeAll(async () => {
  definition = ((await import("./fifth-sector/src/subgraph.ts")) as { default: SubgraphDefinition }).default;
  server = await EmbeddedServer.open({});
  housing = await Subgraph.start(definition, {
    address: { pool: await server.seat("housing") },
    authenticate: authentication(new Settings({ DEMO: "true" }), true),
    secrets: new Map([["HOUSING", SECRET]]),
  });
  await housing.seedDemo();
});
afterAll(async () => {
  await housing?.close();
  await server?.close();
});

const helle = {
  id: "helle",
  name: "Helle Bo",
  role: Role.CASEWORKER,
  sector: "HOUSING",
  municipality: "0260",
} as const;

async function ask(who: Parameters<typeof signDemoToken>[0], query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await housing.execute(
    { document: parse(query), variables },
    `Bearer ${await signDemoToken(who)}`,
  );
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
  return { data: data as any, code: errors?.[0]?.extensions?.code };
}

story("A fifth sector", (then) => {
  then("fits in with the others", async () => {
    const names = registeredSubgraphs();
    const services = await Promise.all(
      names.map(async (name) => ({ name, sdl: (await federatedSchema(await loadSource(name))).sdl })),
    );
    expect(compose([...services, { name: "housing", sdl: housing.sdl }])).toContain("HousingPlan");
  });

  then("has no table without a class and no class without its columns", async () => {
    const columns = await housing.db.query<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name <> 'migrations'`,
    );
    const own = columns.map(({ table, column }) => `${table}.${column}`).sort();
    const entities = [
      ...definition.entities,
      ...housing.db.source.entityMetadatas.map(({ target }) => target as EntityClass<object>),
    ];
    const said = [...new Set(entities)].flatMap((entity) => {
      const { tableName, columns: all } = housing.db.metadata(entity);
      return all.map(({ databaseName }) => `${tableName}.${databaseName}`);
    });
    expect(own).toEqual([...new Set(said)].sort());
  });

  then("shows Lotte what it has of her, by a grant, and nobody anything without", async () => {
    const grant = mintGrant(
      {
        citizen: lotte.id,
        sector: "HOUSING",
        reader: lotte.id,
        role: Role.CITIZEN,
        purpose: "OWN_ACCESS",
        categories: Object.values(DataCategory),
        except: [],
        plan: null,
      },
      SECRET,
    );
    const OPEN = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on HousingOverlay { plans { title wish goals { title } interventions { kindLabel } } } } }`;
    const open = (who: typeof lotte | typeof helle) =>
      ask(who, OPEN, { of: [{ __typename: "HousingOverlay", grant }] });
    expect((await open(lotte)).data._entities[0].plans).toEqual([
      {
        title: "Boligplan",
        wish: "Stueetage nær skolen",
        goals: [{ title: "Ny lejlighed til foråret" }],
        interventions: [{ kindLabel: "Boligrådgivning" }],
      },
    ]);
    expect((await open(helle)).code).toBe("GRANT_REFUSED");
  });

  then(
    "lets Helle work from the first day: a plan made, changed, ended; help, a calendar, tasks, the log",
    async () => {
      const change = async (mutation: string, input: object, fields: string) => {
        const Type = /Appointment$/.test(mutation)
          ? "AddSectorAppointment"
          : `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
        const { data, code } = await ask(
          helle,
          `mutation ($input: ${Type}Input!) { ${mutation}(input: $input) { ${fields} userErrors { code } } }`,
          { input },
        );
        return { code, ...(data?.[mutation] ?? {}) };
      };
      const PLAN = "plan { id version status wish }";
      const { plan } = await change(
        "createHousingPlan",
        {
          citizenId: lotte.id,
          title: "Ny bolig",
          startsOn: "2026-11-02",
          responsibleUnit: "Boligkontoret",
          wish: "Have",
        },
        PLAN,
      );
      expect(plan).toMatchObject({ version: 1, status: "DRAFT", wish: "Have" });
      const tasks = async () =>
        (await ask(helle, "{ housingTasks { nodes { kind planId } } }")).data.housingTasks.nodes;
      expect(await tasks()).toContainEqual({ kind: "FINISH_DRAFT", planId: plan.id });
      expect(
        (await change("changeHousingPlan", { planId: plan.id, version: 1, status: "ACTIVE", wish: null }, PLAN)).plan,
      ).toMatchObject({ version: 2, wish: null });
      expect((await change("changeHousingPlan", { planId: plan.id, version: 1, wish: "Altan" }, PLAN)).code).toBe(
        "CONFLICT",
      );
      const { intervention } = await change(
        "addHousingIntervention",
        { planId: plan.id, kind: "ADVICE", providerUnit: "Boligkontoret", landlord: "Boligselskabet" },
        "intervention { kindLabel landlord }",
      );
      expect(intervention).toEqual({ kindLabel: "Boligrådgivning", landlord: "Boligselskabet" });
      const { appointment } = await change(
        "addHousingAppointment",
        { citizenId: lotte.id, title: "Fremvisning", day: "2027-01-11", from: "09:00", to: "09:30" },
        "appointment { startsAt }",
      );
      expect(appointment.startsAt).toBe("2027-01-11T08:00:00Z");
      expect(
        (await change("endHousingPlan", { planId: plan.id, version: 3, reason: "GOAL_REACHED" }, PLAN)).plan,
      ).toMatchObject({ status: "ENDED" });

      const CASE = `query ($id: ID!) { housingCase(citizenId: $id) { plans { title } readLog { totalCount } } }`;
      expect((await ask(helle, CASE, { id: lotte.id })).data.housingCase.readLog.totalCount).toBeGreaterThan(3);
      for (const other of [{ ...helle, sector: "LAB" }, { ...helle, municipality: "0219" }, lotte])
        expect((await ask(other, CASE, { id: lotte.id })).data.housingCase).toBeNull();
    },
  );
});
