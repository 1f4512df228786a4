import { SPEAKS } from "../../citizen/citizen/speaks.sql.ts";
import type { TaskKind } from "../../room.ts";
import { IS_AT_WORK, TAKES_PART } from "../plan/who.sql.ts";

const agreements = (who: string, party: string, where: string) => `
  SELECT a.id, a.due_on, a.text, p.id, p.citizen_id FROM agreement a JOIN coordinating_plan p ON p.id = a.plan_id ${who}
  AND ${IS_AT_WORK} AND a.parties ? ${party} AND a.kept_on IS NULL AND a.ended IS NULL AND ${where}`;

/** For the citizen's side: each who speaks for them has a yes of their own. */
const side = (party: string) =>
  `WHERE EXISTS (SELECT 1 FROM ${SPEAKS} WHERE s.citizen_id = p.citizen_id AND s.side AND ${party})`;
const OWN_YES = "a.agreed_by ? (s.party || '/' || $1)";
const SIDE_SAID = "a.agreed_by ?| ARRAY['CITIZEN', 'SIDE']";

/** Whoever said yes is reminded until somebody says what came of it, however long the day has passed. */
const toKeep = (who: string, party: string, said: string) => agreements(who, party, `a.due_on IS NOT NULL AND ${said}`);
/** Nobody binds another: whoever did not say yes yet is asked. */
const toAgree = (who: string, party: string, said: string) => agreements(who, party, `NOT ${said}`);

export const tasks = {
  KEEP_AGREEMENT: {
    words: { EN: "Keep what was agreed", DA: "Hold det, der er aftalt" },
    citizen: toKeep(side(`(${OWN_YES} OR ${SIDE_SAID})`), "'CITIZEN'", "true"),
    staff: toKeep(`JOIN ${TAKES_PART} WHERE true`, "t.sector_code", "a.agreed_by ? t.sector_code"),
  },
  AGREE_AGREEMENT: {
    words: { EN: "Say yes or no to an agreement", DA: "Sig ja eller nej til en aftale" },
    citizen: toAgree(side(`NOT ${OWN_YES}`), "'CITIZEN'", `(${SIDE_SAID})`),
    staff: toAgree(`JOIN ${TAKES_PART} WHERE true`, "t.sector_code", "a.agreed_by ? t.sector_code"),
  },
} satisfies Record<string, TaskKind>;
