import {
  Context,
  type GrantSecrets,
  type RequestBase,
  type Roads,
  type VerifiedGrant,
  verifyGrant,
} from "@overligger/shared";

const CODE = "DECISIONS";

/** Coordination asks sectors on our behalf, and waits for them as long as a road lasts: its own answer needs a little more. */
const AND_BACK = 1.2;

/** A request to decisions: it also has the road to coordination, and knows what coordination signed for it. */
export class DecisionsContext extends Context {
  readonly roads: Roads;
  readonly authorization: string | null;
  readonly requestId: string;
  readonly #secrets: readonly string[];

  constructor(base: RequestBase, secrets: GrantSecrets) {
    super(base.caller, base.db, base.readLog, base.now);
    this.roads = { to: base.roads.to, deadline: Math.floor(base.roads.deadline * AND_BACK) };
    this.authorization = base.authorization;
    this.requestId = base.requestId;
    this.#secrets = secrets.get(CODE) ?? [];
  }

  /** What a grant opens here, for this caller and in this request; null where it opens nothing. */
  verified(grant: string): VerifiedGrant | null {
    const { caller, requestId, now } = this;
    return verifyGrant(grant, { sector: CODE, reader: caller.id, request: requestId, secrets: this.#secrets, now });
  }
}
