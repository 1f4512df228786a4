import type { TaskKind } from "../../room.ts";
import { IS_AT_WORK, IS_MINE, LEADS } from "../plan/who.sql.ts";

const meetings = (day: "starts_at" | "ends_at", which: string) => `
  SELECT m.id, (m.${day} AT TIME ZONE 'Europe/Copenhagen')::date, m.place, p.id, p.citizen_id
  FROM network_meeting m JOIN coordinating_plan p ON p.id = m.plan_id WHERE ${IS_AT_WORK} AND m.status = 'PLANNED' AND ${which}`;

export const tasks = {
  ATTEND_MEETING: {
    words: { EN: "Come to the meeting", DA: "Kom til netværksmødet" },
    citizen: meetings("starts_at", `m.ends_at > $3::timestamptz AND ${IS_MINE}`),
    staff: meetings("starts_at", `m.ends_at > $3::timestamptz AND (m.invited_ids ? $1 OR ${LEADS})`),
  },
  RECORD_MEETING: {
    words: { EN: "Write the meeting up", DA: "Skriv referat af netværksmødet" },
    staff: meetings("ends_at", `m.ends_at <= $3::timestamptz AND ${LEADS}`),
  },
} satisfies Record<string, TaskKind>;
