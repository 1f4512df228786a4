import { Context, type GrantSecrets, type RequestBase, type Roads } from "@overligger/shared";

/** A request to coordination: it also holds the secrets with which grants are minted, and the roads to the sectors. */
export class CoordinationContext extends Context {
  readonly secrets: GrantSecrets;
  readonly roads: Roads;
  readonly authorization: string | null;
  readonly requestId: string;

  constructor(base: RequestBase, secrets: GrantSecrets) {
    super(base.caller, base.db, base.readLog, base.now);
    this.secrets = secrets;
    this.roads = base.roads;
    this.authorization = base.authorization;
    this.requestId = base.requestId;
  }
}
