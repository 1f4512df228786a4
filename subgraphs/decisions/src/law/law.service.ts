import { type Context, type Database, type EntityClass, selectList, tableOf } from "@overligger/shared";
import { COMPLAINT_RULES, NEVER_COMBINED } from "./rows.ts";
import { ComplaintRule, NeverCombined } from "./rule.ts";

/** Brings the rules in the database up to those here; what was decided under them before keeps what it was told. */
export async function keepLaw(db: Database): Promise<void> {
  await keep(db, ComplaintRule, COMPLAINT_RULES);
  await keep(db, NeverCombined, NEVER_COMBINED);
}

async function keep<T extends object>(db: Database, entity: EntityClass<T>, rows: readonly T[]): Promise<void> {
  const { columns } = db.metadata(entity);
  const names = (of: typeof columns) => of.map(({ databaseName }) => `"${databaseName}"`).join(", ");
  const mended = columns.filter(({ isPrimary }) => !isPrimary);
  await db.query(
    `INSERT INTO ${tableOf(db, entity)} (${names(columns)})
     SELECT ${names(columns)} FROM jsonb_to_recordset($1::jsonb)
       AS row(${columns.map(({ databaseName, type }) => `"${databaseName}" ${String(type)}`).join(", ")})
     ON CONFLICT (${names(columns.filter(({ isPrimary }) => isPrimary))})
     DO UPDATE SET ${mended.map(({ databaseName: name }) => `"${name}" = excluded."${name}"`).join(", ")}`,
    [
      JSON.stringify(
        rows.map((row) =>
          Object.fromEntries(
            columns.map(({ databaseName, propertyName }) => [databaseName, row[propertyName as keyof T] ?? null]),
          ),
        ),
      ),
    ],
  );
}

export const complaintRules = (context: Context): Promise<ComplaintRule[]> =>
  context.once("complaint rules", () =>
    context.db.query<ComplaintRule>(
      `SELECT ${selectList(context.db, ComplaintRule)} FROM ${tableOf(context.db, ComplaintRule)} ORDER BY act COLLATE "C", code COLLATE "C", valid_from`,
    ),
  );

export const neverCombinedRows = (context: Context): Promise<NeverCombined[]> =>
  context.once("never combined", () =>
    context.db.query<NeverCombined>(
      `SELECT ${selectList(context.db, NeverCombined)} FROM ${tableOf(context.db, NeverCombined)} ORDER BY code COLLATE "C", valid_from`,
    ),
  );
