import type { Database } from "@overligger/shared";
import { demoStaff, stableId } from "@overligger/shared/demo";
import type { Item, Setting, Shared } from "./history.ts";

// People for histories: made many at a time, each with a plan and with one of everything in two sectors, before anything is agreed to.

/** The day on which every history begins. */
export const FIRST_DAY = "2027-02-01";
export const dayAfter = (days: number): string =>
  new Date(Date.parse(FIRST_DAY) + days * 86_400_000).toISOString().slice(0, 10);

const SUBGRAPH: Readonly<Record<Shared, readonly [subgraph: string, plans: string]>> = {
  LAB: ["employment", "employment_plan"],
  PSYCHIATRY: ["psychiatry", "treatment_plan"],
};

export interface Somebody {
  readonly citizenId: string;
  readonly planId: string;
  readonly mother: string;
  readonly father: string;
  readonly items: Readonly<Record<Shared, Readonly<Record<Item | "goal", string>>>>;
}
export type Databases = (subgraph: string) => Database;

/** Puts in rows like the first one of a table, each with what is different in it. */
async function plant(db: Database, table: string, like: string, rows: readonly object[]): Promise<void> {
  await db.query(
    `INSERT INTO "${table}" SELECT r.* FROM jsonb_array_elements($1::jsonb) AS o,
       LATERAL jsonb_populate_record(NULL::"${table}", (SELECT to_jsonb(t) FROM "${table}" t WHERE ${like} LIMIT 1) || o) AS r`,
    [JSON.stringify(rows)],
  );
}

const person = (number: number, municipality: Setting["municipality"]): Somebody => {
  const name = (what: string) => stableId(`oracle/${municipality}/${number}/${what}`);
  const items = (sector: Shared) =>
    Object.fromEntries(
      ["plan", "goal", "given", "beside", "meeting", "visit", "contact"].map((item) => [
        item,
        name(`${sector}/${item}`),
      ]),
    ) as Somebody["items"][Shared];
  return {
    ...{ citizenId: name("citizen"), planId: name("plan"), mother: name("mother"), father: name("father") },
    items: { LAB: items("LAB"), PSYCHIATRY: items("PSYCHIATRY") },
  };
};

const TEAM = {
  "0260": { coordinator: "karen", social: "susanne" },
  "0219": { coordinator: "soeren", social: "dorte" },
} as const;

async function settle(
  databases: Databases,
  people: readonly Somebody[],
  municipality: Setting["municipality"],
): Promise<void> {
  const db = databases("coordination");
  const { coordinator, social } = TEAM[municipality];
  const start = "2026-06-01";
  const at = `${start}T09:00:00.000Z`;
  const all = <T>(make: (each: Somebody) => T[]) => people.flatMap(make);
  await plant(
    db,
    "citizen",
    "true",
    all(({ citizenId, mother, father }) =>
      [citizenId, mother, father].map((id) => ({
        id,
        name: "Navn",
        born_on: "1980-01-01",
        municipality,
        cpr_hash: null,
      })),
    ),
  );
  await plant(
    db,
    "representation",
    "true",
    all(({ citizenId, mother, father }) =>
      [mother, father].map((representative_id) => ({
        ...{ id: stableId(`${citizenId}/${representative_id}`), citizen_id: citizenId, representative_id },
        ...{ kind: "PARENT", starts_on: "2000-01-01", ends_on: null },
      })),
    ),
  );
  await plant(
    db,
    "coordinating_plan",
    "status = 'ACTIVE'",
    all(({ citizenId, planId }) => [
      {
        id: planId,
        citizen_id: citizenId,
        municipality,
        initiative_holder_id: demoStaff(coordinator).id,
        follow_up_due: null,
      },
    ]),
  );
  await plant(
    db,
    "coordinator_assignment",
    "role = 'LEAD'",
    all(({ planId }) => [
      {
        id: stableId(`${planId}/lead`),
        plan_id: planId,
        caseworker_id: demoStaff(coordinator).id,
        starts_on: start,
        ends_on: null,
      },
    ]),
  );
  await plant(
    db,
    "plan_participant",
    "true",
    all(({ planId }) => [
      {
        ...{
          id: stableId(`${planId}/social`),
          plan_id: planId,
          caseworker_id: demoStaff(social).id,
          sector_code: "SEL",
        },
        starts_on: start,
        ends_on: null,
      },
    ]),
  );
  await plant(
    db,
    "consent",
    "kind = 'JOINING'",
    all(({ citizenId }) => [
      {
        id: stableId(`${citizenId}/joining`),
        citizen_id: citizenId,
        given_by: citizenId,
        approvals: [{ party: "CITIZEN", at, by: citizenId }],
        given_at: at,
        valid_from: start,
        withdrawn_at: null,
        replaced_at: null,
      },
    ]),
  );
  for (const [sector, [subgraph, plans]] of Object.entries(SUBGRAPH) as [Shared, readonly [string, string]][]) {
    const own = databases(subgraph);
    const rows = (make: (items: Somebody["items"][Shared]) => object[]) =>
      all(({ citizenId, items }) =>
        make(items[sector]).map((row) => ({ citizen_id: citizenId, municipality, ...row })),
      );
    const ends = { status: "RUNNING", starts_on: "2027-01-04", ends_on: null };
    await plant(
      own,
      plans,
      "status = 'ACTIVE'",
      rows(({ plan }) => [{ id: plan, starts_on: start, ends_on: null }]),
    );
    await plant(
      own,
      "goal",
      "true",
      all(({ items }) => [{ id: items[sector].goal, plan_id: items[sector].plan, position: 0 }]),
    );
    await plant(
      own,
      "intervention",
      "true",
      rows(({ plan, given, beside }) => [
        { id: given, plan_id: plan, ...ends },
        { id: beside, plan_id: null, ...ends },
      ]),
    );
    const time = (day: string) => ({ starts_at: `${day}T09:00:00Z`, ends_at: `${day}T10:00:00Z`, cancelled_at: null });
    await plant(
      own,
      "appointment",
      "true",
      rows(({ given, meeting, visit }) => [
        { id: meeting, intervention_id: given, ...time("2027-03-02") },
        { id: visit, intervention_id: null, ...time("2027-03-03") },
      ]),
    );
    await plant(
      own,
      "contact_point",
      "true",
      rows(({ contact }) => [{ id: contact, ends_on: null }]),
    );
  }
}

/** A town with people enough: whoever is taken is nobody else's, and made ready for a setting. */
export class Town {
  readonly #databases: Databases;
  readonly #free = new Map<Setting["municipality"], Somebody[]>();
  #made = 0;

  constructor(databases: Databases) {
    this.#databases = databases;
  }

  async takes(setting: Setting): Promise<Somebody> {
    const { municipality, turns, birthdayIn, parents } = setting;
    const free = this.#free.get(municipality) ?? [];
    this.#free.set(municipality, free);
    if (free.length === 0) {
      const many = Array.from({ length: 100 }, () => person(this.#made++, municipality));
      await settle(this.#databases, many, municipality);
      free.push(...many);
    }
    const somebody = free.pop() as Somebody;
    const birthday = dayAfter(birthdayIn);
    const born = `${Number(birthday.slice(0, 4)) - turns}${birthday.slice(4)}`;
    const db = this.#databases("coordination");
    await db.query("UPDATE citizen SET born_on = $2 WHERE id = $1", [somebody.citizenId, born]);
    const gone = parents === "none" ? [somebody.mother, somebody.father] : parents === "both" ? [] : [somebody.father];
    await db.query("DELETE FROM representation WHERE citizen_id = $1 AND representative_id = ANY($2::uuid[])", [
      somebody.citizenId,
      gone,
    ]);
    await db.query("UPDATE representation SET custody = $2 WHERE citizen_id = $1", [
      somebody.citizenId,
      parents === "mother" ? "SOLE" : "JOINT",
    ]);
    return somebody;
  }
}
