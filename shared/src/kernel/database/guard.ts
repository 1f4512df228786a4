import type { QueryRunner } from "typeorm";

/** Who may do what with which tables, as who owns them says it: a role that serves works with all rows, but the logs it only lengthens. */
export async function giveRights(runner: QueryRunner, role: string, logs: readonly string[]): Promise<void> {
  const [here] = (await runner.query(
    "SELECT quote_ident(current_schema()) AS schema, quote_ident($1) AS role, current_user = $1 AS same",
    [role],
  )) as { schema: string; role: string; same: boolean }[];
  if (!here || here.same) return;
  const kept = logs.map((log) => `${here.schema}."${log}"`).join(", ");
  await runner.startTransaction();
  try {
    for (const right of [
      `GRANT USAGE ON SCHEMA ${here.schema} TO ${here.role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${here.schema} TO ${here.role}`,
      `REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON ${kept} FROM ${here.role}`,
      `REVOKE INSERT, UPDATE, DELETE ON ${here.schema}.migrations FROM ${here.role}`,
    ])
      await runner.query(right);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
