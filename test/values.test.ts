import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, registeredSubgraphs } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isObjectType,
  parse,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseExample } from "../gateway/examples/parse.ts";
import { selectionOf, type Trial, trialsOf, waysTo } from "./support/every-input.ts";
import { type Answer, person, startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { POSTGRES_IS_HERE, startPostgres } from "./support/postgres.ts";
import { id, inDays } from "./support/steps.ts";
import { createDatabase } from "./support/template.ts";

const schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
const ROOTS = [schema.getQueryType(), schema.getMutationType()] as GraphQLObjectType[];

/** Who works where: what they ask gets as far as it can. */
const PEOPLE: Record<string, readonly string[]> = {
  coordination: ["karen", "lotte", "lone"],
  employment: ["mette"],
  social: ["susanne"],
  psychiatry: ["peter"],
  education: ["ulla"],
};

/** Words of the inside, or none at all about the input. */
const INSIDE =
  /The input is not valid|A value in the input|Something went wrong|Noget gik galt|INTERNAL_SERVER|syntax|SQL|relation "|column "|constraint|pg_|typeorm|\bat \S+:\d+/;
/** A day that no `Date` is. */
const NO_DAY = /"[+-]\d+-\d\d|"\d{5,}-\d\d-\d\d/;

let house: TestHouse;
/** Nothing is changed in this one. */
let quiet: TestHouse;
/** The first row of each table, by subgraph: `employment.intervention` → its id. */
const rows = new Map<string, string>();

beforeAll(async () => {
  [house, quiet] = await Promise.all([startHouse({ deadline: 20_000 }), startHouse({ deadline: 20_000 })]);
  for (const name of Object.keys(PEOPLE)) {
    const { db } = house.subgraph(name);
    const tables = await db.query<{ table: string; own: boolean }>(
      `SELECT table_name AS table, bool_or(column_name = 'citizen_id') AS own FROM information_schema.columns
       WHERE table_schema = current_schema() GROUP BY 1 HAVING bool_or(column_name = 'id' AND data_type = 'uuid')`,
    );
    for (const { table, own } of tables) {
      const lottesFirst = own ? `ORDER BY citizen_id = '${id("lotte")}' DESC` : "";
      const [row] = await db.query<{ id: string }>(`SELECT id FROM "${table}" ${lottesFirst} LIMIT 1`);
      if (row) rows.set(`${name}.${table}`, row.id);
    }
  }
});
afterAll(() => Promise.all([house?.stop(), quiet?.stop()]));

const TABLES: Record<string, Record<string, string>> = {
  coordination: { plan: "coordinating_plan", goal: "plan_goal", meeting: "network_meeting", need: "coordination_need" },
  employment: { plan: "employment_plan", duty: "duty_timer", pause: "effort_pause", scheme: "statutory_scheme" },
  social: { plan: "social_plan" },
  psychiatry: { plan: "treatment_plan", treatmentPlan: "treatment_plan", request: "treatment_plan_request" },
  education: { plan: "education_plan", youth: "youth", activity: "youth_activity" },
};

/** What somebody who works in a subgraph would send. */
const sensible = (subgraph: string) => (name: string, type: GraphQLNamedType) => {
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type.name === "Date") return inDays(1);
  if (type.name === "DateTime") return `${inDays(2)}T10:00:00Z`;
  if (type.name === "Boolean") return true;
  if (type.name === "Int" || type.name === "Float") return 1;
  if (/^(citizen|representative|member|child)Ids?$/.test(name)) return id("lotte");
  if (/(worker|coordinator|deputy|holder|invitee|present)\w*Ids?$/i.test(name)) return id("karen");
  if (/[sS]ector$/.test(name)) return "LAB";
  if (/^(from|to)$/.test(name)) return name === "from" ? "09:00" : "10:00";
  if (name === "purpose") return "OFFER_A_PLAN";
  if (name === "cpr") return "not told here";
  if (name === "municipality") return "0260";
  const thing = name.replace(/Ids?$/, "");
  const table = TABLES[subgraph]?.[thing] ?? thing.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return type.name === "ID" ? (rows.get(`${subgraph}.${table}`) ?? id("lotte")) : "Femten tegn eller mere";
};

/** What is over cannot be changed: such changes come last. */
const ends = (change: string) =>
  Number(
    /^(end|close|withdraw|cancel|hold|decline|remove|dismiss|finish|settle|release|complete|discharge|replace)/.test(
      change,
    ),
  );

/** The root fields of a subgraph that clients see. */
function rootFields(subgraph: string): [root: GraphQLObjectType, field: GraphQLField<unknown, unknown>][] {
  const own = parse(house.subgraph(subgraph).sdl, { noLocation: true }).definitions.flatMap((definition) =>
    "fields" in definition && definition.fields && /^(Query|Mutation)$/.test(definition.name?.value ?? "")
      ? definition.fields.map(({ name }) => name.value)
      : [],
  );
  return ROOTS.flatMap((root) =>
    Object.values(root.getFields())
      .filter(({ name, args }) => own.includes(name) && args.length > 0)
      .map((field): [GraphQLObjectType, GraphQLField<unknown, unknown>] => [root, field]),
  );
}

/** Asks a field once for each trial, several in one request; `around` is the way to it. */
async function tryOut(
  { ask }: TestHouse,
  who: string,
  operation: string,
  field: GraphQLField<unknown, unknown>,
  trials: readonly Trial[],
  [before, after]: readonly [string, string] = ["{ ", " }"],
): Promise<Answer> {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const asked = trials.map(({ args }, index) => {
    const given = Object.entries(args).map(([name, value]) => {
      const { type, defaultValue } = field.args.find((arg) => arg.name === name) as (typeof field.args)[number];
      declared.push(`$${name}${index}: ${defaultValue === undefined ? type : String(type).replace(/!$/, "")}`);
      variables[`${name}${index}`] = value;
      return `${name}: $${name}${index}`;
    });
    return `t${index}: ${field.name}(${given.join(", ")}) ${selectionOf(getNamedType(field.type), 1)}`;
  });
  return ask(who, `${operation} (${declared.join(", ")}) ${before}${asked.join("\n")}${after}`, variables);
}

/** A form reads where something is wrong, as the schema spells it; a person reads a sentence without the program's names. */
function isTold(error: NonNullable<Answer["errors"]>[number] | undefined, at: string): boolean {
  const told = (error?.extensions.fields as { field: string; messages: string[]; messagesDa: string[] }[]) ?? [];
  const sentences = [error?.message, error?.extensions.messageDa].map(String);
  return (
    told.some(({ field, messages, messagesDa }) => field === at && messages[0] && messagesDa[0]) &&
    !sentences.some((words) => /\p{L}\.\p{L}|\p{Ll}\p{Lu}/u.test(words))
  );
}

/** What the answer says of each trial, by the alias in the error's path. */
function judge(trials: readonly Trial[], { errors = [], text }: Answer, where: string): string[] {
  const wrong: string[] = [];
  const inside = INSIDE.exec(JSON.stringify(errors)) ?? NO_DAY.exec(text);
  if (inside)
    wrong.push(
      `${where}: ${inside[0]} in ${JSON.stringify(errors[0])?.slice(0, 600)} for ${JSON.stringify(trials).slice(0, 900)}`,
    );
  for (const error of errors) if (!error.path) wrong.push(`${where}: ${error.message}`);
  for (const [index, { at, fate, args }] of trials.entries()) {
    const own = errors.filter(({ path }) => path?.includes(`t${index}`));
    const said = own
      .map(({ message, extensions }) => `${extensions.code} ${message} / ${extensions.messageDa}`)
      .join("; ");
    const value = JSON.stringify(args).slice(0, 300);
    const [error] = own;
    const named = isTold(error, at);
    if (fate === "refused" && !(own.length === 1 && error?.extensions.code === "BAD_USER_INPUT" && named))
      wrong.push(`${where} ${at} was not refused by name: ${said || "no error"} for ${value}`);
    if (fate === "default" && own.some(({ extensions }) => extensions.code === "BAD_USER_INPUT"))
      wrong.push(`${where} ${at}: null is no default: ${said}`);
  }
  return wrong;
}

/** The same arguments on the version that what they name has by now. */
async function onNewest(subgraph: string, trials: readonly Trial[]): Promise<Trial[]> {
  const versions = new Map<string, number>();
  const said = JSON.stringify(trials);
  for (const [name, row] of rows) {
    const [owner, table] = name.split(".");
    if (owner !== subgraph || !said.includes(row)) continue;
    const [found] = await house
      .subgraph(subgraph)
      .db.query<{ version: string | null }>(
        `SELECT to_jsonb(t) ->> 'version' AS version FROM "${table}" t WHERE id = $1`,
        [row],
      );
    if (found?.version) versions.set(row, Number(found.version));
  }
  return trials.map((trial) => {
    const input = trial.args.input as Record<string, unknown> | undefined;
    const named = Object.values(input ?? {}).find((value) => versions.has(String(value)));
    const changed = input?.version === 1 && named !== undefined;
    return changed ? { ...trial, args: { input: { ...input, version: versions.get(String(named)) } } } : trial;
  });
}

/** As many as an operation may hold of the largest type, each with all it shows. */
const AT_ONCE = 6;

function inBatches<T>(items: readonly T[], atOnce = AT_ONCE): T[][] {
  return Array.from({ length: Math.ceil(items.length / atOnce) }, (_, at) =>
    items.slice(at * atOnce, (at + 1) * atOnce),
  );
}

describe("every argument and input field of the graph, given what nobody would send", () => {
  it.each(Object.keys(PEOPLE))(
    "is refused by name or answered, never with a fault of ours: the queries and changes of %s",
    async (subgraph) => {
      const wrong: string[] = [];
      let tried = 0;
      const inputs = new Set<string>();
      for (const [root, field] of rootFields(subgraph).sort(([, a], [, b]) => ends(a.name) - ends(b.name))) {
        const changes = root.name === "Mutation";
        const trials = trialsOf(field, changes, sensible(subgraph), inputs);
        const ask = async (who: string, some: readonly Trial[]) => {
          const answer = await tryOut(house, who, root.name.toLowerCase(), field, some);
          wrong.push(...judge(some, answer, `${who} ${field.name}`));
          tried += some.length;
        };
        // At the door everybody is the same; what gets past it is tried one change after the other.
        const [first = "", ...others] = PEOPLE[subgraph] ?? [];
        for (const some of inBatches(trials.filter(({ fate }) => fate === "refused"))) await ask(first, some);
        const answered = trials.filter(({ fate }) => fate !== "refused");
        for (const some of inBatches(answered, changes ? 1 : AT_ONCE))
          await ask(first, changes ? await onNewest(subgraph, some) : some);
        // Others get as far in other fields; by a third of the values each, in turn.
        for (const [turn, who] of others.entries())
          for (const some of inBatches(
            answered.filter((_, at) => at % 3 === turn),
            changes ? 1 : AT_ONCE,
          ))
            await ask(who, changes ? await onNewest(subgraph, some) : some);
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(tried).toBeGreaterThan(1_000);
    },
    600_000,
  );

  it("is refused by name or answered deep in the graph, too", async () => {
    const lotte = `(citizenId: "${id("lotte")}")`;
    const plan = rows.get("coordination.coordinating_plan");
    const ways = waysTo(schema, {
      me: "",
      coordinatingPlan: `(id: "${plan}")`,
      employmentCase: lotte,
      socialCase: lotte,
      psychiatryCase: lotte,
      educationCase: lotte,
      employmentCodes: "",
      candidateCitizens: `(purpose: "OFFER_A_PLAN")`,
    });
    const wrong: string[] = [];
    const reached = new Set<string>();
    for (const type of Object.values(schema.getTypeMap())) {
      const way = ways.get(type.name);
      if (!way || !isObjectType(type) || ROOTS.includes(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.args.length === 0) continue;
        const trials = trialsOf(field, false, sensible("coordination"));
        for (const who of ["lotte", "karen", "mette", "susanne", "peter", "ulla"]) {
          const [first = []] = inBatches(trials);
          const there = await tryOut(quiet, who, "query", field, first, way);
          if (!/"t0":/.test(there.text)) continue; // nothing of it there for them
          reached.add(`${type.name}.${field.name}`);
          for (const some of inBatches(trials)) {
            const answer = await tryOut(quiet, who, "query", field, some, way);
            const inside = INSIDE.exec(JSON.stringify(answer.errors ?? [])) ?? NO_DAY.exec(answer.text);
            if (inside)
              wrong.push(
                `${who} ${type.name}.${field.name}: ${inside[0]} ${JSON.stringify(answer.errors?.[0]).slice(0, 600)}`,
              );
            for (const [index, { at, fate }] of some.entries()) {
              const own = (answer.errors ?? []).filter(({ path }) => path?.includes(`t${index}`));
              if (
                fate === "refused" &&
                !own.every((error) => error.extensions.code === "BAD_USER_INPUT" && isTold(error, at))
              )
                wrong.push(`${who} ${type.name}.${field.name} ${at}: ${JSON.stringify(own[0])}`);
              if (fate === "refused" && own.length === 0)
                wrong.push(`${who} ${type.name}.${field.name} ${at} was taken`);
              if (fate === "default" && own.length > 0)
                wrong.push(`${who} ${type.name}.${field.name} ${at}: ${own[0]?.message}`);
            }
          }
          break;
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect([...reached].length, [...reached].join(" ")).toBeGreaterThan(30);
  }, 600_000);
});

/** Each search tells of its candidates under ids of its own, and in their order, so that neither says who it is. */
const inAnyOrder = (data: object): unknown =>
  JSON.parse(JSON.stringify(data), (key, value) => {
    if (key === "candidateId") return "";
    if (key !== "candidateCitizens") return value;
    return { ...value, nodes: value.nodes?.map((node: object) => JSON.stringify(node)).sort() };
  });

describe("what people write", () => {
  const PROPOSE = `mutation ($input: ProposeGoalInput!) { proposeGoal(input: $input) { plan { goals { title } } userErrors { code } } }`;
  const plan = async (people = quiet) =>
    (await people.ask("lotte", "{ me { plan { id version } } }")).data.me.plan as { id: string; version: number };

  it("is no title when it is blank, and has no spaces around it when it is one", async () => {
    for (const title of ["", "   ", "\t\n", "\u00a0\u200b"]) {
      const { id: planId, version } = await plan();
      const { data, errors } = await quiet.ask("lotte", PROPOSE, { input: { planId, version, title } });
      expect(data).toEqual({ proposeGoal: null });
      expect(errors).toMatchObject([
        {
          message: "A value must not be blank.",
          path: ["proposeGoal"],
          extensions: {
            ...{ code: "BAD_USER_INPUT", messageDa: "En værdi må ikke være tom.", retryable: false },
            fields: [{ field: "input.title", messages: ["must not be blank."], messagesDa: ["må ikke være tom."] }],
          },
        },
      ]);
    }
    const { id: planId, version } = await plan();
    const { data } = await quiet.ask("lotte", PROPOSE, {
      input: { planId, version, title: "  En hund, der hedder A\u030Ase \n" },
    });
    const titles = data.proposeGoal.plan.goals.map(({ title }: { title: string }) => title);
    expect(titles).toContain("En hund, der hedder Åse"); // composed
  });

  it("is nothing where nothing is needed: a place of blanks is no place, and a name of blanks keeps nobody's name", async () => {
    const ADD = `mutation ($input: AddSectorAppointmentInput!) { addEmploymentAppointment(input: $input) { appointment { title place startsAt endsAt } userErrors { field code } } }`;
    const input = {
      citizenId: id("lotte"),
      day: "2027-03-27",
      from: "23:00",
      to: "24:00",
      title: "Sen aften",
      place: "  ",
    };
    const { data } = await quiet.ask("mette", ADD, { input });
    // Midnight at the end of a day is written as 24:00.
    expect(data.addEmploymentAppointment).toEqual({
      appointment: {
        title: "Sen aften",
        place: null,
        startsAt: "2027-03-27T22:00:00Z",
        endsAt: "2027-03-27T23:00:00Z",
      },
      userErrors: [],
    });
    const change = await quiet.ask(
      "mette",
      `mutation ($input: ChangeEmploymentPlanInput!) { changeEmploymentPlan(input: $input) { plan { title } } }`,
      { input: { planId: rows.get("employment.employment_plan"), version: 1, title: "  " } },
    );
    expect(change.errors?.[0]).toMatchObject({
      message: "A value must have at least 1 characters.",
      extensions: {
        ...{ code: "BAD_USER_INPUT", messageDa: "En værdi skal have mindst 1 tegn." },
        fields: [{ field: "title" }],
      },
    });
  });

  it("costs its own field where it is wrong, and the rest is answered", async () => {
    const query = `query ($bad: String!, $good: String!) {
      bad: employmentPlans(where: { title: { contains: $bad } }) { totalCount }
      good: employmentPlans(where: { title: { contains: $good } }) { totalCount }
      me { name } }`;
    for (const bad of ["a\0", "\ud83d", "\u0007", "\u202eodder", "x".repeat(201)]) {
      const { data, errors } = await quiet.ask("mette", query, { bad, good: "Min Plan" });
      expect(data).toEqual({ bad: null, good: { totalCount: expect.any(Number) }, me: { name: "Mette Juul" } });
      expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[["bad"], "BAD_USER_INPUT"]]);
      expect(errors?.[0].extensions.fields).toMatchObject([
        { field: "where.title.contains", messages: [expect.stringMatching(/^(holds|must)/)] },
      ]);
    }
  });

  it("finds Danish letters whether in capitals or not, composed or not, and takes signs for signs", async () => {
    const count = async (contains: string) =>
      (
        await quiet.ask(
          "mette",
          `query ($t: String) { employmentPlans(where: { title: { contains: $t } }) { totalCount } }`,
          { t: contains },
        )
      ).data.employmentPlans.totalCount as number;
    const { db } = quiet.subgraph("employment");
    await db.query(`UPDATE employment_plan SET title = 'Kål påny: 100% Ærø_(år) [1]' WHERE id = $1`, [
      rows.get("employment.employment_plan"),
    ]);
    for (const found of ["kål på", "KÅL", "ka\u030Al Pa\u030Any", "ærØ", "100%", "_(ÅR)", "[1]", " påny "])
      expect(await count(found), found).toBe(1);
    for (const not of ["Pxx", "100_", "p.*j", "😀", "(år|x)"]) expect(await count(not), not).toBe(0);
  });

  it("may be null where there is a default: that is the default", async () => {
    const { data, errors } = await quiet.ask(
      "mette",
      `query ($n: Int, $l: Language, $list: String) {
        asked: employmentPlans(first: $n) { nodes { id } } plain: employmentPlans { nodes { id } }
        codes: employmentCodes(list: $list) { code label(language: $l) } same: employmentCodes { code label } }`,
      { n: null, l: null, list: null },
    );
    expect(errors).toBeUndefined();
    expect(data.asked).toEqual(data.plain);
    expect(data.codes).toEqual(data.same);
    const searched = await quiet.ask(
      "karen",
      `{
        candidates: candidateCitizens(purpose: "OFFER_A_PLAN", where: { minSectors: null }, first: null) { nodes { reasons { message(language: null) } } }
        usual: candidateCitizens(purpose: "OFFER_A_PLAN") { nodes { reasons { message } } } }`,
    );
    expect(searched.errors).toBeUndefined();
    const of = (candidateCitizens: object) => inAnyOrder({ candidateCitizens });
    expect(of(searched.data.candidates)).toEqual(of(searched.data.usual));
    const mine = await quiet.ask("lotte", "{ me { plan { inPlainWords(language: null) same: inPlainWords } } }");
    expect(mine.data.me.plan.inPlainWords).toBe(mine.data.me.plan.same);
  });

  it("is no day when no calendar has it or nobody can mean it, and a sum of days stays in the calendar", async () => {
    const START = `mutation ($input: StartEmploymentDutyInput!) { startEmploymentDuty(input: $input) { duty { dueOn } userErrors { code } } }`;
    const start = (from: string) =>
      quiet.ask("mette", START, {
        input: { citizenId: id("jakob"), kind: "CONTACT_INTERVIEW", everyDays: 1_000, from },
      });
    for (const from of ["9999-12-31", "3000-01-01", "1899-12-31", "0001-01-01"]) {
      const [error] = (await start(from)).errors ?? [];
      expect(error?.message).toBe("A value must lie in the years 1900 to 2999; an end that is not known is left out.");
      expect(error?.extensions.code).toBe("BAD_USER_INPUT");
    }
    for (const from of ["2026-02-30", "0000-01-01", "10000-01-01", "24/12/2026"]) {
      const [error] = (await start(from)).errors ?? [];
      expect([error?.extensions.code, error?.message]).toEqual([
        "BAD_USER_INPUT",
        'Variable "$input.from" is not valid: it is no Date.',
      ]);
    }
    const known = `query ($at: DateTime) { coordinatingPlan(id: "${(await plan()).id}", knownAt: $at) { id } }`;
    const late = await quiet.ask("lotte", known, { at: "9999-12-31T23:59:59-01:00" });
    expect(late.errors?.[0].message).toBe('Variable "$at" is not valid: it is no DateTime.');
    expect((await quiet.ask("lotte", known, { at: "9999-12-31T22:59:59Z" })).errors).toBeUndefined();
    const timeline = await quiet.ask(
      "lotte",
      `{ me { name plan { timeline(from: "9999-12-20") { entries { title } } } } }`,
    );
    expect(timeline.data.me).toEqual({ name: "Lotte Holm", plan: { timeline: null } });
    expect(timeline.errors?.[0].message).toMatch(/^A value must lie in the years 1900 to 2999/);
  });

  it("is refused as a plan that lasts no day", async () => {
    const { data } = await quiet.ask(
      "mette",
      `mutation ($input: CreateEmploymentPlanInput!) { createEmploymentPlan(input: $input) { plan { id } userErrors { field code } } }`,
      {
        input: {
          citizenId: id("karsten"),
          title: "Tom",
          startsOn: "2026-05-01",
          endsOn: "2026-05-01",
          responsibleUnit: "Jobcenter",
          kind: "MIN_PLAN",
        },
      },
    );
    expect(data.createEmploymentPlan.plan).toBeNull();
    expect(data.createEmploymentPlan.userErrors).toContainEqual({
      field: ["input", "endsOn"],
      code: "END_BEFORE_START",
    });
  });
});

describe("ids", () => {
  it("are equal in capitals and in small letters, wherever they are given, and whoever's token has them so", async () => {
    const ID = id("lotte");
    const BIG = ID.toUpperCase();
    const plans = async (where: object) =>
      (
        await quiet.ask(
          "mette",
          "query ($where: EmploymentPlanFilter) { employmentPlans(where: $where) { nodes { id } } }",
          { where },
        )
      ).data.employmentPlans.nodes as object[];
    expect(await plans({ citizenId: { eq: BIG } })).toHaveLength(1);
    expect(await plans({ citizenId: { eq: BIG } })).toEqual(await plans({ citizenId: { eq: ID } }));
    expect(await plans({ citizenId: { in: [BIG, "no id at all"] } })).toEqual(await plans({ citizenId: { in: [ID] } }));
    const { data } = await quiet.ask(
      "mette",
      "query ($id: ID!) { employmentCase(citizenId: $id) { citizen { id } } }",
      { id: BIG },
    );
    expect(data.employmentCase.citizen).toEqual({ id: ID });
    const token = await signDemoToken({ ...person("lotte").caller, id: BIG });
    const mine = "{ me { citizen { id } tasks { nodes { id } } } coordinatingPlans { nodes { id } } }";
    expect((await quiet.ask({ token }, mine)).data).toEqual((await quiet.ask("lotte", mine)).data);
  });

  it("are asked for by another subgraph in capitals, too", async () => {
    const answer = await quiet.subgraph("coordination").execute(
      {
        document: parse("query ($r: [_Any!]!) { _entities(representations: $r) { ... on Citizen { id name } } }"),
        variables: { r: [{ __typename: "Citizen", id: id("lotte").toUpperCase() }] },
      },
      `Bearer ${await tokenOf("lotte")}`,
    );
    expect(answer.data?._entities).toEqual([{ id: id("lotte"), name: "Lotte Holm" }]);
  });
});

describe("a cursor", () => {
  const REFUSED = "A value is no place in this list: take the one that the list gave.";
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const ask = (after: string) =>
    quiet.ask(
      "mette",
      "query ($after: String) { employmentPlans(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } me { name } }",
      { after },
    );

  it("is refused when it is none of the list's own, and the rest is answered", async () => {
    const { data } = await quiet.ask("mette", "{ employmentPlans(first: 1) { pageInfo { endCursor } } }");
    const own = JSON.parse(Buffer.from(data.employmentPlans.pageInfo.endCursor, "base64url").toString()) as string[];
    expect((await ask(encoded(own))).errors).toBeUndefined();
    const [list, day, row] = own;
    for (const parts of [
      null,
      5,
      {},
      [],
      "x",
      [day, row],
      [list, row, day],
      [list, day],
      [list, day, row, row],
      [list, `${day} `, row],
      [list, "+275760-09-14", row],
      [list, "99999-01-01", row],
      [list, "2026-02-30", row],
      [list, "a\0", row],
      [list, day, "a\0"],
      [list, day, 5],
      [list, null, row],
    ]) {
      const { data: rest, errors } = await ask(encoded(parts));
      expect(rest, JSON.stringify(parts)).toEqual({ employmentPlans: null, me: { name: "Mette Juul" } });
      expect(errors, JSON.stringify(parts)).toMatchObject([
        {
          message: REFUSED,
          extensions: {
            code: "BAD_USER_INPUT",
            messageDa: "En værdi er intet sted i listen: brug det, som listen har givet.",
          },
        },
      ]);
    }
    for (const text of ["", "   ", "nonsense", "bnVsbA", "=", "{}", "😀"])
      expect((await ask(text)).errors?.[0].message, text).toBe(REFUSED);
  });

  it("is refused by every other list, of the same kind in another sector too", async () => {
    /** Every list that these people see from the root, by its text before and after the arguments. */
    const lists: [who: string, before: string, after: string][] = [
      ["mette", "{ list: employmentPlans(", ") { pageInfo { endCursor } } }"],
      ["mette", "{ list: employmentTasks(", ") { pageInfo { endCursor } } }"],
      [
        "mette",
        `{ employmentCase(citizenId: "${id("lotte")}") { list: appointments(`,
        ") { pageInfo { endCursor } } } }",
      ],
      ["mette", `{ employmentCase(citizenId: "${id("lotte")}") { list: readLog(`, ") { pageInfo { endCursor } } } }"],
      [
        "susanne",
        `{ socialCase(citizenId: "${id("lotte")}") { list: appointments(`,
        ") { pageInfo { endCursor } } } }",
      ],
      ["susanne", `{ socialCase(citizenId: "${id("lotte")}") { list: readLog(`, ") { pageInfo { endCursor } } } }"],
      ["susanne", "{ list: socialPlans(", ") { pageInfo { endCursor } } }"],
      ["karen", "{ list: coordinatingPlans(", ") { pageInfo { endCursor } } }"],
      ["karen", "{ me { list: tasks(", ") { pageInfo { endCursor } } } }"],
      ["karen", "{ list: caseworkers(", ") { pageInfo { endCursor } } }"],
      ["karen", `{ list: candidateCitizens(purpose: "OFFER_A_PLAN", `, ") { pageInfo { endCursor } } }"],
      ["lotte", "{ me { citizen { list: consents(", ") { pageInfo { endCursor } } } } }"],
      ["lotte", "{ me { plan { list: revisions(", ") { pageInfo { endCursor } } } } }"],
    ];
    const cursors: string[] = [];
    for (const [who, before, after] of lists) {
      const { text } = await quiet.ask(who, `${before}first: 1${after}`);
      cursors.push(String(/"endCursor":"([^"]+)"/.exec(text)?.[1]));
    }
    expect(new Set(cursors).size).toBe(lists.length);
    for (const [index, [who, before, after]] of lists.entries()) {
      for (const [from, cursor] of cursors.entries()) {
        const { errors } = await quiet.ask(who, `${before}first: 1, after: ${JSON.stringify(cursor)}${after}`);
        expect(
          errors?.map(({ message }) => message),
          `${cursors[from]} in ${before}`,
        ).toEqual(from === index ? undefined : [REFUSED]);
      }
    }
  });
});

describe("what a database does not take", () => {
  const CHANGE = `mutation ($input: ChangeEmploymentPlanInput!) { changeEmploymentPlan(input: $input) { plan { title } } again: changeEmploymentPlan(input: { planId: "x", version: 1 }) { plan { title } } }`;
  /** What is answered to a change of a plan, and that the next change is looked at all the same. */
  async function changed(input: object): Promise<[code: string, en: string, da: string, field?: string]> {
    const { db } = quiet.subgraph("employment");
    const planId = rows.get("employment.employment_plan");
    const [plan] = await db.query<{ version: number }>("SELECT version FROM employment_plan WHERE id = $1", [planId]);
    const { errors = [] } = await quiet.ask("mette", CHANGE, { input: { planId, version: plan?.version, ...input } });
    expect(errors.map(({ path }) => path)).toEqual([["changeEmploymentPlan"], ["again"]]);
    const [{ message, extensions }] = errors as [NonNullable<Answer["errors"]>[number]];
    const [told] = (extensions.fields as { field: string }[] | undefined) ?? [];
    return [extensions.code, message, extensions.messageDa, ...(told ? [told.field] : [])] as never;
  }

  it("is told by the name of the field: what is unknown, and what is not allowed", async () => {
    const { db } = quiet.subgraph("employment");
    await db.query("CREATE TABLE unit (name text PRIMARY KEY)");
    await db.query(
      "ALTER TABLE employment_plan ADD FOREIGN KEY (responsible_unit) REFERENCES unit NOT VALID, ADD CONSTRAINT employment_plan_title_check7 CHECK (title <> 'No') NOT VALID",
    );
    expect(await changed({ responsibleUnit: "Nowhere" })).toEqual([
      "BAD_USER_INPUT",
      "A value names something that is unknown here.",
      "En værdi henviser til noget, der er ukendt her.",
      "responsibleUnit",
    ]);
    expect(await changed({ title: "No" })).toEqual([
      "BAD_USER_INPUT",
      "A value is not one of the values that are allowed.",
      "En værdi er ikke en af de værdier, der er tilladt.",
      "title",
    ]);
    await db.query(
      "ALTER TABLE employment_plan DROP CONSTRAINT employment_plan_responsible_unit_fkey, DROP CONSTRAINT employment_plan_title_check7",
    );
    await db.query("DROP TABLE unit");
  });

  it("is never told in its own words, whatever it says of a value", async () => {
    const { db } = quiet.subgraph("employment");
    await db.query(
      `CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'inside' USING ERRCODE = NEW.job_goal; END $$`,
    );
    await db.query("CREATE TRIGGER no BEFORE UPDATE ON employment_plan FOR EACH ROW EXECUTE FUNCTION no()");
    // Of the classes "data exception", "integrity constraint violation" and "program limit exceeded", known to us or not.
    const states = [
      "22000",
      "22001",
      "22003",
      "22007",
      "22008",
      "2200G",
      "22012",
      "22021",
      "2201B",
      "22P02",
      "22P05",
      "22ZZZ",
    ];
    for (const state of [...states, "23000", "23001", "23502", "23503", "23514", "23P01", "54000", "54001"]) {
      const [code, en, da] = await changed({ jobGoal: state });
      expect(code, state).toBe("BAD_USER_INPUT");
      expect(en, state).toMatch(/^A value in the input [a-z0-9 ,.]+\.$/);
      expect(da, state).toMatch(/^En værdi i det indtastede .+\.$/);
    }
    expect((await changed({ jobGoal: "23505" }))[0]).toBe("CONFLICT");
    await db.query("DROP TRIGGER no ON employment_plan");
  });
});

describe("a PostgreSQL server that was set up for somebody else", () => {
  const EXAMPLES = readdirSync(join(ROOT, "gateway/examples"))
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => parseExample(file, readFileSync(join(ROOT, "gateway/examples", file), "utf8")))
    // When something was read or recorded is another matter in each house; and nothing shall be changed.
    .filter(({ query }) => !/mutation|readLog|recordedAt/.test(query));
  /** No two servers are set up alike; what is asked is what Lotte's people ask. */
  const ASKED: [who: string, query: string, variables?: object][] = [
    ["lotte", "{ me { plan { inPlainWords } nextDates { on text } tasks { nodes { id dueOn } } } }"],
    ["karen", "{ caseworkers(first: 100) { nodes { name } } }"],
    [
      "mette",
      `{ a: employmentPlans(where: { title: { contains: "KØKKEN" } }) { nodes { title followUpDue period { from to } } } employmentTerms { code amount validFrom } }`,
    ],
    ["susanne", `{ socialCase(citizenId: "${id("lotte")}") { contacts { function } interventions { hoursPerWeek } } }`],
  ];

  it.skipIf(!POSTGRES_IS_HERE).each([
    ["in Danish", ["--locale=C", "--locale-provider=icu", "--icu-locale=da-DK"]],
    ["in no language", ["--locale=C"]],
  ])(
    "answers the same as any other: its dates, numbers, letters and order are ours (skipped where no PostgreSQL is installed): %s",
    async (_language, locale) => {
      const server = await startPostgres(locale, {
        datestyle: "SQL, DMY",
        intervalstyle: "sql_standard",
        timezone: "America/New_York",
        extra_float_digits: "-10",
        bytea_output: "escape",
        transform_null_equals: "on",
        default_transaction_isolation: "serializable",
      });
      const urls = new Map<string, string>();
      for (const name of registeredSubgraphs())
        urls.set(name, await createDatabase(server.url, `overligger_test_${name}`));
      const theirs = await startHouse({ database: { urls }, seed: true, deadline: 20_000 });
      const ours = await startHouse({ deadline: 20_000 });
      try {
        for (const house of [theirs, ours])
          await house.subgraph("coordination").db.query(
            `WITH named AS (INSERT INTO caseworker (id, name, title, unit)
               SELECT 'named ' || name, name, 'Sagsbehandler', 'Enheden' FROM unnest($1::text[]) AS name RETURNING id)
             INSERT INTO caseworker_affiliation (id, caseworker_id, municipality, title, unit, starts_on, registered_by)
               SELECT md5(id)::uuid, id, '0260', 'Sagsbehandler', 'Enheden', '2026-01-01', id FROM named`,
            [["Åse", "aage", "Aabye", "Zoe", "Ærø", "ase", "Øjvind", "a-b", "ab"]],
          );
        const asked = [...ASKED, ...EXAMPLES.map(({ as, query, variables }) => [as, query, variables ?? {}] as const)];
        for (const [who, query, variables] of asked) {
          const answer = await theirs.ask(who, query, variables);
          expect(answer.errors, query).toBeUndefined();
          expect(inAnyOrder(answer.data), query).toEqual(inAnyOrder((await ours.ask(who, query, variables)).data));
        }
        const session = await theirs
          .subgraph("social")
          .db.query("SELECT name, setting FROM pg_settings WHERE name = 'DateStyle'");
        expect(session).toEqual([{ name: "DateStyle", setting: "ISO, YMD" }]);
      } finally {
        await theirs.stop();
        await ours.stop();
        server.stop();
      }
    },
    300_000,
  );
});
