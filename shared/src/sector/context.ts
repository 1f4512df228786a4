import { type VerifiedGrant, verifyGrant } from "../contract/grant.ts";
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
  /** What is read beside the plans in an overlay, by citizen. */
  readonly besidePlans: readonly EntityClass<{ citizenId: string }>[];
  /** The plan's own tables beside goals and interventions: a revision keeps their rows. Each has `plan_id`. */
  readonly planParts: readonly EntityClass<object>[];
}

/** The context of a request to a sector: it also holds the sector's secrets, so that grants can be verified. */
export class SectorContext extends Context {
  readonly tables: SectorTables;
  readonly #secrets: readonly string[];
  /** The way to coordination, which knows where somebody lives. */
  readonly roads: Roads;
  readonly authorization: string | null;
  readonly requestId: string;

  constructor(base: RequestBase, tables: SectorTables, secrets: readonly string[]) {
    super(base.caller, base.db, base.readLog, base.now);
    this.tables = tables;
    this.#secrets = secrets;
    this.roads = base.roads;
    this.authorization = base.authorization;
    this.requestId = base.requestId;
  }

  /** What a grant opens here, for this caller and in this request; null where it opens nothing. */
  verified(grant: string): VerifiedGrant | null {
    const { caller, requestId, now, tables } = this;
    return verifyGrant(grant, {
      sector: tables.code,
      reader: caller.id,
      request: requestId,
      secrets: this.#secrets,
      now,
    });
  }
}
