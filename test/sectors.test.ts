import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  categoriesOf,
  DataCategory,
  demoSecret,
  type Grant,
  mintGrant,
  ROOT,
  Role,
  registeredSectors,
  SectorOverlay,
  SectorPlan,
  type SubgraphDefinition,
  worksFor,
} from "@overligger/shared";
import { DEMO_CITIZENS, DEMO_STAFF } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import {
  buildSchema,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  parse,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { loadSource } from "./support/load.ts";
import { inDays } from "./support/steps.ts";

// The contract, asked of every folder in subgraphs/ that has a sector.json: a new sector is tested by being there.

let house: TestHouse;
let schema: GraphQLSchema;
beforeAll(async () => {
  house = await startHouse();
  schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
});
afterAll(() => house?.stop());

describe("the folder is the registration", () => {
  it("every folder in subgraphs is coordination, decisions or a sector with a README and a sector.json of its own", () => {
    for (const entry of readdirSync(join(ROOT, "subgraphs"), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const folder = entry.name;
      expect(existsSync(join(ROOT, "subgraphs", folder, "README.md")), `${folder}/README.md`).toBe(true);
      if (!["coordination", "decisions"].includes(folder))
        expect(registeredSectors().map(({ subgraph }) => subgraph)).toContain(folder);
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
  const REQUEST = "a request";
  const grant = (more: Partial<Grant> = {}) =>
    mintGrant(
      {
        citizen: String(reader?.id),
        sector: code,
        reader: String(reader?.id),
        request: REQUEST,
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
      .execute({ document, variables: { representations } }, `Bearer ${await tokenOf(who)}`, REQUEST);
    return { rows: result.data?._entities as (Record<string, unknown> | null)[] | undefined, errors: result.errors };
  }

  it("has plans, a query for one and a query for many", () => {
    expect(plan.getInterfaces().map(({ name }) => name)).toContain("SectorPlan");
    expect(one).not.toBe("undefined");
    expect(many).not.toBe("undefined");
  });

  it("asks for what a new plan and new help cannot be without, and for nothing that a change may leave out", () => {
    const [Plan, Help] = definition.entities as [never, never];
    const listed = (schema.getType(overlay) as GraphQLObjectType).getFields().interventions?.type;
    const help = getNamedType(listed as GraphQLOutputType);
    for (const [entity, verb, name] of [
      [Plan, "Create", plan.name],
      [Help, "Add", help.name],
    ] as const) {
      const fields = (input: string) => (schema.getType(`${input}${name}Input`) as GraphQLInputObjectType).getFields();
      for (const { propertyName, isNullable } of house.subgraph(subgraph).db.metadata(entity).columns) {
        const [made, changed] = [fields(verb)[propertyName], fields("Change")[propertyName]];
        // What has a word of its own where it is left out: the kind's title, today's municipality.
        if (made && !isNullable && !/^(title|municipality|citizenId|legalBasis)$/.test(propertyName))
          expect(isNonNullType(made.type) || made.defaultValue !== undefined, `${name}.${propertyName}`).toBe(true);
        if (changed && propertyName !== "version") expect(isNonNullType(changed.type), propertyName).toBe(false);
      }
    }
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
    const statements = async (citizens: readonly string[]) => {
      const before = db.statements;
      const asked = citizens.map((citizen) => ({ __typename: overlay, grant: grant({ citizen }) }));
      expect((await entities("lotte", asked, fields)).errors).toBeUndefined();
      return db.statements - before;
    };
    const helped = await db.query<{ id: string }>(
      `SELECT DISTINCT citizen_id AS id FROM ${tableOf(definition)} WHERE status = 'ACTIVE'`,
    );
    const one = await statements(helped.slice(0, 1).map(({ id }) => id));
    expect(one).toBeLessThanOrEqual(8);
    expect(await statements(DEMO_CITIZENS.map(({ id }) => id))).toBe(one);
  });

  it("gives a plan by its id to its own staff alone, by every road, and refuses alike whether or not it exists", async () => {
    const [own] = await house
      .subgraph(subgraph)
      .db.query<{ id: string }>(`SELECT id FROM ${tableOf(definition)} WHERE municipality = '0260' LIMIT 1`);
    const absent = "00000000-0000-8000-a000-000000000000";
    const lotte = { key: "lotte", role: Role.CITIZEN, sector: null, municipality: null };
    for (const { key, municipality, ...caller } of [...DEMO_STAFF, lotte]) {
      if (caller.role === Role.ANALYST) continue; // is refused in words: access.test.ts
      const may = worksFor(caller, code) && (municipality === null || municipality === "0260");
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

  describe("its own people's work", () => {
    const own = DEMO_STAFF.find(({ role, sector }) => role === Role.CASEWORKER && sector === code);
    const others = [
      "anders",
      ...DEMO_STAFF.filter((staff) => !worksFor(staff, code) && staff.role !== Role.ANALYST).map(({ key }) => key),
    ];
    const citizenId = String(DEMO_CITIZENS.find(({ key }) => key === "anders")?.id);
    const Word = overlay.replace(/Overlay$/, "");
    const word = `${Word[0]?.toLowerCase()}${Word.slice(1)}`;
    const municipality = own?.municipality === null ? { municipality: "0260" } : {};
    let helpName: string;
    let basics: Record<string, unknown>;
    let kind: string;

    beforeAll(async () => {
      helpName = String(
        getNamedType(
          (schema.getType(overlay) as GraphQLObjectType).getFields().interventions?.type as GraphQLOutputType,
        ).name,
      );
      const { db } = house.subgraph(subgraph);
      const [usual] =
        schema.getType(`${plan.name}Fields`) || "kind" in plan.getFields()
          ? await db.query<{ kind: string }>(
              `SELECT kind FROM ${tableOf(definition)} GROUP BY kind ORDER BY count(*) DESC LIMIT 1`,
            )
          : [];
      basics = { citizenId, title: "Prøve", startsOn: today(), responsibleUnit: "Enheden", ...municipality, ...usual };
      const [help] = await db.query<{ kind: string }>(
        `SELECT kind FROM intervention GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 1`,
      );
      kind = String(help?.kind);
    });

    /** Runs one of the sector's mutations. */
    async function run(who: string, mutation: string, input: object) {
      const field = schema.getMutationType()?.getFields()[mutation];
      const inputType = String(field?.args[0]?.type);
      const payload = getNamedType(field?.type as GraphQLOutputType) as GraphQLObjectType;
      const thing = Object.keys(payload.getFields()).find((name) => name !== "userErrors");
      const more = {
        plan: "id version status title endReason goals { id title }",
        intervention: "id version status title endReason",
        appointment: "id version startsAt endsAt cancelledAt",
        contact: "id version endsOn",
        delegation: "id version holds missing",
      };
      const { data, errors } = await house.ask(
        who,
        `mutation ($input: ${inputType}) { ${mutation}(input: $input) { ${thing} { ${more[thing as keyof typeof more]} } userErrors { field code } } }`,
        { input },
      );
      return {
        refused: errors?.[0]?.extensions.code as string | undefined,
        row: data?.[mutation]?.[String(thing)] as (Record<string, unknown> & { id: string; version: number }) | null,
        codes: ((data?.[mutation]?.userErrors ?? []) as { code: string }[]).map((error) => error.code),
      };
    }

    it("makes a plan, changes it, refuses a stale version and does one thing for one key, ends it with a reason, and then leaves it", async () => {
      const who = String(own?.key);
      const input = { ...basics, goals: [{ title: "Et mål" }], idempotencyKey: "en gang" };
      const made = await run(who, `create${plan.name}`, input);
      expect(made).toMatchObject({ codes: [], row: { version: 1, status: "DRAFT", goals: [{ title: "Et mål" }] } });
      const planId = made.row?.id;
      expect((await run(who, `create${plan.name}`, input)).row?.id).toBe(planId);
      expect((await run(who, `create${plan.name}`, { ...input, title: "En anden" })).refused).toBe("BAD_USER_INPUT");
      expect(
        (await run(who, `change${plan.name}`, { planId, version: 1, title: "Andet", idempotencyKey: "en gang" }))
          .refused,
      ).toBe("BAD_USER_INPUT");

      const changed = await run(who, `change${plan.name}`, {
        planId,
        version: 1,
        status: "ACTIVE",
        title: "Ny titel",
        followUpDue: today(),
      });
      expect(changed.row).toMatchObject({
        version: 2,
        status: "ACTIVE",
        title: "Ny titel",
        goals: [{ title: "Et mål" }],
      });
      expect((await run(who, `change${plan.name}`, { planId, version: 1, title: "For sent" })).refused).toBe(
        "CONFLICT",
      );
      expect((await run(who, `change${plan.name}`, { planId, version: 2, endsOn: "1999-01-01" })).codes).toContain(
        "END_BEFORE_START",
      );
      expect(
        (await run(who, `end${plan.name}`, { planId, version: 2, reason: "GOAL_REACHED", endsOn: "2999-01-01" })).codes,
      ).toContain("DATE_IN_FUTURE");

      const added = await run(who, `add${helpName}`, { planId, kind, providerUnit: "Enheden", startsOn: today() });
      expect(added).toMatchObject({ codes: [], row: { version: 1, status: "RUNNING" } });
      expect((await run(who, `change${plan.name}`, { planId, version: 2, title: "For sent" })).refused).toBe(
        "CONFLICT",
      ); // help belongs to the plan
      const ended = await run(who, `end${plan.name}`, { planId, version: 3, reason: "GOAL_REACHED" });
      expect(ended.row).toMatchObject({ version: 4, status: "ENDED", endReason: "GOAL_REACHED" });
      for (const [mutation, input] of [
        [`change${plan.name}`, { planId, version: 4, title: "Igen" }],
        [`end${plan.name}`, { planId, version: 4, reason: "MISTAKE" }],
        [`add${helpName}`, { planId, kind, providerUnit: "Enheden" }],
      ] as const)
        expect((await run(who, mutation, input)).codes, mutation).toEqual(["PLAN_ENDED"]);

      const revisions = `query ($id: ID!) { ${one}(id: $id) { revisions { nodes { version change delegationId changedBySector } } } }`;
      expect(
        (await house.ask(who, revisions, { id: planId })).data[one].revisions.nodes.map(
          (line: { change: string }) => line.change,
        ),
      ).toEqual([`end${plan.name}`, `add${helpName}`, `change${plan.name}`, `create${plan.name}`]);
    });

    it("takes one of many changes made on the same version at once, and makes one plan of many asked for with one key", async () => {
      const who = String(own?.key);
      const made = await Promise.all(
        [1, 2, 3, 4].map(() =>
          run(who, `create${plan.name}`, { ...basics, title: "På én gang", idempotencyKey: "samtidig" }),
        ),
      );
      const [planId, ...more] = new Set(made.map(({ row }) => row?.id));
      expect(more).toEqual([]);
      const changes = await Promise.all(
        ["a", "b", "c", "d"].map((title) => run(who, `change${plan.name}`, { planId, version: 1, title })),
      );
      expect(changes.map(({ refused }) => refused ?? "done").sort()).toEqual([
        "CONFLICT",
        "CONFLICT",
        "CONFLICT",
        "done",
      ]);
      const { data } = await house.ask(
        who,
        `query ($id: ID!) { ${one}(id: $id) { title version revisions { totalCount } } }`,
        { id: planId },
      );
      expect(data[one]).toMatchObject({ version: 2, revisions: { totalCount: 2 } });
      expect(data[one].title).toBe(changes.find(({ row }) => row)?.row?.title);
    });

    it("remembers what a plan said before, seeded plans too", async () => {
      const who = String(own?.key);
      const { row } = await run(who, `create${plan.name}`, {
        ...basics,
        title: "Som det var",
        goals: [{ title: "Første mål" }],
      });
      const { data } = await house.ask(who, `query ($id: ID!) { ${one}(id: $id) { updatedAt } }`, { id: row?.id });
      const knownAt = data[one].updatedAt;
      await run(who, `change${plan.name}`, {
        planId: row?.id,
        version: 1,
        title: "Som det er",
        goals: [{ title: "Andet mål" }],
      });
      const ask = async (args: string, id: unknown = row?.id) =>
        (await house.ask(who, `query ($id: ID!) { ${one}(id: $id ${args}) { title goals { title } } }`, { id })).data[
          one
        ];
      expect(await ask("")).toEqual({ title: "Som det er", goals: [{ title: "Andet mål" }] });
      expect(await ask(`, knownAt: "${knownAt}"`)).toEqual({ title: "Som det var", goals: [{ title: "Første mål" }] });
      expect(await ask(`, validAt: "2001-01-01"`)).toBeNull();
      const { db } = house.subgraph(subgraph);
      const [without] = await db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${tableOf(definition)} p WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.subject_id = p.id)`,
      );
      expect(without?.count).toBe(0);
    });

    it("helps without a plan, makes appointments in Danish time, and says who works with the citizen", async () => {
      const who = String(own?.key);
      const whose = { citizenId, ...municipality };
      const nonsense = { ...whose, kind: "NO_SUCH_HELP", providerUnit: "Enheden" };
      if (own?.municipality === null)
        for (const wrong of [{}, { municipality: "Halsnæs" }])
          expect(
            (await run(who, `add${helpName}`, { citizenId, kind, providerUnit: "Enheden", ...wrong })).codes,
          ).toEqual(["REQUIRED"]);
      expect((await run(who, `add${helpName}`, nonsense)).codes).toEqual(["KIND_UNKNOWN"]);
      expect((await run(who, `add${helpName}`, { ...nonsense, kind, hoursPerWeek: -1 })).codes).toContain(
        "HOURS_IMPOSSIBLE",
      );
      expect(
        (await run(who, `add${helpName}`, { ...nonsense, kind, startsOn: "2026-05-02", endsOn: "2026-05-01" })).codes,
      ).toContain("END_BEFORE_START");
      const help = await run(who, `add${helpName}`, { ...whose, kind, providerUnit: "Enheden", startsOn: today() });
      expect(help.codes).toEqual([]);
      const interventionId = help.row?.id;
      const paused = await run(who, `change${helpName}`, { interventionId, version: 1, status: "PAUSED" });
      expect(paused.row).toMatchObject({ version: 2, status: "PAUSED" });
      expect((await run(who, `change${helpName}`, { interventionId, version: 1, status: "RUNNING" })).refused).toBe(
        "CONFLICT",
      );
      expect(
        (await run(who, `end${helpName}`, { interventionId, version: 2, reason: "NO_LONGER_NEEDED" })).row,
      ).toMatchObject({ status: "ENDED" });
      expect((await run(who, `change${helpName}`, { interventionId, version: 3, status: "RUNNING" })).codes).toEqual([
        "INTERVENTION_ENDED",
      ]);

      const meet = (day: string, from: string, to: string, more = {}) =>
        run(who, `add${Word}Appointment`, { ...whose, title: "Samtale", day, from, to, ...more });
      expect((await meet("2027-07-01", "10:00", "11:00")).row).toMatchObject({
        startsAt: "2027-07-01T08:00:00Z",
        endsAt: "2027-07-01T09:00:00Z",
      });
      expect((await meet("2027-03-28", "02:30", "03:30")).codes).toEqual(["TIME_SKIPPED"]);
      expect((await meet("2026-10-25", "01:30", "02:30")).codes).toEqual(["TIME_TWICE"]);
      expect((await meet("2026-10-25", "01:30", "02:30", { second: true })).row).toMatchObject({
        startsAt: "2026-10-24T23:30:00Z",
        endsAt: "2026-10-25T01:30:00Z",
      });
      expect((await meet("2027-07-01", "11:00", "11:00")).codes).toEqual(["END_BEFORE_START"]);
      const made = await meet("2027-12-01", "10:00", "11:00");
      const appointmentId = made.row?.id;
      const moved = await run(who, `move${Word}Appointment`, {
        appointmentId,
        version: 1,
        day: "2027-12-02",
        from: "12:15",
        to: "13:00",
      });
      expect(moved.row).toMatchObject({ version: 2, startsAt: "2027-12-02T11:15:00Z" });
      expect((await run(who, `cancel${Word}Appointment`, { appointmentId, version: 1 })).refused).toBe("CONFLICT");
      expect(
        (await run(who, `cancel${Word}Appointment`, { appointmentId, version: 2 })).row?.cancelledAt,
      ).not.toBeNull();
      expect(
        (
          await run(who, `move${Word}Appointment`, {
            appointmentId,
            version: 3,
            day: "2027-12-03",
            from: "12:15",
            to: "13:00",
          })
        ).codes,
      ).toEqual(["APPOINTMENT_CANCELLED"]);
      const shown = await entities(
        "anders",
        [{ __typename: overlay, grant: grant({ citizen: citizenId, reader: citizenId }) }],
        `... on ${overlay} { appointments(first: 100) { nodes { id } } }`,
      );
      expect(JSON.stringify(shown.rows)).not.toContain(String(appointmentId));

      const contact = await run(who, `add${Word}Contact`, {
        ...whose,
        role: "PROVIDER",
        function: "Vejleder",
        unit: "Enheden",
      });
      expect(contact.codes).toEqual([]);
      const contacts = `query ($id: ID!) { ${word}Case(citizenId: $id) { contacts(role: PROVIDER) { id } } }`;
      expect(JSON.stringify((await house.ask(who, contacts, { id: citizenId })).data)).toContain(contact.row?.id);
      await run(who, `end${Word}Contact`, { contactId: contact.row?.id, version: 1 });
      expect(JSON.stringify((await house.ask(who, contacts, { id: citizenId })).data)).not.toContain(contact.row?.id);
    });

    it("is refused to everybody else by every mutation, alike whether or not the thing exists; and to its own staff of another municipality", async () => {
      const made = await run(String(own?.key), `create${plan.name}`, basics);
      const absent = "00000000-0000-8000-a000-000000000000";
      for (const who of others) {
        expect((await run(who, `create${plan.name}`, { ...basics, municipality: "0260" })).refused, who).toBe(
          "FORBIDDEN",
        );
        expect(
          (await run(who, `add${Word}Contact`, { citizenId, role: "PROVIDER", function: "x", unit: "x" })).refused,
          who,
        ).toBe("FORBIDDEN");
        expect(
          (await run(who, `register${Word}Delegation`, { toSector: code, toUnit: "x", startsOn: today(), basis: "x" }))
            .refused,
          who,
        ).toBe("FORBIDDEN");
        for (const planId of [made.row?.id, absent]) {
          expect((await run(who, `change${plan.name}`, { planId, version: 1, title: "x" })).refused, who).toBe(
            "NOT_FOUND",
          );
          expect((await run(who, `end${plan.name}`, { planId, version: 1, reason: "MISTAKE" })).refused, who).toBe(
            "NOT_FOUND",
          );
          expect((await run(who, `add${helpName}`, { planId, kind, providerUnit: "x" })).refused, who).toBe(
            "NOT_FOUND",
          );
        }
        const { data } = await house.ask(
          who,
          `query ($id: ID!) { ${word}Case(citizenId: $id) { plans { id } } ${word}Tasks { totalCount } ${word}Delegations { totalCount } }`,
          { id: citizenId },
        );
        expect(data, who).toEqual({
          [`${word}Case`]: null,
          [`${word}Tasks`]: { totalCount: 0 },
          [`${word}Delegations`]: { totalCount: 0 },
        });
      }
      if (own?.municipality == null) return;
      const { key: _key, title: _title, unit: _unit, ...caller } = own;
      const token = await signDemoToken({ ...caller, municipality: "0219" });
      const { errors } = await house.ask(
        { token },
        `mutation ($input: Change${plan.name}Input!) { change${plan.name}(input: $input) { plan { id } } }`,
        { input: { planId: made.row?.id, version: 1, title: "x" } },
      );
      expect(errors?.[0].extensions.code).toBe("NOT_FOUND");
      expect(
        (
          await house.ask({ token }, `query ($id: ID!) { ${word}Case(citizenId: $id) { plans { id } } }`, {
            id: citizenId,
          })
        ).data[`${word}Case`],
      ).toBeNull();
    });

    it("has tasks that come and go, the code lists in words, and the log of who has read", async () => {
      const who = String(own?.key);
      const { row } = await run(who, `create${plan.name}`, { ...basics, title: "En kladde" });
      const tasks = async () =>
        (
          await house.ask(
            who,
            `query ($id: ID!) { ${word}Tasks(first: 100, where: { citizenId: $id, kinds: ["FINISH_DRAFT"] }) { totalCount nodes { id kind title(language: EN) planId citizen { id } } } }`,
            { id: citizenId },
          )
        ).data[`${word}Tasks`];
      expect((await tasks()).nodes).toContainEqual(
        expect.objectContaining({
          kind: "FINISH_DRAFT",
          title: "Finish the draft",
          planId: row?.id,
          citizen: { id: citizenId },
        }),
      );
      await run(who, `end${plan.name}`, { planId: row?.id, version: 1, reason: "MISTAKE" });
      expect((await tasks()).nodes.map(({ planId }: { planId: string }) => planId)).not.toContain(row?.id);

      const { data } = await house.ask(
        "lotte",
        `{ ${word}Codes { code da: label en: label(language: EN) legalBasis { act paragraph validFrom validTo } } }`,
      );
      const known = data[`${word}Codes`].map((entry: { code: string }) => entry.code);
      const used = await house.subgraph(subgraph).db.query<{ kind: string }>("SELECT DISTINCT kind FROM intervention");
      for (const each of used) expect(known, `${each.kind} stands in no code list`).toContain(each.kind);
      for (const entry of data[`${word}Codes`]) {
        expect(entry.da && entry.en && entry.legalBasis.length, entry.code).toBeTruthy();
      }

      const log = await house.ask(
        who,
        `query ($id: ID!) { ${word}Case(citizenId: $id) { readLog(first: 5) { totalCount nodes { purpose readerSector } } } }`,
        { id: citizenId },
      );
      expect(log.data[`${word}Case`].readLog.nodes[0]).toEqual({ purpose: "OWN_SECTOR_CASE", readerSector: code });
    });
  });
});

const today = () => inDays(0);

const tableOf = (definition: SubgraphDefinition) =>
  house.subgraph(definition.name).db.metadata(definition.entities[0] as never).tableName;
