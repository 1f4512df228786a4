import { Context, type GrantSecrets, type RequestBase, type Roads } from "@overligger/shared";

/** A request to coordination: it also holds the secrets with which grants are minted, and the roads to the sectors. */
export class CoordinationContext extends Context {
  readonly secrets: GrantSecrets;
  readonly roads: Roads;
  readonly authorization: string | null;
  readonly requestId: string;
  /** Whether staff write down what somebody says: it is asked in that person's right, and shown to staff alone. */
  readonly writtenDown: boolean;

  constructor(base: RequestBase, secrets: GrantSecrets, writtenDown = false) {
    super(base.caller, base.db, base.readLog, base.now);
    this.secrets = secrets;
    this.roads = base.roads;
    this.authorization = base.authorization;
    this.requestId = base.requestId;
    this.writtenDown = writtenDown;
  }
}
