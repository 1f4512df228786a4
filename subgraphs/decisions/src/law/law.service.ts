import { type Context, type Database, insertRows, selectList, tableOf } from "@overligger/shared";
import { COMPLAINT_RULES, NEVER_COMBINED } from "./rows.ts";
import { ComplaintRule, NeverCombined } from "./rule.ts";

/** Puts the rules in that are new; what was decided under old ones keeps what it was told. */
export async function keepLaw(db: Database): Promise<void> {
  await insertRows(db, ComplaintRule, COMPLAINT_RULES);
  await insertRows(db, NeverCombined, NEVER_COMBINED);
}

export const complaintRules = (context: Context): Promise<ComplaintRule[]> =>
  context.once("complaint rules", () =>
    context.db.query<ComplaintRule>(
      `SELECT ${selectList(context.db, ComplaintRule)} FROM ${tableOf(context.db, ComplaintRule)} ORDER BY act, code, valid_from`,
    ),
  );

export const neverCombinedRows = (context: Context): Promise<NeverCombined[]> =>
  context.once("never combined", () =>
    context.db.query<NeverCombined>(
      `SELECT ${selectList(context.db, NeverCombined)} FROM ${tableOf(context.db, NeverCombined)} ORDER BY code, valid_from`,
    ),
  );
