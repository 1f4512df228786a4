import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withDoors } from "@overligger/gateway";
import type { SubgraphLink } from "@overligger/shared";
import { DataCategory, doorId, mintGrant, plainId, ROOT, Role } from "@overligger/shared";
import { DEMO_PEOPLE, demoDay } from "@overligger/shared/demo";
import { buildSchema, type DocumentNode, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseExample } from "../gateway/examples/parse.ts";
import { person, startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { identified, oneValue, Values } from "./support/one-value.ts";

const FOLDER = join(ROOT, "gateway/examples");
const EXAMPLES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => parseExample(file, readFileSync(join(FOLDER, file), "utf8")));
const changes = ({ query }: { query: string }) => /^\s*mutation/.test(query);

const schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
const PEOPLE = DEMO_PEOPLE.map(({ key }) => key);

let house: TestHouse;
/** Lotte's plan, her own id, and her employment plan as her own view has it. */
let plan: string;
let before: string;
const lotte = person("lotte").caller.id;
const mille = person("mille").caller.id;
/** Mille's mother: has a family, and contacts outside the municipality. */
const sanne = { citizen: person("sanne").caller.id, plan: "" };

beforeAll(async () => {
  house = await startHouse({ deadline: 20_000 });
  const mine = await house.ask(
    "lotte",
    "{ me { citizen { sectors { sector { code } overlay { plans { id } } } plan: coordinatingPlan { id version } } } }",
  );
  plan = mine.data.me.citizen.plan.id;
  const lab = mine.data.me.citizen.sectors.find((entry: Entry) => entry.sector.code === "LAB").overlay;
  // Sanne and Mille go to the same dentist, and the same people of social services come: in the family each is one contact of both.
  const [outside, social] = [house.subgraph("coordination").db, house.subgraph("social").db];
  await outside.query(
    `INSERT INTO external_contact (id, citizen_id, function, name, unit, starts_on, ends_on)
     SELECT gen_random_uuid(), $2, function, name, unit, starts_on, ends_on FROM external_contact WHERE citizen_id = $1`,
    [sanne.citizen, mille],
  );
  await social.query(
    `INSERT INTO contact_point (id, citizen_id, municipality, role, function, name, unit, ends_on, version)
     SELECT gen_random_uuid(), $2, municipality, role, function, name, unit, ends_on, 1 FROM contact_point WHERE citizen_id = $1`,
    [sanne.citizen, mille],
  );
  sanne.plan = (await house.ask("sanne", "{ me { plan { id } } }")).data.me.plan.id;
  // What the plan said, and what the job centre's plan said, before today's changes.
  before = new Date().toISOString();
  const made = [
    [
      "lotte",
      `proposeGoal(input: { planId: "${plan}", version: ${mine.data.me.citizen.plan.version}, title: "Et nyt mål" })`,
    ],
    [
      "mette",
      `changeEmploymentPlan(input: { planId: "${lab.plans[0].id}", version: 1, title: "Min Plan: en anden titel" })`,
    ],
    [
      "lotte",
      `giveSharingConsent(input: { sector: "LAB", categories: [PLAN, INTERVENTIONS, APPOINTMENTS, CONTACTS] })`,
    ],
  ];
  for (const [who, change] of made) {
    const { data, errors } = await house.ask(String(who), `mutation { done: ${change} { userErrors { code } } }`);
    expect(errors).toBeUndefined();
    expect(data.done.userErrors).toEqual([]);
  }
  const own = await overlayOf("mine", "LAB");
  const kept = own.plans[0].interventions[0].id;
  const given = await give({
    sector: "LAB",
    categories: ["PLAN", "INTERVENTIONS", "APPOINTMENTS", "CONTACTS"],
    exceptItems: [kept],
  });
  expect(given.userErrors).toEqual([]);
});
afterAll(() => house?.stop());

interface Step {
  id: string;
  title: string | null;
  sector: { code: string };
}

interface Entry {
  sector: { code: string };
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
  overlay: any;
}

/** Asks with ids everywhere, as a cache does, and checks that no id shows two values. */
async function one(who: string, query: string, variables: Record<string, unknown> = {}) {
  const asked = identified(schema, query);
  const answer = await house.ask(who, asked, variables);
  const refused = (answer.errors ?? []).filter(({ path }) => !path);
  expect(refused.map(({ message }) => message)).toEqual([]); // what is not answered proves nothing
  oneValue(schema, { query: asked, variables, data: answer.data, errors: answer.errors ?? null });
  return answer;
}

const OVERLAY = `overlay {
  plans { id title status goals { title status } interventions { id title } period { from to } followUpDue updatedAt version
    ... on EmploymentPlan { jobGoal } ... on TreatmentPlan { diagnosis treatment } ... on SocialPlan { offerGround }
    revisions { totalCount nodes { version change } } citizen { name coordinatingPlan { id } } }
  interventions { id title kindLabel status period { from to } }
  contacts { id role function name unit }
  appointments(first: 100) { totalCount nodes { id title startsAt endsAt place interventionId reschedule { status appointmentId } } } }`;
const ENTRIES = `sectors { sector { code } access { open reason categories } consent { status exceptItems } ${OVERLAY} }`;
const WHOLE = `id version status goals { title status position parentId measurements { totalCount } } agreements { text meetingId }
  citizenView { wishes } participants { sector { code } caseworker { name } } coordinators { caseworker { name } }
  obligations { sector { code } openGoalIds } situation { text } duties { kind } meetings { nodes { status agreements { text } } }
  order { steps { intervention { title status } blockedBy { title } } dependencies { kind before { title } after { title } } }
  jointSupport { suggestions { interventions { title } } jointSupports { decidedOn parts { intervention { title } } } }
  timeline { entries { title startsAt interventionId reschedule { status } citizen { name } } }
  contacts { contacts { function people { name } } withoutContact { name } }
  citizen { name bornOn municipality { name } }`;

async function overlayOf(door: "mine" | "plan", sector: string, who = "lotte"): Promise<Entry["overlay"]> {
  const query =
    door === "mine"
      ? `{ me { citizen { ${ENTRIES} } } }`
      : `{ me { citizen { plan: coordinatingPlan { ${ENTRIES} } } } }`;
  const { data, errors } =
    who === "lotte"
      ? await house.ask(who, query)
      : await house.ask(who, `{ coordinatingPlan(id: "${plan}") { ${ENTRIES} } }`);
  expect(errors).toBeUndefined();
  const at = data.coordinatingPlan ?? data.me.citizen.plan ?? data.me.citizen;
  return at.sectors.find((entry: Entry) => entry.sector.code === sector).overlay;
}

const give = async (input: object) =>
  (
    await house.ask(
      "lotte",
      "mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) { consent { exceptItems } userErrors { field code } } }",
      { input },
    )
  ).data.giveSharingConsent;

describe("one id shows one value, whoever asks", () => {
  it.each(PEOPLE)("to %s, in every example", async (who) => {
    for (const example of EXAMPLES) if (!changes(example)) await one(who, example.query, example.variables ?? {});
  });

  const hard = ({ citizen, plan }: { citizen: string; plan: string }) => [
    // The own door beside the shared one, and a family's.
    `{ citizen(id: "${citizen}") { name ${ENTRIES} coordinatingPlan { ${ENTRIES} family { name notTakingPart members { ${ENTRIES} } } }
       family { name notTakingPart members { citizen { name } ${ENTRIES} } } } }`,
    // The past beside the present, and the plan by three roads.
    `{ a: coordinatingPlan(id: "${plan}") { ${WHOLE} } b: coordinatingPlan(id: "${plan}", validAt: "${demoDay(-3, 1)}") { ${WHOLE} }
       c: coordinatingPlan(id: "${plan}", knownAt: "${before}") { ${WHOLE} } d: citizen(id: "${citizen}") { coordinatingPlan { ${WHOLE} } } }`,
    `{ a: coordinatingPlan(id: "${plan}") { ${ENTRIES} }
       b: coordinatingPlan(id: "${plan}", knownAt: "${before}") { status ${ENTRIES} family { name members { ${ENTRIES} } } } }`,
    // The same people alone and in a family.
    `{ coordinatingPlan(id: "${plan}") { ${WHOLE} collisions { found { entries { title } proposal { entry { title } } } }
       family { name contacts { contacts { function people { name } } } timeline { entries { title startsAt } }
         collisions { found { entries { title } proposal { entry { title } } people { name } } } } } }`,
    // A sector's own case beside the overlay.
    ...["employment", "social", "psychiatry", "education"].map(
      (
        word,
      ) => `{ ${word}Case(citizenId: "${citizen}") { plans { title goals { title } interventions { title } version }
         interventions { title kindLabel } contacts { function } appointments(first: 100) { nodes { title startsAt interventionId reschedule { status } } }
         citizen { name ${ENTRIES} coordinatingPlan { ${ENTRIES} order { steps { intervention { title } } } } } }
         ${word}Tasks { nodes { title planId citizen { name } } } }`,
    ),
  ];

  it.each(PEOPLE)("to %s, through every door to a plan at once", async (who) => {
    const [hers, sannes] = [{ citizen: lotte, plan }, sanne];
    for (const query of [...hard(hers), ...hard(sannes)]) await one(who, query);
    await one(
      who,
      `{ me { citizen { name ${ENTRIES} coordinatingPlan { ${ENTRIES} } family { name members { role citizen { name } ${ENTRIES} } } } } }`,
    );
    await one(
      who,
      `{ me { plan { ${WHOLE} } citizen { coordinatingPlan { ${WHOLE} } } tasks { nodes { plan { ${WHOLE} } citizen { name } } } }
      coordinatingPlans { nodes { ${WHOLE} } } tasks { nodes { plan { version status } citizen { name family { name } } } } }`,
    );
  });

  it.each([
    ["employmentPlan", "mette"],
    ["socialPlan", "susanne"],
    ["treatmentPlan", "peter"],
    ["educationPlan", "ulla"],
  ])("of a sector's own %s, as it is and as it was", async (field, who) => {
    const many = await house.ask(who, `{ found: ${field}s(first: 50) { nodes { id } } }`);
    const PLAN = "id title version goals { title } interventions { title } revisions { totalCount }";
    for (const { id } of many.data.found.nodes) {
      const { data } = await one(
        who,
        `{ now: ${field}(id: "${id}") { ${PLAN} } list: ${field}s(first: 50) { nodes { ${PLAN} } } then: ${field}(id: "${id}", knownAt: "${before}") { ${PLAN} } day: ${field}(id: "${id}", validAt: "${demoDay(9, 1)}") { ${PLAN} } }`,
      );
      expect(data.now.id).toBe(id);
      if (data.then) expect(data.then.id).toMatch(new RegExp(`^${id}~v\\d+$`));
    }
  });

  it("though what Lotte keeps to herself is there in her own view and not in her plan", async () => {
    const [mine, shared] = [await overlayOf("mine", "LAB"), await overlayOf("plan", "LAB")];
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    expect(mine.plans[0].goals.length).toBeGreaterThan(0);
    expect(shared.plans[0].goals).toBeNull();
    expect(shared.plans[0].id).toBe(`${mine.plans[0].id}~${plan}`);
    expect(ids(mine.plans[0].interventions).length - 1).toBe(ids(shared.plans[0].interventions).length);
    // The same through the plan, whoever reads it and as often as they like; an appointment points at what stands beside it.
    expect((await overlayOf("plan", "LAB", "karen")).plans[0].id).toBe(shared.plans[0].id);
    expect(await overlayOf("plan", "LAB")).toEqual(shared);
    const pointed = shared.appointments.nodes.flatMap(
      ({ interventionId }: { interventionId: string | null }) => interventionId ?? [],
    );
    const { data } = await house.ask(
      "karen",
      `{ coordinatingPlan(id: "${plan}") { timeline(to: "${demoDay(20, 1)}") { entries { id interventionId sector { code } } }
        order { steps { intervention { id title sector { code } } } } } }`,
    );
    const listed = [...ids(shared.interventions), ...ids(shared.appointments.nodes)];
    for (const { id, sector } of data.coordinatingPlan.timeline.entries)
      if (sector?.code === "LAB") expect(listed).toContain(id);
    const steps = data.coordinatingPlan.order.steps.map(({ intervention }: { intervention: Step }) => intervention);
    for (const { id, title, sector } of steps) {
      expect(id).toContain(`~${plan}`);
      if (sector.code === "LAB" && title !== null) expect(listed).toContain(id);
    }
    expect(pointed.every((id: string) => id.endsWith(`~${plan}`))).toBe(true);
  });

  it("to Mette one thing is one, in her own case and in Lotte's plan", async () => {
    const shared = await overlayOf("plan", "LAB", "mette");
    const { data } = await house.ask(
      "mette",
      `{ employmentCase(citizenId: "${lotte}") { plans { id title } interventions { id } } }`,
    );
    expect(shared.plans).toMatchObject(data.employmentCase.plans);
    expect(shared.interventions).toMatchObject(data.employmentCase.interventions);
  });

  it("of a family that is reached through a plan which Sanne withdrew from, and through none", async () => {
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE coordinating_plan SET status = 'ENDING_WITHDRAWN' WHERE id = $1", [sanne.plan]);
    const FAMILY = `family { name contacts { total } members { citizen { name } ${ENTRIES} } }`;
    try {
      const { data } = await one(
        "sanne",
        `{ me { citizen { name ${FAMILY} } } citizen(id: "${mille}") { name ${FAMILY} } }`,
      );
      expect(data.me.citizen.family.id).toBe(`${data.citizen.family.id}~${sanne.plan}`);
    } finally {
      await db.query("UPDATE coordinating_plan SET status = 'ACTIVE' WHERE id = $1", [sanne.plan]);
    }
  });

  it("of a closed plan nothing is opened by asking for the day on which it was open", async () => {
    const ACCESS = "sectors { access { open reason } }";
    const ask = async () => {
      const then = `coordinatingPlan(id: "${sanne.plan}", knownAt: "${before}") { status ${ACCESS} family { members { citizen { id } ${ACCESS} } } }`;
      const { data } = await house.ask("karen", `{ ${then} }`);
      const { status, sectors, family } = data.coordinatingPlan;
      const all = [sectors, ...family.members.map((member: { sectors: object[] }) => member.sectors)].flat();
      return { status, open: all.filter(({ access }) => access.open).length };
    };
    expect(await ask()).toEqual({ status: "ACTIVE", open: expect.toSatisfy((open: number) => open > 0) });
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE coordinating_plan SET status = 'CLOSED' WHERE id = $1", [sanne.plan]);
    const closed = await ask();
    await db.query("UPDATE coordinating_plan SET status = 'ACTIVE' WHERE id = $1", [sanne.plan]);
    expect(closed).toEqual({ status: "ACTIVE", open: 0 });
  });
});

describe("an id with a door's name is taken wherever an id is asked for", () => {
  it("by the consent, by filters, by a sector's own mutations and by the plan's address", async () => {
    const shared = await overlayOf("plan", "LAB", "karen");
    const own = plainId(shared.plans[0].id);
    const kept = shared.interventions[0].id;
    const given = await give({
      sector: "LAB",
      categories: ["PLAN", "INTERVENTIONS", "APPOINTMENTS", "CONTACTS"],
      exceptItems: [kept],
    });
    expect(given.consent.exceptItems).toEqual([plainId(kept)]);
    expect((await overlayOf("plan", "LAB", "karen")).interventions).not.toContainEqual(
      expect.objectContaining({ id: kept }),
    );

    const read = await house.ask(
      "mette",
      "query ($id: ID!) { employmentPlan(id: $id) { id version } employmentPlans(where: { id: { in: [$id] } }) { nodes { id } } }",
      { id: shared.plans[0].id },
    );
    expect(read.data).toMatchObject({ employmentPlan: { id: own }, employmentPlans: { nodes: [{ id: own }] } });
    const { data } = await house.ask(
      "mette",
      `mutation { changeEmploymentPlan(input: { planId: "${shared.plans[0].id}", version: ${read.data.employmentPlan.version}, title: "Igen" }) { plan { id title } } }`,
    );
    expect(data.changeEmploymentPlan.plan).toEqual({ id: own, title: "Igen" });

    const past = await house.ask(
      "lotte",
      `{ coordinatingPlan(id: "${plan}", knownAt: "${before}") { id goals { id } } }`,
    );
    expect(past.data.coordinatingPlan.id).toMatch(new RegExp(`^${plan}~v\\d+$`));
    const present = await house.ask(
      "lotte",
      `{ coordinatingPlan(id: "${past.data.coordinatingPlan.id}") { id version } }`,
    );
    expect(present.data.coordinatingPlan.id).toBe(plan);
    const svg = await fetch(`${house.url}/plans/${past.data.coordinatingPlan.id}/timeline.svg`, {
      headers: { authorization: `Bearer ${await tokenOf("lotte")}` },
    });
    expect(svg.status).toBe(200);
    const commented = await house.ask(
      "lotte",
      `mutation { commentGoal(input: { planId: "${past.data.coordinatingPlan.id}", version: ${present.data.coordinatingPlan.version}, goalId: "${past.data.coordinatingPlan.goals[0].id}", comment: "Ja" }) { plan { id } userErrors { code } } }`,
    );
    expect(commented.data.commentGoal).toEqual({ plan: { id: plan }, userErrors: [] });
  });

  it("and in what a change gives back one id shows one value too", async () => {
    for (const { as, query, variables } of EXAMPLES.filter(changes)) {
      const { errors } = await one(as, query, variables ?? {});
      expect(errors).toBeUndefined();
    }
  });

  it("and text that only looks like one is left as it was", () => {
    const id = "b28b1874-fdaf-8ccf-a675-40faf5c7108b";
    expect(plainId(doorId(doorId(id, plan), "v3"))).toBe(id);
    expect(doorId(doorId(id, plan), plan)).toBe(`${id}~${plan}`);
    for (const other of ["", "~", "LAB", "4711", "a~b", `${id}~`, "~v", "om 5~7 dage"])
      expect(plainId(other)).toBe(other);
  });
});

describe("a sector in any language", () => {
  it("answers plain ids, and the gateway names the door on them", async () => {
    const sdl = `type FlatOverlay @key(fields: "grant") { grant: ID! flats: [Flat!] } interface Home { id: ID! landlordId: ID owner: Citizen }
      type Flat implements Home @key(fields: "id") { id: ID! landlordId: ID caseworkerId: ID owner: Citizen rooms: [Room!] name: String } type Room { id: ID! homeIds: [ID!] }
      type Citizen @key(fields: "id", resolvable: false) { id: ID! }`;
    const flat = {
      id: "7",
      key: "7",
      landlordId: null,
      caseworkerId: "mette",
      name: "7",
      owner: { id: "lotte" },
      rooms: [{ id: "1", homeIds: ["7", "8"] }],
    };
    let asked: unknown;
    const link: SubgraphLink = {
      name: "flats",
      sdl: async () => sdl,
      ready: async () => true,
      close: async () => undefined,
      execute: async ({ variables }) => {
        asked = variables?.r;
        return {
          data: {
            _entities: [{ grant: "as given", flats: [flat] }, { flats: [flat] }, { id: "7", rooms: [{ id: "1" }] }],
          },
        };
      },
    };
    const grant = (door: string | null) =>
      mintGrant(
        {
          citizen: lotte,
          sector: "FLATS",
          reader: "x",
          request: "",
          role: Role.CITIZEN,
          purpose: "X",
          categories: [DataCategory.PLAN],
          except: [],
          plan,
          door,
        },
        "a secret of at least thirty-two characters",
      );
    const text = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on FlatOverlay { grant flats { ...F key: id ... on Home { landlordId owner { id } } } } ... on Flat { id rooms { id } } } }
      fragment F on Flat { id caseworkerId name rooms { id homeIds } }`;
    const document: DocumentNode = parse(text);
    const variables = {
      r: [
        { __typename: "FlatOverlay", grant: grant(plan) },
        { __typename: "FlatOverlay", grant: grant(null) },
        { __typename: "Flat", id: `7~${plan}` },
      ],
    };
    const answer = await withDoors(link).execute(
      { document, text, variables, authorization: null, requestId: "" },
      new AbortController().signal,
    );
    const at = (id: string) => `${id}~${plan}`;
    expect(answer.data?._entities).toEqual([
      {
        grant: "as given",
        flats: [{ ...flat, id: at("7"), key: at("7"), rooms: [{ id: at("1"), homeIds: [at("7"), at("8")] }] }],
      },
      { flats: [flat] },
      { id: at("7"), rooms: [{ id: at("1") }] },
    ]);
    expect(asked).toEqual([variables.r[0], variables.r[1], { __typename: "Flat", id: "7" }]);
  });
});

describe("the check itself", () => {
  const small = buildSchema(`type Query { dog(n: Int = 1): Dog pet: Pet dogs: [Dog!] } interface Pet { name: String }
    type Dog implements Pet { id: ID! name: String age(in: Unit = YEARS): Int tags: [String!] home: Home friends: [Dog!] } enum Unit { YEARS MONTHS } type Home { street: String no: Int }`);
  const clash = (query: string, data: unknown, variables = {}, errors: { path: string[] }[] = []) =>
    new Values(small).add({ query, data, variables, errors });
  const dog = (more: object) => ({ __typename: "Dog", id: "1", ...more });

  it("sees two values of one id, by whatever names they were asked for", () => {
    expect(
      clash("{ dog { __typename id name } pet { __typename ... on Dog { id called: name } } }", {
        dog: dog({ name: "A" }),
        pet: dog({ called: "B" }),
      }),
    ).toEqual(['Dog:1 name: dog.name and pet.called: "A" and "B"']);
    expect(
      clash(
        "{ a: dog { __typename id tags home { __typename street no } friends { __typename id } } dogs { __typename id tags home { __typename no } friends { __typename id } } }",
        {
          a: dog({
            tags: ["x"],
            home: { __typename: "Home", street: "S", no: 1 },
            friends: [dog({}), { __typename: "Dog", id: "2" }],
          }),
          dogs: [
            dog({
              tags: ["x", "y"],
              home: { __typename: "Home", no: 2 },
              friends: [dog({}), { __typename: "Dog", id: "3" }],
            }),
          ],
        },
      ),
    ).toHaveLength(3);
    expect(
      clash("{ a: dog { __typename id home { __typename no } } b: dog { __typename id home { __typename no } } }", {
        a: dog({ home: null }),
        b: dog({ home: { __typename: "Home", no: 2 } }),
      }),
    ).toHaveLength(1);
  });

  it("compares what was asked with the same arguments, and no other", () => {
    const query = "query ($u: Unit) { a: dog { __typename id age } b: dog(n: 1) { __typename id age(in: $u) } }";
    const data = { a: dog({ age: 2 }), b: dog({ age: 24 }) };
    expect(clash(query, data, { u: "MONTHS" })).toEqual([]);
    expect(clash(query, data, { u: "YEARS" })).toHaveLength(1);
  });

  it("takes what failed for no value, and things without an id for parts of what they stand in", () => {
    expect(
      clash(
        "{ a: dog { __typename id name } b: dog { __typename id name } }",
        { a: dog({ name: "A" }), b: dog({ name: null }) },
        {},
        [{ path: ["b", "name"] }],
      ),
    ).toEqual([]);
  });

  it("asks for ids everywhere, under other names where the query has taken theirs", () => {
    expect(identified(small, "{ dog { name home { no } } pet { name } }").replace(/\s+/g, " ")).toBe(
      "{ dog { name home { no __typename } __typename id } pet { name __typename } }",
    );
    expect(identified(small, "{ dog { id: name } }").replace(/\s+/g, " ")).toBe(
      "{ dog { id: name ofType: __typename ofId: id } }",
    );
  });
});
