import type { EntityManager } from "typeorm";
import type { SectorPlan } from "../contract/sector-plan.ts";
import type { Database, EntityClass } from "../kernel/database/database.ts";
import { tableOf } from "../kernel/database/rows.ts";
import { Role } from "../kernel/request/caller.ts";
import type { SectorContext, SectorTables } from "./context.ts";

const COLUMNS =
  "id, subject_id, citizen_id, version, recorded_at, changed_by, changed_by_role, changed_by_sector, delegation_id, change, snapshot";

/** SQL for the rows of plans `p`, as a revision keeps them. */
function snapshotOf(db: Database, tables: SectorTables): string {
  const parts = ["goal", "intervention", ...tables.planParts.map((part) => db.metadata(part).tableName)];
  return `jsonb_build_object('${db.metadata(tables.plan).tableName}', to_jsonb(p),
    ${parts.map((table) => `'${table}', (SELECT jsonb_agg(to_jsonb(t)) FROM "${table}" t WHERE t.plan_id = p.id)`).join(", ")})`;
}

/** Keeps what was changed as it now is: the whole plan, or the row itself where it belongs to none. */
export async function keepRevision(
  context: SectorContext,
  manager: EntityManager,
  entity: EntityClass<object>,
  id: string,
  change: string,
  delegationId: string | null,
): Promise<void> {
  const { caller, now, db, tables } = context;
  const snapshot =
    (entity as unknown) === tables.plan
      ? snapshotOf(db, tables)
      : `jsonb_build_object('${db.metadata(entity).tableName}', to_jsonb(p))`;
  await manager.query(
    `INSERT INTO revision (${COLUMNS})
     SELECT gen_random_uuid(), p.id, p.citizen_id, p.version, $2, $3, $4, $5, $6, $7, ${snapshot} FROM ${tableOf(db, entity)} p WHERE p.id = $1`,
    [id, now.toISOString(), caller.id, caller.role, caller.sector, delegationId, change],
  );
}

/** The first version of plans that were put in by a seed: none of them has any yet. */
export async function keepFirstRevisions(
  db: Database,
  tables: SectorTables,
  plans: readonly SectorPlan[],
): Promise<void> {
  if (plans.length === 0) return;
  await db.query(
    `INSERT INTO revision (${COLUMNS})
     SELECT gen_random_uuid(), p.id, p.citizen_id, p.version, p.updated_at, 'seed', $2, $3, NULL, 'seed', ${snapshotOf(db, tables)}
     FROM ${tableOf(db, tables.plan)} p WHERE p.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.subject_id = p.id)`,
    [plans.map(({ id }) => id), Role.CASEWORKER, tables.code],
  );
}
