import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
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
import { selectionOf, type Trial, trialsOf, waysTo } from "./support/every-input.ts";
import { type Answer, startHouse, type TestHouse } from "./support/house.ts";
import { id, inDays } from "./support/steps.ts";

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

/** Words of the inside. */
const INSIDE =
  /Something went wrong|Noget gik galt|INTERNAL_SERVER|syntax|SQL|relation "|column "|constraint|pg_|typeorm|\bat \S+:\d+/;
/** A day that no `Date` is. */
const NO_DAY = /"[+-]\d+-\d\d|"\d{5,}-\d\d-\d\d/;

let house: TestHouse;
/** The first row of each table, by subgraph: `employment.intervention` → its id. */
const rows = new Map<string, string>();

beforeAll(async () => {
  house = await startHouse({ deadline: 20_000 });
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
afterAll(() => house?.stop());

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
  if (name === "cpr") return "not told here";
  if (name === "municipality") return "0260";
  const thing = name.replace(/Ids?$/, "");
  const table = TABLES[subgraph]?.[thing] ?? thing.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return type.name === "ID" ? (rows.get(`${subgraph}.${table}`) ?? id("lotte")) : "Femten tegn eller mere";
};

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
  return house.ask(who, `${operation} (${declared.join(", ")}) ${before}${asked.join("\n")}${after}`, variables);
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
    const named = [error?.message, error?.extensions.messageDa].every((words) => String(words).includes(`${at} `));
    if (fate === "refused" && !(own.length === 1 && error?.extensions.code === "BAD_USER_INPUT" && named))
      wrong.push(`${where} ${at} was not refused by name: ${said || "no error"} for ${value}`);
    if (fate === "default" && own.some(({ extensions }) => extensions.code === "BAD_USER_INPUT"))
      wrong.push(`${where} ${at}: null is no default: ${said}`);
  }
  return wrong;
}

const AT_ONCE = 8;
function inBatches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, at) =>
    items.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

describe("every argument and input field of the graph, given what nobody would send", () => {
  // Before anything is changed: the walk below fills Lotte's case with thousands of things.
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
      candidateCitizens: `(purpose: "Kortlægning af borgere")`,
    });
    const wrong: string[] = [];
    const reached = new Set<string>();
    for (const type of Object.values(schema.getTypeMap())) {
      const way = ways.get(type.name);
      if (!way || !isObjectType(type) || ROOTS.includes(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.args.length === 0) continue;
        // One of a kind: what the walk above tried whole passes the same door here.
        const kinds = new Map(
          trialsOf(field, false, sensible("coordination")).map((trial) => [trial.at + trial.fate, trial]),
        );
        for (const who of ["lotte", "karen", "mette", "susanne", "peter", "ulla"]) {
          const [first = [], ...more] = inBatches([...kinds.values()]);
          const there = await tryOut(who, "query", field, first, way);
          if (!/"t0":/.test(there.text)) continue; // nothing of it there for them
          reached.add(`${type.name}.${field.name}`);
          for (const some of [first, ...more]) {
            const answer = some === first ? there : await tryOut(who, "query", field, some, way);
            const inside = INSIDE.exec(JSON.stringify(answer.errors ?? [])) ?? NO_DAY.exec(answer.text);
            if (inside)
              wrong.push(
                `${who} ${type.name}.${field.name}: ${inside[0]} ${JSON.stringify(answer.errors?.[0]).slice(0, 600)}`,
              );
            for (const [index, { at, fate }] of some.entries()) {
              const own = (answer.errors ?? []).filter(({ path }) => path?.includes(`t${index}`));
              if (
                fate === "refused" &&
                !own.every(({ extensions, message }) => extensions.code === "BAD_USER_INPUT" && message.includes(at))
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

  it.each(Object.keys(PEOPLE))(
    "is refused by name or answered, never with a fault of ours: the queries and changes of %s",
    async (subgraph) => {
      const wrong: string[] = [];
      let tried = 0;
      for (const [root, field] of rootFields(subgraph)) {
        const trials = trialsOf(field, root.name === "Mutation", sensible(subgraph));
        for (const who of PEOPLE[subgraph] ?? []) {
          for (const some of inBatches(trials)) {
            const answer = await tryOut(who, root.name.toLowerCase(), field, some);
            wrong.push(...judge(some, answer, `${who} ${field.name}`));
            tried += some.length;
          }
        }
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(tried).toBeGreaterThan(1_000);
    },
    600_000,
  );
});
