import { CATEGORIES, type Category, type Reader, type Road, SECTORS, type Shared } from "./history.ts";
import type { Model } from "./model.ts";
import type { Json, Life } from "./play.ts";
import type { Shown } from "./shown.ts";
import type { Somebody } from "./town.ts";

// What is looked at: by each road what the house shows, and what the model says is to be shown, in one shape and by one id for each thing.

const OVERLAY = `__typename plans { id goals { id } interventions { id } } interventions { id } contacts { id }
  appointments { totalCount nodes { id } }`;
const SECTORS_OF = `sectors { sector { code } access { open categories } overlay { ${OVERLAY} } }`;
const PLAN = `id ${SECTORS_OF}`;
const ACROSS = `id contacts { contacts { id } } timeline(from: "2027-01-01", to: "2027-05-01") { entries { id } }`;

export const QUERIES: Readonly<Record<Road, string>> = {
  plan: `plan: coordinatingPlan(id: $plan) { ${PLAN} }`,
  list: `list: coordinatingPlans(where: { id: { eq: $plan } }) { totalCount nodes { ${PLAN} } }`,
  mine: `mine: me { citizen { id coordinatingPlan { ${PLAN} } } represents { citizen { id coordinatingPlan { ${PLAN} } } } }`,
  citizen: `citizen: citizen(id: $citizen, reason: "Har henvendt sig") { id ${SECTORS_OF} coordinatingPlan { ${PLAN} } }`,
  case: `case: employmentCase(citizenId: $citizen) { ${OVERLAY} }`,
  across: `across: coordinatingPlan(id: $plan) { ${ACROSS} }`,
};

/** A text that asks by these roads. */
export function queryOf(roads: readonly Road[], fragment = false): string {
  const used = (name: string) => roads.some((road) => QUERIES[road].includes(`$${name}`));
  const variables = [used("plan") ? "$plan: ID!" : "", used("citizen") ? "$citizen: ID!" : ""].filter(Boolean);
  const fields = roads.map((road) => QUERIES[road]).join("\n");
  const head = variables.length > 0 ? `(${variables.join(", ")})` : "";
  return fragment ? `query ${head} { ...Roads }\nfragment Roads on Query { ${fields} }` : `query ${head} { ${fields} }`;
}

export const variablesOf = ({ planId, citizenId }: Somebody) => ({ plan: planId, citizen: citizenId });

/** What one road shows, said in one way: `LAB.plans.plan`, `LAB.contacts: closed` … */
export type Told = readonly string[];

/** What stands in the plan, apart from what stands beside it. */
const inside = (told: Told) => told.map((each) => `in the plan: ${each}`);
const plainId = (id: string): string => id.split("~")[0] as string;

function nameOf(somebody: Somebody, sector: Shared): (row: { id: string }) => string {
  const names = new Map(Object.entries(somebody.items[sector]).map(([item, id]) => [id, item]));
  return ({ id }) => names.get(plainId(id)) ?? "something else";
}

const list = (at: string, rows: Json[] | null, name: (row: Json) => string): string[] =>
  rows === null ? [`${at}: closed`] : rows.map((row) => `${at}.${name(row)}`);

function ofOverlay(somebody: Somebody, sector: Shared, overlay: Json): string[] {
  const name = nameOf(somebody, sector);
  const { plans, interventions, contacts, appointments } = overlay;
  return [
    ...list(`${sector}.plans`, plans, name),
    ...(plans ?? []).flatMap((plan: Json) => [
      ...list(`${sector}.plans.goals`, plan.goals, name),
      ...list(`${sector}.plans.interventions`, plan.interventions, name),
    ]),
    ...list(`${sector}.interventions`, interventions, name),
    ...list(`${sector}.contacts`, contacts, name),
    ...list(`${sector}.appointments`, appointments?.nodes ?? null, name),
    ...(appointments ? [`${sector}.appointments: ${appointments.totalCount}`] : []),
  ];
}

function ofSectors(somebody: Somebody, sectors: Json[]): string[] {
  return SECTORS.flatMap((sector) => {
    const entry = sectors.find(({ sector: { code } }: Json) => code === sector);
    return entry.overlay ? ofOverlay(somebody, sector, entry.overlay) : [`${sector}: closed`];
  });
}

/** As the house answered it; the plan's own part of a road apart. */
export function shown(road: Road, data: Json, somebody: Somebody): Told {
  const plan = (found: Json) => (found ? ["plan", ...ofSectors(somebody, found.sectors)] : []);
  const { [road]: answer } = data;
  switch (road) {
    case "plan":
      return plan(answer);
    case "list":
      return answer.nodes.length === answer.totalCount ? answer.nodes.flatMap(plan) : ["a wrong number"];
    case "mine": {
      const people = [answer.citizen, ...answer.represents.map(({ citizen }: Json) => citizen)];
      return plan(people.find((each) => each?.id === somebody.citizenId)?.coordinatingPlan);
    }
    case "citizen":
      return answer
        ? ["citizen", ...ofSectors(somebody, answer.sectors), ...inside(plan(answer.coordinatingPlan))]
        : [];
    case "case":
      return answer ? ofOverlay(somebody, "LAB", answer) : [];
    case "across":
      return answer ? across(somebody, answer) : [];
  }
}

function across(somebody: Somebody, { contacts, timeline }: Json): string[] {
  const ids = new Map(
    SECTORS.flatMap((sector) =>
      Object.entries(somebody.items[sector]).map(([item, id]) => [id, `${sector}.${item}`] as const),
    ),
  );
  const known = (rows: Json[]) => [...new Set(rows.flatMap(({ id }) => ids.get(plainId(id)) ?? []))].sort();
  return ["plan", ...known(contacts.contacts), ...known(timeline.entries)];
}

function saidOf(sector: Shared, { categories, items }: Shown): string[] {
  const has = (category: Category) => categories.includes(category);
  const of = (at: string, category: Category, ...names: string[]) =>
    has(category)
      ? names.filter((name) => items.includes(name as never)).map((name) => `${sector}.${at}.${name}`)
      : [`${sector}.${at}: closed`];
  const thePlan = has("PLAN") && items.includes("plan");
  const appointments = items.filter((item) => item === "meeting" || item === "visit");
  return [
    ...of("plans", "PLAN", "plan"),
    ...(thePlan ? (has("GOALS") ? [`${sector}.plans.goals.goal`] : [`${sector}.plans.goals: closed`]) : []),
    ...(thePlan ? of("plans.interventions", "INTERVENTIONS", "given") : []),
    ...of("interventions", "INTERVENTIONS", "given", "beside"),
    ...of("contacts", "CONTACTS", "contact"),
    ...of("appointments", "APPOINTMENTS", "meeting", "visit"),
    ...(has("APPOINTMENTS") ? [`${sector}.appointments: ${appointments.length}`] : []),
  ];
}

/** As the model says that it is to be answered. */
export function expected(road: Road, who: Reader, model: Model): Told {
  const all = (sectors: Readonly<Record<Shared, Shown | null>>) =>
    SECTORS.flatMap((sector) => {
      const what = sectors[sector];
      return what ? saidOf(sector, what) : [`${sector}: closed`];
    });
  const plan = () => (model.mayReadPlan(who) ? ["plan", ...all(model.inPlan(who))] : []);
  switch (road) {
    case "plan":
    case "list":
      return plan();
    case "mine":
      return ["self", "mother", "father"].includes(who) ? plan() : [];
    case "citizen":
      return model.mayKnow(who) ? ["citizen", ...all(model.outside(who)), ...inside(plan())] : [];
    case "case":
      return model.mayReadCase(who) ? saidOf("LAB", { categories: CATEGORIES, items: model.everything }) : [];
    case "across":
      return model.mayReadPlan(who) ? ["plan", ...acrossOf(model.inPlan(who))] : [];
  }
}

function acrossOf(sectors: Readonly<Record<Shared, Shown | null>>): string[] {
  const of = (category: Category, ...names: string[]) =>
    SECTORS.flatMap((sector) => {
      const what = sectors[sector];
      return what?.categories.includes(category)
        ? names.filter((name) => what.items.includes(name as never)).map((name) => `${sector}.${name}`)
        : [];
    });
  return [
    ...of("CONTACTS", "contact").sort(),
    ...[...of("APPOINTMENTS", "meeting", "visit"), ...of("INTERVENTIONS", "given", "beside")].sort(),
  ];
}

/** Whether anything of a sector was shown. */
export const isAllowed = (told: Told): boolean => told.some((each) => /\b(LAB|PSYCHIATRY)\.[a-z.]+$/.test(each));

/** What somebody sees by these roads, each thing once and in one order. */
export async function looks(
  life: Life,
  who: Reader,
  roads: readonly Road[],
  fragment = false,
): Promise<Map<Road, Told>> {
  const { data, errors } = await life.ask(who, queryOf(roads, fragment), variablesOf(life.somebody));
  if (errors?.length) throw new Error(`${who} was answered with ${errors.map(({ message }) => message).join("; ")}`);
  return new Map(roads.map((road) => [road, shown(road, data, life.somebody).toSorted()]));
}
