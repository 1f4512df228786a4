import { Context, type GrantSecrets } from "@overligger/shared";

/** A request to coordination: it also holds the secrets with which grants are minted. */
export class CoordinationContext extends Context {
  readonly secrets: GrantSecrets;

  constructor(base: Pick<Context, "caller" | "db" | "readLog">, secrets: GrantSecrets) {
    super(base.caller, base.db, base.readLog);
    this.secrets = secrets;
  }
}
