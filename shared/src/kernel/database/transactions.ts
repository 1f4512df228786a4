import { AsyncLocalStorage } from "node:async_hooks";
import type { EntityManager, QueryRunner } from "typeorm";

type Asked = Parameters<QueryRunner["query"]>;

/** A transaction: one connection does one statement at a time, whichever road each comes by. */
export class Transaction {
  readonly manager: EntityManager;
  /** What was left behind by it, and comes when it is over, is in none. */
  over = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(manager: EntityManager) {
    this.manager = manager;
    const runner = manager.queryRunner;
    if (!runner) return;
    const ask: (...asked: Asked) => Promise<unknown> = runner.query.bind(runner);
    runner.query = (...asked: Asked) => this.inTurn(() => ask(...asked)) as Promise<never>;
  }

  /** After all that was asked before it, and before all that comes. */
  inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#last.then(ask);
    this.#last = answer.catch(() => undefined);
    return answer;
  }
}

/** Which transaction the running code is inside of. */
export class Transactions {
  readonly #inside = new AsyncLocalStorage<Transaction | null>();
  #open = 0;

  get now(): Transaction | null {
    const inside = this.#open === 0 ? null : this.#inside.getStore();
    return inside && !inside.over ? inside : null;
  }

  async within<T>(manager: EntityManager, work: () => Promise<T>): Promise<T> {
    this.#open += 1;
    const transaction = new Transaction(manager);
    try {
      return await this.#inside.run(transaction, work);
    } finally {
      transaction.over = true;
      this.#open -= 1;
      // While nobody is inside of any there is nothing to follow, and following costs every promise of the process something.
      if (this.#open === 0) this.#inside.disable();
    }
  }

  /** Does what belongs to no transaction, though the running code may be inside of one. */
  outside<T>(work: () => T): T {
    return this.now ? this.#inside.run(null, work) : work();
  }
}
