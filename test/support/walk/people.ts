import { type Caller, Role, registeredSectors } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { person, type TestHouse } from "../house.ts";
import { id } from "../steps.ts";

/** Somebody who asks, and what they are to Lotte and her plan. */
export interface Asker {
  readonly relation: string;
  /** The sector whose staff they are. */
  readonly sector: string | null;
  readonly who: { token: string };
}

/** What they are to Lotte, by the sign over their column, in the order of the columns. */
export const RELATIONS: Readonly<Record<string, string>> = {
  self: "Lotte herself",
  exP: "her parent, now that she is of age",
  gua: "her guardian, while she can decide herself",
  oth: "another citizen",
  gua2: "her guardian, while she cannot",
  self2: "Lotte herself, while she cannot",
  par: "her parent, were she twelve",
  kid: "Lotte herself, were she twelve",
  coo: "who coordinates her plan",
  dep: "who stands in for them",
  exD: "who stood in for them",
  tak: "who takes part for another sector than the one asked",
  tak2: "who takes part, asking their own sector",
  exT: "who took part for another sector",
  tak0: "who takes part, with a sign-in that names no municipality",
  takO: "the same, asking their own sector",
  takL: "who takes part, signed in as a leader",
  cooB: "who coordinates another plan in her municipality",
  cooE: "who coordinates in another municipality",
  own: "a sector's own staff in her municipality",
  ownE: "a sector's own staff in another municipality",
  frn: "staff of another sector in her municipality",
  own0: "a sector's own staff, with a sign-in that names no municipality",
  reg: "a regional sector's own staff in her region",
  regE: "a regional sector's own staff in another region",
  lea: "who leads coordination in her municipality",
  leaE: "who leads it in another",
  ana: "an analyst",
};

const [HERE, ELSEWHERE] = ["0260", "0219"];
const [REGION, OTHER_REGION] = ["1084", "1081"];
const [PARENT, GUARDIAN] = ["henrik", "maria"];

async function asker(relation: string, caller: Partial<Caller> & { id: string; role: Role }): Promise<Asker> {
  const claims = { name: "Navn", sector: null, municipality: null, region: null, ...caller };
  return { relation, sector: claims.sector, who: { token: await signDemoToken(claims) } };
}
const demo = (relation: string, key: string, more: Partial<Caller> = {}) =>
  asker(relation, { ...person(key).caller, ...more });

/** Who asks on any day. */
export async function everybody(): Promise<Asker[]> {
  const role = Role.CASEWORKER;
  const sectors = registeredSectors();
  const regional = sectors.filter((sector) => sector.regional);
  return Promise.all([
    demo("coo", "karen"),
    asker("dep", { id: "walk-deputy", role: Role.COORDINATOR, municipality: HERE }),
    asker("exD", { id: "walk-was-deputy", role: Role.COORDINATOR, municipality: HERE }),
    demo("tak", "mette"),
    demo("tak", "susanne"),
    demo("tak0", "susanne", { municipality: null }),
    demo("takL", "susanne", { role: Role.LEADER, sector: null }),
    demo("exT", "kim"),
    demo("cooB", "bodil"),
    demo("cooE", "soeren"),
    ...sectors.flatMap(({ code: sector }) => [
      asker("own", { id: `walk-${sector}`, role, sector, municipality: HERE }),
      asker("ownE", { id: `walk-${sector}-elsewhere`, role, sector, municipality: ELSEWHERE }),
      asker("own0", { id: `walk-${sector}-nowhere`, role, sector }),
    ]),
    ...regional.flatMap(({ code: sector }) => [
      asker("reg", { id: `walk-${sector}-region`, role, sector, region: REGION }),
      asker("regE", { id: `walk-${sector}-region-elsewhere`, role, sector, region: OTHER_REGION }),
    ]),
    demo("lea", "lone"),
    demo("leaE", "lone", { id: "walk-leader-elsewhere", municipality: ELSEWHERE }),
    demo("ana", "anna"),
  ]);
}

/** Who asks while she is of age and can decide. */
export const asAdult = () =>
  Promise.all([demo("self", "lotte"), demo("exP", PARENT), demo("gua", GUARDIAN), demo("oth", "fatima")]);
export const asUnable = () => Promise.all([demo("gua2", GUARDIAN), demo("self2", "lotte")]);
export const asChild = () => Promise.all([demo("par", PARENT), demo("kid", "lotte")]);

/** Who stood in, who stands in, who leads elsewhere, who is her parent and who her guardian: written where years and leaders would have. */
export async function arrange(house: TestHouse, planId: string): Promise<void> {
  const { db } = house.subgraph("coordination");
  const karen = id("karen");
  for (const worker of ["walk-deputy", "walk-was-deputy", "walk-leader-elsewhere"])
    await db.query("INSERT INTO caseworker (id, name, title, unit) VALUES ($1, 'Navn', 'Sagsbehandler', 'Enhed')", [
      worker,
    ]);
  await db.query(
    `INSERT INTO caseworker_affiliation (id, caseworker_id, municipality, title, unit, starts_on, registered_by)
     VALUES (gen_random_uuid(), $1, $2, 'Leder', 'Enhed', '2026-01-01', $1)`,
    ["walk-leader-elsewhere", ELSEWHERE],
  );
  const stands = `INSERT INTO coordinator_assignment (id, plan_id, caseworker_id, role, starts_on, ends_on) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`;
  await db.query(stands, [planId, "walk-deputy", "DEPUTY", "2026-06-01", null]);
  await db.query(stands, [planId, "walk-was-deputy", "DEPUTY", "2026-04-01", "2026-06-01"]);
  await db.query(
    `UPDATE coordinator_assignment SET caseworker_id = $1 WHERE plan_id = (SELECT id FROM coordinating_plan WHERE citizen_id = $2)`,
    [id("bodil"), id("sanne")],
  );
  const speaks = `INSERT INTO representation (id, citizen_id, representative_id, kind, personal_matters, starts_on, evidence, registered_by, confirmed_by, confirmed_at)
    VALUES (gen_random_uuid(), $1, $2, $3, true, $4, 'Folkeregisteret', $5, $6, '2026-01-05T09:00:00Z')`;
  await assessed(house, true, "2026-03-01");
  await db.query(speaks, [id("lotte"), id(PARENT), "PARENT", "1991-04-09", karen, id("mette")]);
  await db.query(speaks, [id("lotte"), id(GUARDIAN), "GUARDIAN", "2020-01-01", karen, id("mette")]);
  // One that is over: while it holds, who speaks for her sees nothing.
  await db.query(
    `INSERT INTO identity_protection (id, citizen_id, starts_on, ends_on, known_to, evidence, registered_by, registered_at, ended_by, ended_for)
     VALUES (gen_random_uuid(), $1, '2020-01-01', '2020-06-01', $2, 'CPR-registret', $3, '2020-01-01T09:00:00Z', $4, 'Ønsket af borgeren')`,
    [id("lotte"), [id(PARENT)], karen, id("mette")],
  );
}

const assessed = (house: TestHouse, able: boolean, on: string) =>
  house.subgraph("coordination").db.query(
    `INSERT INTO capacity_assessment (id, citizen_id, able, reason, assessed_at, assessed_by, confirmed_by, confirmed_at)
     VALUES (gen_random_uuid(), $1, $2, 'Lægeerklæring', $3, $4, $5, '2026-06-02T09:00:00Z')`,
    [id("lotte"), able, `${on}T09:00:00Z`, id("karen"), id("mette")],
  );
export const becomesUnable = (house: TestHouse) => assessed(house, false, "2026-06-01");
export const becomesAChild = (house: TestHouse) =>
  house
    .subgraph("coordination")
    .db.query("UPDATE citizen SET born_on = $2 WHERE id = $1", [
      id("lotte"),
      `${new Date().getUTCFullYear() - 12}-01-01`,
    ]);
