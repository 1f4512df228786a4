import type { Database } from "@overligger/shared";

/** Tables that only grow, or are no data. */
const LEFT = ["read_log", "feed_log", "candidate_search", "log_seal", "migrations"];

/** Remembers what the tables of a database hold; what it returns puts that back. */
export async function remember(db: Database): Promise<() => Promise<void>> {
  const kept: { table: string; rows: string }[] = [];
  for (const table of await tablesOf(db)) {
    const [found] = await db.query<{ rows: string | null }>(`SELECT json_agg(t)::text AS rows FROM "${table}" t`);
    kept.push({ table, rows: found?.rows ?? "[]" });
  }
  // What no change may touch is put back all the same: it is no change that is tried here.
  const guarded = await db.query<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND c.relname <> ALL($1)`,
    [LEFT],
  );
  return () =>
    db.transaction(async (manager) => {
      for (const { name } of guarded) await manager.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
      for (const { table } of kept.toReversed()) await manager.query(`DELETE FROM "${table}"`);
      for (const { table, rows } of kept.filter(({ rows }) => rows !== "[]"))
        await manager.query(`INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`, [
          rows,
        ]);
      for (const { name } of guarded) await manager.query(`ALTER TABLE "${name}" ENABLE TRIGGER USER`);
    });
}

/** The tables of a database, each after those it refers to. */
async function tablesOf(db: Database): Promise<string[]> {
  const all = await db.query<{ name: string; refers: string[] }>(
    `SELECT c.relname AS name, coalesce((SELECT array_agg(r.relname::text) FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
       WHERE f.conrelid = c.oid AND f.contype = 'f' AND r.oid <> c.oid), '{}') AS refers
     FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> ALL($1)`,
    [LEFT],
  );
  const sorted: string[] = [];
  while (sorted.length < all.length) {
    const next = all.find(
      ({ name, refers }) => !sorted.includes(name) && refers.every((other) => sorted.includes(other)),
    );
    if (!next) throw new Error(`Tables that refer to each other in a circle: ${all.length - sorted.length} of them`);
    sorted.push(next.name);
  }
  return sorted;
}
