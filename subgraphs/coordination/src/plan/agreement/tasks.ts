import type { TaskKind } from "../../room.ts";
import { IS_MINE, IS_OPEN, TAKES_PART } from "../plan/who.sql.ts";

const agreements = (who: string, party: string, where: string) => `
  SELECT a.id, a.due_on, a.text, p.id, p.citizen_id FROM agreement a JOIN coordinating_plan p ON p.id = a.plan_id ${who}
  AND ${IS_OPEN} AND a.parties ? ${party} AND a.kept_on IS NULL AND a.ended IS NULL AND ${where}`;

/** Whoever said yes is reminded until somebody says what came of it, however long the day has passed. */
const toKeep = (who: string, party: string) =>
  agreements(who, party, `a.due_on IS NOT NULL AND a.agreed_by ? ${party}`);
/** Nobody binds another: whoever did not say yes yet is asked. */
const toAgree = (who: string, party: string) => agreements(who, party, `NOT a.agreed_by ? ${party}`);

export const tasks = {
  KEEP_AGREEMENT: {
    words: { EN: "Keep what was agreed", DA: "Hold det, der er aftalt" },
    citizen: toKeep(`WHERE ${IS_MINE}`, "'CITIZEN'"),
    staff: toKeep(`JOIN ${TAKES_PART} WHERE true`, "t.sector_code"),
  },
  AGREE_AGREEMENT: {
    words: { EN: "Say yes or no to an agreement", DA: "Sig ja eller nej til en aftale" },
    citizen: toAgree(`WHERE ${IS_MINE}`, "'CITIZEN'"),
    staff: toAgree(`JOIN ${TAKES_PART} WHERE true`, "t.sector_code"),
  },
} satisfies Record<string, TaskKind>;
