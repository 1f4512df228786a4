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
