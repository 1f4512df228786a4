import type { Reading } from "../kernel/request/read-log.ts";
import type { SectorContext } from "./context.ts";

/**
 * One kind of task, worked out and never stored. `sql` selects `ref` (uuid), `due` (date), `subject` (text), `plan_id`,
 * `citizen_id` and `municipality`. $1 is today; `sector_plan` is the sector's table of plans.
 */
export interface SectorTaskKind {
  readonly kind: string;
  readonly en: string;
  readonly da: string;
  readonly sql: string;
}

/** A task of somebody who is not the sector's own staff, in the columns of a kind's own `sql`. */
export interface GuestTask {
  readonly kind: string;
  readonly ref: string;
  readonly due: string | null;
  readonly subject: string | null;
  readonly plan_id: string | null;
  readonly citizen_id: string;
  readonly municipality: string;
  /** What is logged when the task is shown, and only then. */
  readonly reading: Reading;
}

export interface GuestTasks {
  readonly kinds: readonly Pick<SectorTaskKind, "kind" | "en" | "da">[];
  readonly of: (context: SectorContext) => Promise<readonly GuestTask[]>;
}
