import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compose } from "@overligger/gateway";
import {
  DataCategory,
  demoSecret,
  type EntityClass,
  mintGrant,
  ROOT,
  Role,
  registeredSectors,
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

// The smallest whole sector, which `npm run sector` copies. It lies here and not in subgraphs/, where the folder would be the
// registration; so the registry is told of it.
vi.mock("@overligger/shared", async (original) => {
  const shared = (await original()) as typeof import("@overligger/shared");
  const fifth = JSON.parse(readFileSync(join(shared.ROOT, "test/fifth-sector/sector.json"), "utf8"));
  return { ...shared, sectorOf: (name: string) => (name === "fifth" ? fifth : shared.sectorOf(name)) };
});

const registration = () =>
  JSON.parse(readFileSync(join(ROOT, "test/fifth-sector/sector.json"), "utf8")) as SectorRegistration;
const SECRET = demoSecret("grant-FIFTH");
/** The id of the one request that everybody here makes. */
const REQUEST = "a request";
const karsten = person("karsten").caller;
let definition: SubgraphDefinition;
let fifth: Subgraph;
let server: EmbeddedServer;

beforeAll(async () => {
  definition = ((await import("./fifth-sector/src/subgraph.ts")) as { default: SubgraphDefinition }).default;
  server = await EmbeddedServer.open({});
  fifth = await Subgraph.start(definition, {
    address: { pool: await server.seat("fifth") },
    authenticate: authentication(new Settings({ DEMO: "true" }), true, [...registeredSectors(), registration()]),
    secrets: new Map([["FIFTH", [SECRET]]]),
  });
  await fifth.seedDemo();
});
afterAll(async () => {
  await fifth?.close();
  await server?.close();
});

const helle = {
  id: "helle",
  name: "Helle Bo",
  role: Role.CASEWORKER,
  sector: "FIFTH",
  municipality: "0260",
} as const;

async function ask(who: Parameters<typeof signDemoToken>[0], query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await fifth.execute(
    { document: parse(query), variables },
    `Bearer ${await signDemoToken(who)}`,
    REQUEST,
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
    expect(compose([...services, { name: "fifth", sdl: fifth.sdl }])).toContain("FifthPlan");
  });

  then("has no table without a class and no class without its columns", async () => {
    const columns = await fifth.db.query<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name <> 'migrations'`,
    );
    const own = columns.map(({ table, column }) => `${table}.${column}`).sort();
    const entities = [
      ...definition.entities,
      ...fifth.db.source.entityMetadatas.map(({ target }) => target as EntityClass<object>),
    ];
    const said = [...new Set(entities)].flatMap((entity) => {
      const { tableName, columns: all } = fifth.db.metadata(entity);
      return all.map(({ databaseName }) => `${tableName}.${databaseName}`);
    });
    expect(own).toEqual([...new Set(said)].sort());
  });

  then("shows Karsten what it has of him, by a grant, and nobody anything without", async () => {
    const grant = mintGrant(
      {
        citizen: karsten.id,
        sector: "FIFTH",
        reader: karsten.id,
        request: REQUEST,
        role: Role.CITIZEN,
        purpose: "OWN_ACCESS",
        categories: Object.values(DataCategory),
        except: [],
        plan: null,
      },
      SECRET,
    );
    const OPEN = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on FifthOverlay { plans { title aim goals { title } interventions { kindLabel } } } } }`;
    const open = (who: typeof karsten | typeof helle) =>
      ask(who, OPEN, { of: [{ __typename: "FifthOverlay", grant }] });
    expect((await open(karsten)).data._entities[0].plans).toEqual([
      {
        title: "Plan: Femte sektor",
        aim: "Overblik",
        goals: [{ title: "Det første skridt er taget" }],
        interventions: [{ kindLabel: "Rådgivning" }],
      },
    ]);
    expect((await open(helle)).code).toBe("GRANT_REFUSED");
  });

  then(
    "lets Helle work from the first day: a plan made, changed, ended; help, a calendar, tasks, the log",
    async () => {
      const change = async (mutation: string, input: object, fields: string) => {
        const shared: Record<string, string> = {
          addFifthAppointment: "AddSectorAppointment",
          adoptFifthCode: "AdoptCode",
        };
        const Type = shared[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
        const { data, code } = await ask(
          helle,
          `mutation ($input: ${Type}Input!) { ${mutation}(input: $input) { ${fields} userErrors { code } } }`,
          { input },
        );
        return { code, ...(data?.[mutation] ?? {}) };
      };
      const PLAN = "plan { id version status aim }";
      const { plan } = await change(
        "createFifthPlan",
        {
          citizenId: karsten.id,
          title: "Nyt sigte",
          startsOn: "2026-11-02",
          responsibleUnit: "Femte kontor",
          aim: "Have",
        },
        PLAN,
      );
      expect(plan).toMatchObject({ version: 1, status: "DRAFT", aim: "Have" });
      const tasks = async () => (await ask(helle, "{ fifthTasks { nodes { kind planId } } }")).data.fifthTasks.nodes;
      expect(await tasks()).toContainEqual({ kind: "FINISH_DRAFT", planId: plan.id });
      expect(
        (await change("changeFifthPlan", { planId: plan.id, version: 1, status: "ACTIVE", aim: null }, PLAN)).plan,
      ).toMatchObject({ version: 2, aim: null });
      expect((await change("changeFifthPlan", { planId: plan.id, version: 1, aim: "Altan" }, PLAN)).code).toBe(
        "CONFLICT",
      );
      const { intervention } = await change(
        "addFifthIntervention",
        { planId: plan.id, kind: "ADVICE", providerUnit: "Femte kontor", reference: "26/1234" },
        "intervention { kindLabel reference }",
      );
      expect(intervention).toEqual({ kindLabel: "Rådgivning", reference: "26/1234" });
      // Which names of its own the municipality has for it, a leader decides.
      const own = { code: "OPEN_DOOR", labelDa: "Åben dør", labelEn: "Open door", beside: "ADVICE" };
      const asked = await change("adoptFifthCode", own, "code { id }");
      expect(asked).toMatchObject({ code: null, userErrors: [{ code: "LEADER_NEEDED" }] });
      const { appointment } = await change(
        "addFifthAppointment",
        { citizenId: karsten.id, title: "Fremvisning", day: "2027-01-11", from: "09:00", to: "09:30" },
        "appointment { startsAt }",
      );
      expect(appointment.startsAt).toBe("2027-01-11T08:00:00Z");
      expect(
        (await change("endFifthPlan", { planId: plan.id, version: 3, reason: "GOAL_REACHED" }, PLAN)).plan,
      ).toMatchObject({ status: "ENDED" });

      const CASE = `query ($id: ID!) { fifthCase(citizenId: $id) { plans { title } readLog { totalCount } } }`;
      expect((await ask(helle, CASE, { id: karsten.id })).data.fifthCase.readLog.totalCount).toBeGreaterThan(3);
      for (const other of [{ ...helle, sector: "LAB" }, { ...helle, municipality: "0219" }, karsten])
        expect((await ask(other, CASE, { id: karsten.id })).data.fifthCase).toBeNull();
    },
  );
});
