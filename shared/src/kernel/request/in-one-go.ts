import type { EntityManager } from "typeorm";
import { refusalOf } from "../refusal/unstorable.ts";
import { type Problem, UserError } from "../refusal/user-error.ts";
import type { Context } from "./context.ts";

/** A change under way: the transaction, and what was noted so far. */
export interface OneGo {
  readonly manager: EntityManager;
  readonly problem: Problem;
  readonly problems: readonly UserError[];
}

/**
 * The engine of every change: all of it or nothing. `lock` is what nobody else may change meanwhile, as SQL with its parameter; what was
 * loaded before it is forgotten, for it may have changed since, and so is what was loaded before the end. What `work` notes as
 * something to mend rolls everything back, and says more than what the database makes of it. Resolves to what was noted.
 */
export async function inOneGo(
  context: Context,
  lock: readonly [sql: string, parameter: string],
  work: (go: OneGo) => Promise<void>,
): Promise<UserError[]> {
  const problems: UserError[] = [];
  const problem: Problem = (...what) => {
    problems.push(new UserError(...what));
    return undefined;
  };
  await context.db
    .transaction(async (manager) => {
      await manager.query(lock[0], [lock[1]]);
      context.forget();
      await work({ manager, problem, problems });
      if (problems.length > 0) throw new NothingChanged();
    })
    .catch((error: unknown) => {
      if (!(error instanceof NothingChanged || (problems.length > 0 && refusalOf(error)))) throw error;
    });
  context.forget();
  return problems;
}

/** One at a time for whatever is named by `parameter`. */
export const ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

/** Rolls back without being an error: there is something to mend. */
class NothingChanged extends Error {}
