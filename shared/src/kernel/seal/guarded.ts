import type { Database } from "../database/database.ts";
import { isOnlyAdded } from "../database/log-line.ts";

/** Whether the role that serves could change what the logs say: it owns them, may become who does, or was given the right. */
export async function couldChange(db: Database): Promise<boolean> {
  const growing = db.source.entityMetadatas.filter(isOnlyAdded).map(({ tableName }) => tableName);
  const [found] = await db.beside<{ open: boolean }>(
    `SELECT bool_or(pg_has_role(relowner, 'MEMBER') OR has_table_privilege(oid, 'DELETE') OR has_table_privilege(oid, 'TRUNCATE')
       OR has_any_column_privilege(oid, 'UPDATE')) AS open
     FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = ANY($1)`,
    [growing],
  );
  return found?.open ?? true;
}
