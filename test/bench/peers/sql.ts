import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Caller, DataCategory, danishDay, Role, registeredSectors } from "@overligger/shared";
import type { Authenticate } from "@overligger/shared/serve";
import { ENTRY, ONE, OWN as OWN_LIST, TWENTY } from "../workloads.ts";
import { type Pools, TABLES } from "./databases.ts";

/** A plan as coordination's statement tells it. */
interface PlanRow {
  readonly id: string;
  readonly citizen: string;
  readonly summary: string | null;
  readonly goals: unknown[];
  readonly sectors: { code: string; reason: string | null; categories: string[]; kept_out: string[] }[];
}

/**
 * The yardstick that knows two requests by heart: a statement to coordination and one to each sector that is open, written by hand
 * for these very answers. Each statement writes its lines into the read log, too, so that no row leaves without.
 */
export function sqlPeer(pools: Pools, authenticate: Authenticate): Promise<Server> {
  const registered = registeredSectors();
  const ask = async <Row extends object>(subgraph: string, name: string, text: string, values: unknown[]) =>
    (await pools.of(subgraph).query<Row>({ text, values, ...(pools.named ? { name } : {}) })).rows;

  async function overlays(plans: readonly PlanRow[], caller: Caller): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    await Promise.all(
      registered.map(async ({ code, subgraph }) => {
        const opened = plans.flatMap(({ id, citizen, sectors }) =>
          sectors
            .filter((sector) => sector.code === code && sector.reason === null)
            .map(({ categories, kept_out }) => ({ plan: id, citizen, categories, kept_out })),
        );
        if (opened.length === 0) return;
        const values = [JSON.stringify(opened), caller.id, caller.role];
        for (const row of await ask<{ plan: string; plans: unknown }>(subgraph, "opened", OPENED[code] ?? "", values))
          found.set(`${row.plan} ${code}`, { plans: row.plans });
      }),
    );
    return found;
  }

  async function shown(plans: readonly PlanRow[], caller: Caller): Promise<object[]> {
    const found = await overlays(plans, caller);
    return plans.map(({ id, summary, goals, sectors }) => ({
      id,
      summary,
      goals,
      sectors: sectors.map(({ code, reason }) => ({
        sector: { code },
        access: { open: reason === null, reason },
        overlay: found.get(`${id} ${code}`) ?? null,
      })),
    }));
  }

  const answers = new Map<unknown, (caller: Caller, variables: { after?: string | null }) => Promise<unknown>>([
    [
      ONE,
      async (caller) => {
        if (caller.role !== Role.CITIZEN) return { me: { citizen: null } };
        const values = [caller.id, caller.role, danishDay(new Date())];
        const [plan] = await shown(await ask<PlanRow>("coordination", "own", OWN, values), caller);
        return { me: { citizen: { coordinatingPlan: plan ?? null } } };
      },
    ],
    [
      ENTRY,
      async (caller) => {
        if (caller.role !== Role.CITIZEN) return { me: { citizen: null } };
        const values = [caller.id, caller.role, danishDay(new Date())];
        const [plan] = await ask<PlanRow>("coordination", "entry", FIRST, values);
        return { me: { citizen: { coordinatingPlan: plan ?? null } } };
      },
    ],
    [
      OWN_LIST,
      async ({ id: reader, role, sector, municipality }, { after }) => {
        if (role !== Role.CASEWORKER || sector !== "LAB") return { employmentPlans: { nodes: [] } };
        const [, startsOn = null, id = null] = after
          ? (JSON.parse(Buffer.from(after, "base64url").toString()) as string[])
          : [];
        const values = [reader, role, municipality, startsOn, id, JSON.stringify(Object.values(DataCategory))];
        return { employmentPlans: { nodes: await ask("employment", "own list", LIST, values) } };
      },
    ],
    [
      TWENTY,
      async (caller, { after }) => {
        const [, startsOn = null, id = null] = after
          ? (JSON.parse(Buffer.from(after, "base64url").toString()) as string[])
          : [];
        const values = [caller.id, caller.role, danishDay(new Date()), startsOn, id];
        const plans = caller.role === Role.COORDINATOR ? await ask<PlanRow>("coordination", "page", PAGE, values) : [];
        return { coordinatingPlans: { nodes: await shown(plans, caller) } };
      },
    ],
  ]);

  const server = createServer((request, response) => {
    const answer = async () => {
      const caller = await authenticate(request.headers.authorization);
      const { query, variables } = JSON.parse(await bodyOf(request)) as { query: unknown; variables: object };
      return { data: await answers.get(query)?.(caller, variables) };
    };
    answer().then(
      (data) => response.setHeader("content-type", "application/json").end(JSON.stringify(data)),
      (error: Error) => response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] })),
    );
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

export const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const list = (object: string, order: string, from: string) =>
  `coalesce((SELECT jsonb_agg(${object} ORDER BY ${order}) FROM ${from}), '[]')`;

const holdsToday = (of: string) =>
  `${of}.starts_on <= $3::date AND (${of}.ends_on IS NULL OR ${of}.ends_on > $3::date)`;

const newest = (kind: string) =>
  `SELECT c.* FROM consent c WHERE c.citizen_id = plan.citizen_id AND c.kind = '${kind}' AND c.sector_code = s.code AND c.complete
   ORDER BY c.given_at DESC, c.id DESC LIMIT 1`;

const names = (consent: string) => `(plan.receives IS NULL OR ${consent}.recipients ?| plan.receives)`;

const inForce = (of: string) =>
  `${of}.withdrawn_at IS NULL AND ${of}.replaced_at IS NULL AND ${of}.valid_from <= $3::date AND (${of}.valid_to IS NULL OR ${of}.valid_to > $3::date)`;

/** What a reader sees of a plan: `found` gives it and as whom it is received (null: the citizen), `lines` what is logged. */
const planned = (found: string, lines: string, order: string) => `
  WITH plan AS (${found}),
  logged AS (
    INSERT INTO read_log (id, read_at, citizen_id, reader_id, reader_role, operation, purpose, categories, plan_id, mark)
    SELECT gen_random_uuid(), now(), l.citizen_id, $1::text, $2::text, l.operation, l.purpose, '[]', l.plan_id, 'none' FROM (${lines}) AS l),
  entry AS (
    SELECT plan.id AS plan_id, s.code, sharing.categories, sharing.except_items, CASE
      WHEN plan.status = 'ENDING_WITHDRAWN' THEN 'CONSENT_WITHDRAWN'
      WHEN plan.status = 'CLOSED' THEN 'PLAN_CLOSED'
      WHEN sharing.id IS NULL AND EXISTS (
        SELECT 1 FROM consent a WHERE a.citizen_id = plan.citizen_id AND a.kind = 'SHARING' AND a.sector_code = s.code
          AND NOT a.complete AND a.withdrawn_at IS NULL AND a.replaced_at IS NULL) THEN 'CONSENT_AWAITING'
      WHEN sharing.id IS NULL THEN 'CONSENT_MISSING'
      WHEN sharing.withdrawn_at IS NOT NULL THEN 'CONSENT_WITHDRAWN'
      WHEN sharing.replaced_at IS NOT NULL THEN 'CONSENT_MISSING'
      WHEN sharing.valid_to <= $3::date THEN 'CONSENT_EXPIRED'
      WHEN sharing.valid_from > $3::date THEN 'CONSENT_MISSING'
      WHEN s.needs_health_consent AND (health.id IS NULL OR NOT (${inForce("health")})) THEN 'HEALTH_CONSENT_MISSING'
      WHEN s.needs_health_consent AND NOT ${names("health")} THEN 'NOT_RECIPIENT'
      WHEN NOT ${names("sharing")} THEN 'NOT_RECIPIENT'
    END AS reason
    FROM plan CROSS JOIN sector s
    LEFT JOIN LATERAL (${newest("SHARING")}) AS sharing ON true
    LEFT JOIN LATERAL (${newest("HEALTH_RETRIEVAL")}) AS health ON s.needs_health_consent)
  SELECT plan.id, plan.citizen_id AS citizen, plan.summary,
    ${list("jsonb_build_object('id', g.id, 'title', g.title)", "g.position, g.id", "plan_goal g WHERE g.plan_id = plan.id")} AS goals,
    ${list(
      "jsonb_build_object('code', e.code, 'reason', e.reason, 'categories', e.categories, 'kept_out', e.except_items)",
      `e.code COLLATE "C"`,
      "entry e WHERE e.plan_id = plan.id",
    )} AS sectors
  FROM plan ORDER BY ${order}`;

/** The citizen's own plan; $1 the citizen, $2 the role, $3 today. From the tenth birthday on one reads it oneself. */
const OWN = planned(
  `SELECT p.id, p.citizen_id, p.status, p.summary, NULL::text[] AS receives FROM coordinating_plan p JOIN citizen c ON c.id = p.citizen_id
   WHERE p.citizen_id = $1::text::uuid AND c.born_on <= $3::date - interval '10 years'
   ORDER BY p.status = 'CLOSED', p.starts_on DESC, p.id LIMIT 1`,
  `SELECT id AS citizen_id, 'CITIZEN_READ' AS operation, 'IDENTIFICATION' AS purpose, NULL::uuid AS plan_id FROM citizen WHERE id = $1::text::uuid
   UNION ALL SELECT citizen_id, 'COORDINATING_PLAN_READ', 'COORDINATION', id FROM plan`,
  "plan.id",
);

/** As {@link OWN}, without what the sectors show. */
const FIRST = `
  WITH plan AS (
    SELECT p.* FROM coordinating_plan p JOIN citizen c ON c.id = p.citizen_id
    WHERE p.citizen_id = $1::text::uuid AND c.born_on <= $3::date - interval '10 years' ORDER BY p.status = 'CLOSED', p.starts_on DESC, p.id LIMIT 1),
  logged AS (
    INSERT INTO read_log (id, read_at, citizen_id, reader_id, reader_role, operation, purpose, categories, plan_id, mark)
    SELECT gen_random_uuid(), now(), l.citizen_id, $1::text, $2::text, l.operation, l.purpose, '[]', l.plan_id, 'none' FROM (
      SELECT id AS citizen_id, 'CITIZEN_READ' AS operation, 'IDENTIFICATION' AS purpose, NULL::uuid AS plan_id FROM citizen WHERE id = $1::text::uuid
      UNION ALL SELECT citizen_id, 'COORDINATING_PLAN_READ', 'COORDINATION', id FROM plan) AS l)
  SELECT plan.id, plan.summary,
    ${list("jsonb_build_object('id', g.id, 'title', g.title)", "g.position, g.id", "plan_goal g WHERE g.plan_id = plan.id")} AS goals
  FROM plan`;

/** Twenty of a sector's own plans; $1 the reader, $2 the role, $3 the municipality, $4 and $5 where the page before ended, $6 all categories. */
const LIST = `
  WITH page AS (
    SELECT * FROM employment_plan WHERE municipality = $3 AND ($4::date IS NULL OR (starts_on, id) < ($4::date, $5::uuid))
    ORDER BY starts_on DESC, id DESC LIMIT 20),
  logged AS (
    INSERT INTO read_log (id, read_at, citizen_id, reader_id, reader_role, reader_sector, operation, purpose, categories, plan_id, mark)
    SELECT gen_random_uuid(), now(), citizen_id, $1::text, $2::text, 'LAB', 'PLAN_READ', 'OWN_SECTOR_CASE', $6::jsonb, id, 'none' FROM page)
  SELECT p.id, p.title, p.status, ${list("jsonb_build_object('title', g.title)", "g.position, g.id", "goal g WHERE g.plan_id = p.id")} AS goals,
    ${list("jsonb_build_object('title', i.title)", "i.starts_on NULLS LAST, i.id", "intervention i WHERE i.plan_id = p.id")} AS interventions
  FROM page p ORDER BY p.starts_on DESC, p.id DESC`;

/** The next twenty plans that somebody coordinates or takes part in; $4 and $5 the place where the page before ended. */
const PAGE = planned(
  `SELECT p.id, p.citizen_id, p.status, p.summary, p.starts_on, r.receives FROM coordinating_plan p
   CROSS JOIN LATERAL (SELECT array_agg(as_whom) AS receives FROM (
     SELECT 'COORDINATOR' AS as_whom FROM coordinator_assignment a WHERE a.plan_id = p.id AND a.caseworker_id = $1::text AND ${holdsToday("a")}
     UNION ALL SELECT t.sector_code FROM plan_participant t WHERE t.plan_id = p.id AND t.caseworker_id = $1::text AND ${holdsToday("t")}) AS w) AS r
   WHERE p.id IN (
     SELECT a.plan_id FROM coordinator_assignment a WHERE a.caseworker_id = $1::text AND ${holdsToday("a")}
     UNION SELECT t.plan_id FROM plan_participant t WHERE t.caseworker_id = $1::text AND ${holdsToday("t")})
   AND (p.status <> 'CLOSED' OR p.ends_on IS NULL OR $3::date <= p.ends_on + coalesce((
     SELECT m.closed_plan_days FROM municipal_policy m WHERE m.municipality = p.municipality AND ${holdsToday("m")}
     ORDER BY m.starts_on DESC LIMIT 1), 0))
   AND ($4::date IS NULL OR (p.starts_on, p.id) < ($4::date, $5::uuid))
   ORDER BY p.starts_on DESC, p.id DESC LIMIT 20`,
  `SELECT citizen_id, 'COORDINATING_PLAN_READ' AS operation, 'COORDINATION' AS purpose, id AS plan_id FROM plan`,
  "plan.starts_on DESC, plan.id DESC",
);

/** What a sector shows of its plans in table `table`; $1 what is opened, $2 the reader, $3 their role. */
const opened = (table: string) => `
  WITH opened AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS o(plan uuid, citizen uuid, categories jsonb, kept_out jsonb)),
  logged AS (
    INSERT INTO read_log (id, read_at, citizen_id, reader_id, reader_role, operation, purpose, categories, grant_id, plan_id, mark)
    SELECT gen_random_uuid(), now(), o.citizen, $2::text, $3::text, 'OVERLAY_OPENED', 'COORDINATION', o.categories, gen_random_uuid(), o.plan, 'none'
    FROM opened o)
  SELECT o.plan, CASE WHEN o.categories ? 'PLAN' THEN ${list(
    `jsonb_build_object('id', p.id, 'title', p.title, 'status', p.status,
      'goals', CASE WHEN o.categories ? 'GOALS' THEN ${list("jsonb_build_object('title', g.title)", "g.position, g.id", "goal g WHERE g.plan_id = p.id")} END,
      'interventions', CASE WHEN o.categories ? 'INTERVENTIONS' THEN ${list(
        "jsonb_build_object('title', i.title)",
        "i.starts_on NULLS LAST, i.id",
        "intervention i WHERE i.plan_id = p.id AND NOT o.kept_out ? i.id::text",
      )} END)`,
    "p.starts_on DESC, p.id",
    `${table} p WHERE p.citizen_id = o.citizen AND NOT o.kept_out ? p.id::text`,
  )} END AS plans
  FROM opened o`;

const OPENED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TABLES).map(([code, table]) => [code, opened(table)]),
);
