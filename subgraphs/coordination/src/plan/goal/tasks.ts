import { SPEAKS } from "../../citizen/citizen/speaks.sql.ts";
import type { TaskKind } from "../../room.ts";
import { IS_AT_WORK, LEADS, TAKES_PART } from "../plan/who.sql.ts";

const goals = (who: string, party: string) => `
  SELECT g.id, NULL, g.title, p.id, p.citizen_id FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id JOIN ${who}
  WHERE ${IS_AT_WORK} AND g.status = 'PROPOSED' AND NOT g.agreed_by ? ${party}`;

/** What an authority owes and has not done yet. */
export const OWED = "o.ends_on IS NULL AND o.met_on IS NULL AND o.due_on IS NOT NULL";

const OBLIGATION = "o.id, o.due_on, coalesce(o.owes, o.sector_code), p.id, p.citizen_id";

export const tasks = {
  MEET_OBLIGATION: {
    words: {
      EN: "Do your authority's part in the plan, and say what it is",
      DA: "Gør din myndigheds del i planen, og skriv, hvad den er",
    },
    staff: `SELECT ${OBLIGATION} FROM participation_obligation o JOIN coordinating_plan p ON p.id = o.plan_id
      JOIN ${TAKES_PART} WHERE ${IS_AT_WORK} AND ${OWED} AND t.sector_code = o.sector_code`,
  },
  FOLLOW_UP_OBLIGATION: {
    words: {
      EN: "An authority is late with its part in the plan: talk to it",
      DA: "En myndighed er for sent på den med sin del i planen: tal med den",
    },
    staff: `SELECT ${OBLIGATION} FROM participation_obligation o JOIN coordinating_plan p ON p.id = o.plan_id
      WHERE ${IS_AT_WORK} AND ${OWED} AND o.due_on < $2::date AND ${LEADS}`,
  },
  AGREE_GOAL: {
    words: { EN: "Say whether you agree to a goal", DA: "Sig, om du er enig i et mål" },
    citizen: goals(
      `${SPEAKS} ON s.citizen_id = p.citizen_id AND s.side`,
      "CASE s.party WHEN 'CITIZEN' THEN s.party ELSE s.party || '/' || $1 END",
    ),
    staff: goals(TAKES_PART, "t.sector_code"),
  },
} satisfies Record<string, TaskKind>;
