import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  categoriesOf,
  DataCategory,
  DEMO_CITIZENS,
  DEMO_STAFF,
  demoSecret,
  type Grant,
  mintGrant,
  ROOT,
  Role,
  registeredSectors,
  SectorOverlay,
  SectorPlan,
  type SubgraphDefinition,
} from "@overligger/shared";
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, getNamedType, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { loadSource } from "./support/load.ts";

// The contract, asked of every folder in subgraphs/ that has a sector.json: a new sector is tested by being there.

let house: TestHouse;
let schema: GraphQLSchema;
beforeAll(async () => {
  house = await startHouse();
  schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
});
afterAll(() => house?.stop());

describe("the folder is the registration", () => {
  it("every folder in subgraphs is coordination or a sector with a README and a sector.json of its own", () => {
    for (const folder of readdirSync(join(ROOT, "subgraphs"))) {
      expect(existsSync(join(ROOT, "subgraphs", folder, "README.md")), `${folder}/README.md`).toBe(true);
      if (folder !== "coordination") expect(registeredSectors().map(({ subgraph }) => subgraph)).toContain(folder);
    }
  });

  it("no two sectors share a code or an overlay type", () => {
    for (const key of ["code", "overlay"] as const) {
      const all = registeredSectors().map((sector) => sector[key]);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe.each(registeredSectors())("the sector $code", ({ code, subgraph, overlay }) => {
  let definition: SubgraphDefinition;
  let plan: GraphQLObjectType;
  let one: string;
  let many: string;

  beforeAll(async () => {
    definition = await loadSource(subgraph);
    const type = schema.getType(overlay) as GraphQLObjectType;
    plan = getNamedType(type.getFields().plans?.type) as GraphQLObjectType;
    const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
    one = String(queries.find((query) => getNamedType(query.type) === plan)?.name);
    many = String(queries.find((query) => getNamedType(query.type)?.name === `${plan.name}Connection`)?.name);
  });

  const reader = DEMO_CITIZENS.find(({ key }) => key === "lotte");
  const grant = (more: Partial<Grant> = {}) =>
    mintGrant(
      {
        citizen: String(reader?.id),
        sector: code,
        reader: String(reader?.id),
        role: Role.CITIZEN,
        purpose: "OWN_ACCESS",
        categories: Object.values(DataCategory),
        except: [],
        plan: null,
        ...more,
      },
      demoSecret(`grant-${code}`),
    );

  /** Asks the subgraph itself for entities, past the gateway. */
  async function entities(who: string, representations: object[], fields: string) {
    const document = parse(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`,
    );
    const result = await house
      .subgraph(subgraph)
      .execute({ document, variables: { representations } }, `Bearer ${await tokenOf(who)}`);
    return { rows: result.data?._entities as (Record<string, unknown> | null)[] | undefined, errors: result.errors };
  }

  it("has plans, a query for one and a query for many", () => {
    expect(plan.getInterfaces().map(({ name }) => name)).toContain("SectorPlan");
    expect(one).not.toBe("undefined");
    expect(many).not.toBe("undefined");
  });

  it("knows some of the demo's people", async () => {
    const [result] = await house
      .subgraph(subgraph)
      .db.query<{ count: number }>("SELECT count(DISTINCT citizen_id)::int AS count FROM intervention");
    expect(result?.count).toBeGreaterThan(2);
  });

  it("keeps every field of its plan behind a category, nullable, so that a closed category hides it", () => {
    const gated = categoriesOf(definition.gated?.[plan.name] ?? SectorPlan);
    const open = new Set(["id", "citizen", "sector", "updatedAt", "version"]);
    for (const [name, field] of Object.entries(plan.getFields())) {
      if (open.has(name)) continue;
      expect(gated.has(name), `${plan.name}.${name} lies behind no category`).toBe(true);
      expect(String(field.type), `${plan.name}.${name} must be nullable`).not.toMatch(/!$/);
    }
  });

  it("opens nothing but what the grant names: each category alone opens its own fields and no other", async () => {
    const gated = new Map([...categoriesOf(definition.gated?.[overlay] ?? SectorOverlay)]);
    const planGated = categoriesOf(definition.gated?.[plan.name] ?? SectorPlan);
    const ask = (names: Iterable<string>, of: GraphQLObjectType) =>
      [...names].map((name) => {
        const type = getNamedType(of.getFields()[name]?.type);
        return type && "getFields" in type ? `${name} { __typename }` : name;
      });
    const fields = `... on ${overlay} { ${ask(
      [...gated.keys()].filter((name) => name !== "plans"),
      schema.getType(overlay) as GraphQLObjectType,
    ).join(" ")}
      plans { ${ask(planGated.keys(), plan).join(" ")} } }`;
    for (const only of Object.values(DataCategory)) {
      const { rows, errors } = await entities(
        "lotte",
        [{ __typename: overlay, grant: grant({ categories: [only] }) }],
        fields,
      );
      expect(errors).toBeUndefined();
      const { plans, ...rest } = (rows?.[0] ?? {}) as { plans: Record<string, unknown>[] | null } & Record<
        string,
        unknown
      >;
      for (const [name, value] of Object.entries(rest))
        if (gated.get(name) !== only) expect(value, `${only} opened ${name}`).toBeNull();
      // Without the category PLAN there is no way to the plans at all; with it, to nothing else of theirs.
      if (only !== DataCategory.PLAN) expect(plans).toBeNull();
      else expect(plans).not.toBeNull();
      for (const row of plans ?? [])
        for (const [name, value] of Object.entries(row))
          if (planGated.get(name) !== only) expect(value, `${only} opened plan.${name}`).toBeNull();
    }
  });

  it("answers many grants in their order, each with its own citizen's plans, together as singly and shuffled", async () => {
    const people = DEMO_CITIZENS.slice(0, 8);
    const fields = `... on ${overlay} { grant plans { id citizen { id } } }`;
    const asked = people.map(({ id }) => ({ __typename: overlay, grant: grant({ citizen: id }) }));
    const together = await entities("lotte", asked, fields);
    expect(together.errors).toBeUndefined();
    for (const [index, person] of people.entries()) {
      expect(together.rows?.[index]?.grant).toBe(asked[index]?.grant);
      const plans = (together.rows?.[index]?.plans ?? []) as { citizen: { id: string } }[];
      for (const row of plans) expect(row.citizen.id).toBe(person.id);
      expect((await entities("lotte", [asked[index] as object], fields)).rows?.[0]).toEqual(together.rows?.[index]);
    }
    const order = [3, 0, 7, 1, 6, 2, 5, 4];
    const shuffled = await entities(
      "lotte",
      order.map((index) => asked[index] as object),
      fields,
    );
    expect(shuffled.rows).toEqual(order.map((index) => together.rows?.[index]));
  });

  it("writes one line for every overlay it opens, before it answers, and none for a grant it refuses", async () => {
    const count = async () =>
      (await house.subgraph(subgraph).db.query<{ count: number }>("SELECT count(*)::int AS count FROM read_log"))[0]
        ?.count ?? 0;
    const before = await count();
    const good = [1, 2, 3].map((index) => ({
      __typename: overlay,
      grant: grant({ citizen: String(DEMO_CITIZENS[index]?.id) }),
    }));
    const bad = { __typename: overlay, grant: `${grant().slice(0, -4)}AAAA` };
    const { rows, errors } = await entities("lotte", [...good, bad], `... on ${overlay} { plans { id } }`);
    expect(rows?.map((row) => row !== null)).toEqual([true, true, true, false]);
    expect(errors?.map((error) => [error.path?.[1], error.extensions?.code])).toEqual([[3, "GRANT_REFUSED"]]);
    expect(await count()).toBe(before + 3);
  });

  it("opens one citizen's overlay and twenty in the same number of SQL statements", async () => {
    const { db } = house.subgraph(subgraph);
    const fields = `... on ${overlay} { plans { title goals { title } interventions { title } } interventions { title } contacts { function } appointments { nodes { title } } }`;
    const statements = async (citizens: number) => {
      const before = db.statements;
      const asked = DEMO_CITIZENS.slice(0, citizens).map(({ id }) => ({
        __typename: overlay,
        grant: grant({ citizen: id }),
      }));
      expect((await entities("lotte", asked, fields)).errors).toBeUndefined();
      return db.statements - before;
    };
    const one = await statements(2);
    expect(one).toBeLessThanOrEqual(8);
    expect(await statements(DEMO_CITIZENS.length)).toBe(one);
  });

  it("gives a plan by its id to its own staff alone, by every road, and refuses alike whether or not it exists", async () => {
    const [own] = await house
      .subgraph(subgraph)
      .db.query<{ id: string }>(`SELECT id FROM ${tableOf(definition)} WHERE municipality = '0260' LIMIT 1`);
    const absent = "00000000-0000-8000-a000-000000000000";
    for (const { key, role, sector } of [...DEMO_STAFF, { key: "lotte", role: Role.CITIZEN, sector: null }]) {
      const may = role === Role.CASEWORKER && sector === code;
      const byReference = await entities(
        key,
        [{ __typename: plan.name, id: own?.id }],
        `... on ${plan.name} { id title }`,
      );
      expect(byReference.rows?.[0] !== null, `${key} by reference`).toBe(may);
      const byQuery = await house.ask(key, `query ($id: ID!) { ${one}(id: $id) { title } }`, { id: own?.id });
      expect(byQuery.data[one] !== null, `${key} by query`).toBe(may);
      const byList = await house.ask(
        key,
        `query ($id: ID!) { ${many}(where: { id: { eq: $id } }) { nodes { title } } }`,
        { id: own?.id },
      );
      expect(byList.data[many].nodes.length, `${key} by list`).toBe(may ? 1 : 0);
      if (may) continue;
      expect((await house.ask(key, `query ($id: ID!) { ${one}(id: $id) { title } }`, { id: absent })).text).toBe(
        byQuery.text,
      );
      expect(await entities(key, [{ __typename: plan.name, id: absent }], `... on ${plan.name} { id title }`)).toEqual(
        byReference,
      );
    }
  });
});

const tableOf = (definition: SubgraphDefinition) =>
  house.subgraph(definition.name).db.metadata(definition.entities[0] as never).tableName;
