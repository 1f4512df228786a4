import type { Intervention } from "../contract/intervention.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import type { RequestBase } from "../contract/subgraph-definition.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { Context } from "../kernel/request/context.ts";
import type { Roads } from "../kernel/roads.ts";

/** The sector that a request has come to, as the shared work knows it: its code, and the classes of its tables. */
export interface SectorTables {
  readonly code: string;
  readonly plan: EntityClass<SectorPlan>;
  readonly intervention: EntityClass<Intervention>;
  /** The plan's own tables beside goals and interventions: a revision keeps their rows. Each has `plan_id`. */
  readonly planParts: readonly EntityClass<object>[];
}

/** The context of a request to a sector: it also holds the sector's secret, so that grants can be verified. */
export class SectorContext extends Context {
  readonly tables: SectorTables;
  readonly secret: string;
  /** The way to coordination, which knows where somebody lives. */
  readonly roads: Roads;
  readonly authorization: string | null;

  constructor(base: RequestBase, tables: SectorTables, secret: string) {
    super(base.caller, base.db, base.readLog, base.now);
    this.tables = tables;
    this.secret = secret;
    this.roads = base.roads;
    this.authorization = base.authorization;
  }
}
