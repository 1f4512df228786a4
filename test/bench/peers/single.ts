import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { type Caller, DataCategory, danishDay, Role, registeredSectors } from "@overligger/shared";
import type { Authenticate } from "@overligger/shared/serve";
import DataLoader from "dataloader";
import type { Pool } from "pg";
import { type Consent, reasonOf, type Sector } from "./consent.ts";
import { type Pools, TABLES } from "./databases.ts";

const TYPES = `#graphql
  type Query {
    me: Viewer!
    coordinatingPlans(first: Int!, after: String): CoordinatingPlans!
    employmentPlans(first: Int!, after: String): SectorPlans!
  }
  type Viewer { citizen: Citizen }
  type Citizen { id: ID!  coordinatingPlan: CoordinatingPlan }
  type CoordinatingPlans { nodes: [CoordinatingPlan!]! }
  type CoordinatingPlan { id: ID!  summary: String  goals: [PlanGoal!]!  sectors: [SectorEntry!]! }
  type SectorPlans { nodes: [SectorPlan!]! }
  type PlanGoal { id: ID!  title: String! }
  type SectorEntry { sector: Sector!  access: SectorAccess!  overlay: SectorOverlay }
  type Sector { code: ID! }
  type SectorAccess { open: Boolean!  reason: String }
  type SectorOverlay { plans: [SectorPlan!] }
  type SectorPlan { id: ID!  title: String  status: String  goals: [SectorGoal!]  interventions: [Intervention!] }
  type SectorGoal { title: String! }
  type Intervention { title: String! }
`;

interface Plan {
  id: string;
  citizen_id: string;
  status: string;
  summary: string | null;
  ends_on: string | null;
  municipality: string;
}

interface Held {
  plan_id: string;
  /** COORDINATOR, or the sector that somebody takes part for. */
  as_whom: string;
}

interface Entry {
  plan: Plan;
  sector: Sector;
  reason: string | null;
  consent: Consent | undefined;
}

interface SectorPlan {
  id: string;
  citizen_id: string;
  title: string;
  status: string;
  /** Through which entry it is seen; its sector's own staff see all of it, and name the sector. */
  entry: Entry | null;
  own?: string;
}

interface Part {
  id: string;
  plan_id: string;
  title: string;
}

interface Line {
  citizen_id: string;
  operation: string;
  purpose: string;
  categories?: readonly string[];
  grant_id?: string;
  plan_id?: string;
}

/** Rows by one of their columns: what is asked for in the same breath is one statement. */
function rows<Row extends object>(pool: Pool, key: keyof Row & string, text: string, ...more: unknown[]) {
  return new DataLoader<string, Row[]>(async (keys) => {
    const found = await pool.query<Row>(text, [keys, ...more]);
    const groups = new Map<unknown, Row[]>(keys.map((each) => [each, []]));
    for (const row of found.rows) groups.get(row[key])?.push(row);
    return keys.map((each) => groups.get(each) ?? []);
  });
}

/** Lines of a read log: those of the same breath are one statement. */
const lines = (pool: Pool, { id, role, sector }: Caller) =>
  new DataLoader<Line, void>(
    async (batch) => {
      const values = batch.map((line) => ({ id: randomUUID(), categories: [], ...line }));
      await pool.query(
        `INSERT INTO read_log (id, read_at, citizen_id, reader_id, reader_role, reader_sector, operation, purpose, categories, grant_id, plan_id, mark)
         SELECT l.id, now(), l.citizen_id, $2, $3, $4, l.operation, l.purpose, l.categories, l.grant_id, l.plan_id, 'none'
         FROM jsonb_to_recordset($1::jsonb) AS l(id uuid, citizen_id uuid, operation text, purpose text, categories jsonb, grant_id uuid, plan_id uuid)`,
        [JSON.stringify(values), id, role, sector],
      );
      return batch.map(() => undefined);
    },
    { cache: false },
  );

const REGISTERED = registeredSectors();

const HOLDS = "starts_on <= $2::date AND (ends_on IS NULL OR ends_on > $2::date)";

/** What one request knows: who asks, today, and a loader for each kind of row. */
function contextOf(pools: Pools, caller: Caller) {
  const today = danishDay(new Date());
  const own = pools.of("coordination");
  const sectors = REGISTERED.map(({ code, subgraph }) => {
    const pool = pools.of(subgraph);
    const loaders = {
      log: lines(pool, caller),
      plans: rows<Omit<SectorPlan, "entry">>(
        pool,
        "citizen_id",
        `SELECT id, citizen_id, title, status FROM ${TABLES[code]} WHERE citizen_id = ANY($1::uuid[]) ORDER BY starts_on DESC, id`,
      ),
      goals: rows<Part>(
        pool,
        "plan_id",
        "SELECT plan_id, id, title FROM goal WHERE plan_id = ANY($1::uuid[]) ORDER BY position, id",
      ),
      interventions: rows<Part>(
        pool,
        "plan_id",
        "SELECT plan_id, id, title FROM intervention WHERE plan_id = ANY($1::uuid[]) ORDER BY starts_on NULLS LAST, id",
      ),
    };
    return [code, loaders] as const;
  });
  let registry: Promise<Sector[]> | undefined;
  return {
    caller,
    today,
    own,
    of: pools.of,
    log: lines(own, caller),
    sectors: new Map(sectors),
    registry: () =>
      (registry ??= own
        .query<Sector>(`SELECT code, needs_health_consent FROM sector ORDER BY code COLLATE "C"`)
        .then((found) => found.rows)),
    citizens: rows<{ id: string; born_on: string }>(
      own,
      "id",
      "SELECT id, born_on::text FROM citizen WHERE id = ANY($1::uuid[])",
    ),
    plansOf: rows<Plan>(
      own,
      "citizen_id",
      "SELECT id, citizen_id, status, summary FROM coordinating_plan WHERE citizen_id = ANY($1::uuid[]) ORDER BY starts_on DESC, id",
    ),
    goals: rows<Part>(
      own,
      "plan_id",
      "SELECT plan_id, id, title FROM plan_goal WHERE plan_id = ANY($1::uuid[]) ORDER BY position, id",
    ),
    consents: rows<Consent>(
      own,
      "citizen_id",
      `SELECT citizen_id, kind, sector_code, complete, valid_from::text, valid_to::text, withdrawn_at, replaced_at, categories, except_items, recipients
       FROM consent WHERE citizen_id = ANY($1::uuid[]) ORDER BY given_at DESC, id DESC`,
    ),
    parts: rows<Held>(
      own,
      "plan_id",
      `SELECT plan_id, 'COORDINATOR' AS as_whom FROM coordinator_assignment WHERE plan_id = ANY($1::uuid[]) AND caseworker_id = $3 AND ${HOLDS}
       UNION ALL SELECT plan_id, sector_code FROM plan_participant WHERE plan_id = ANY($1::uuid[]) AND caseworker_id = $3 AND ${HOLDS}`,
      today,
      caller.id,
    ),
  };
}

type PeerContext = ReturnType<typeof contextOf>;

/** A plan is read once its line is written. */
async function logged(plan: Plan, { log }: PeerContext): Promise<Plan> {
  await log.load({
    citizen_id: plan.citizen_id,
    operation: "COORDINATING_PLAN_READ",
    purpose: "COORDINATION",
    plan_id: plan.id,
  });
  return plan;
}

const categoryOpen = (entry: Entry | null, category: string) =>
  entry === null || (entry.consent?.categories.includes(category) ?? false);
const keptOut = (entry: Entry | null, id: string) => entry?.consent?.except_items.includes(id) ?? false;
const loadersOf = ({ entry, own }: SectorPlan, { sectors }: PeerContext) =>
  sectors.get(entry?.sector.code ?? own ?? "");

const RESOLVERS = {
  Query: {
    me: () => ({}),
    coordinatingPlans: async (
      _: unknown,
      { first, after }: { first: number; after?: string | null },
      context: PeerContext,
    ) => {
      const { caller, today, own } = context;
      if (caller.role !== Role.COORDINATOR) return { nodes: [] };
      const [, startsOn = null, id = null] = after
        ? (JSON.parse(Buffer.from(after, "base64url").toString()) as string[])
        : [];
      const found = await own.query<Plan>(
        `SELECT id, citizen_id, status, summary FROM coordinating_plan p WHERE id IN (
           SELECT plan_id FROM coordinator_assignment WHERE caseworker_id = $1 AND ${HOLDS}
           UNION SELECT plan_id FROM plan_participant WHERE caseworker_id = $1 AND ${HOLDS})
         AND (status <> 'CLOSED' OR ends_on IS NULL OR $2::date <= ends_on + coalesce((
           SELECT closed_plan_days FROM municipal_policy m WHERE m.municipality = p.municipality AND ${HOLDS.replaceAll(/(starts_on|ends_on)/g, "m.$1")}
           ORDER BY m.starts_on DESC LIMIT 1), 0))
         AND ($3::date IS NULL OR (starts_on, id) < ($3::date, $4::uuid))
         ORDER BY starts_on DESC, id DESC LIMIT $5`,
        [caller.id, today, startsOn, id, first],
      );
      return { nodes: found.rows.map((plan) => logged(plan, context)) };
    },
    employmentPlans: async (
      _: unknown,
      { first, after }: { first: number; after?: string | null },
      { caller, sectors, of }: PeerContext,
    ) => {
      if (caller.role !== Role.CASEWORKER || caller.sector !== "LAB") return { nodes: [] };
      const [, startsOn = null, id = null] = after
        ? (JSON.parse(Buffer.from(after, "base64url").toString()) as string[])
        : [];
      const found = await of("employment").query<SectorPlan>(
        `SELECT id, citizen_id, title, status FROM employment_plan WHERE municipality = $1
         AND ($2::date IS NULL OR (starts_on, id) < ($2::date, $3::uuid)) ORDER BY starts_on DESC, id DESC LIMIT $4`,
        [caller.municipality, startsOn, id, first],
      );
      const log = sectors.get("LAB")?.log;
      await Promise.all(
        found.rows.map((plan) =>
          log?.load({
            citizen_id: plan.citizen_id,
            operation: "PLAN_READ",
            purpose: "OWN_SECTOR_CASE",
            categories: Object.values(DataCategory),
            plan_id: plan.id,
          }),
        ),
      );
      return { nodes: found.rows.map((plan) => ({ ...plan, entry: null, own: "LAB" })) };
    },
  },
  Viewer: {
    citizen: async (_: unknown, _args: unknown, { caller, citizens, log }: PeerContext) => {
      if (caller.role !== Role.CITIZEN) return null;
      const [citizen] = await citizens.load(caller.id);
      if (citizen) await log.load({ citizen_id: citizen.id, operation: "CITIZEN_READ", purpose: "IDENTIFICATION" });
      return citizen ?? null;
    },
  },
  Citizen: {
    coordinatingPlan: async (citizen: { id: string; born_on: string }, _: unknown, context: PeerContext) => {
      // From the tenth birthday on one reads it oneself.
      if (`${Number(citizen.born_on.slice(0, 4)) + 10}${citizen.born_on.slice(4)}` > context.today) return null;
      const plans = await context.plansOf.load(citizen.id);
      const plan = plans.find(({ status }) => status !== "CLOSED") ?? plans[0];
      return plan ? logged(plan, context) : null;
    },
  },
  CoordinatingPlan: {
    goals: (plan: Plan, _: unknown, { goals }: PeerContext) => goals.load(plan.id),
    sectors: async (plan: Plan, _: unknown, context: PeerContext): Promise<Entry[]> => {
      const { caller, today } = context;
      const [registry, consents, parts] = await Promise.all([
        context.registry(),
        context.consents.load(plan.citizen_id),
        caller.role === Role.CITIZEN ? null : context.parts.load(plan.id),
      ]);
      const as = parts?.map(({ as_whom }) => as_whom) ?? null;
      return registry.map((sector) => ({ plan, sector, ...reasonOf(plan, sector, consents, today, as) }));
    },
  },
  SectorEntry: {
    access: ({ reason }: Entry) => ({ open: reason === null, reason }),
    overlay: async (entry: Entry, _: unknown, { sectors }: PeerContext) => {
      const { reason, plan, sector, consent } = entry;
      const loaders = sectors.get(sector.code);
      if (reason !== null || !loaders || !consent) return null;
      const [plans] = await Promise.all([
        loaders.plans.load(plan.citizen_id),
        loaders.log.load({
          citizen_id: plan.citizen_id,
          operation: "OVERLAY_OPENED",
          purpose: "COORDINATION",
          categories: consent.categories,
          grant_id: randomUUID(),
          plan_id: plan.id,
        }),
      ]);
      if (!categoryOpen(entry, "PLAN")) return { plans: null };
      const shown = plans.filter(({ id }) => !consent.except_items.includes(id));
      return { plans: shown.map((each) => ({ ...each, entry })) };
    },
  },
  SectorPlan: {
    goals: (plan: SectorPlan, _: unknown, context: PeerContext) =>
      categoryOpen(plan.entry, "GOALS") ? loadersOf(plan, context)?.goals.load(plan.id) : null,
    interventions: async (plan: SectorPlan, _: unknown, context: PeerContext) => {
      if (!categoryOpen(plan.entry, "INTERVENTIONS")) return null;
      const found = await loadersOf(plan, context)?.interventions.load(plan.id);
      return found?.filter((each) => !keptOut(plan.entry, each.id));
    },
  },
};

/** The yardstick without federation: Apollo Server over the databases themselves, with a loader for each kind of row. */
export async function singlePeer(
  pools: Pools,
  authenticate: Authenticate,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = new ApolloServer<PeerContext>({ typeDefs: TYPES, resolvers: RESOLVERS });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async ({ req }) => contextOf(pools, await authenticate(req.headers.authorization)),
  });
  return { url, stop: () => server.stop() };
}
