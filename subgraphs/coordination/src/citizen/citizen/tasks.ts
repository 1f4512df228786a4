import type { TaskKind } from "../../room.ts";

const waiting = (table: string) =>
  `SELECT t.id, NULL, NULL, NULL, t.citizen_id FROM ${table} t WHERE t.confirmed_at IS NULL AND t.second_id = $1`;

export const tasks = {
  CONFIRM_REPRESENTATION: {
    words: {
      EN: "Look at a representation that a colleague wrote down, and confirm it",
      DA: "Se på en repræsentation, som en kollega har registreret, og bekræft den",
    },
    staff: waiting("representation"),
  },
  CONFIRM_ASSESSMENT: {
    words: {
      EN: "Look at a colleague's assessment of whether a citizen can consent, and confirm it",
      DA: "Se på en kollegas vurdering af samtykkekompetence, og bekræft den",
    },
    staff: waiting("capacity_assessment"),
  },
} satisfies Record<string, TaskKind>;
