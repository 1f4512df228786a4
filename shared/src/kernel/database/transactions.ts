import { AsyncLocalStorage } from "node:async_hooks";
import type { EntityManager } from "typeorm";

/** A transaction, and its last statement: one connection does one at a time. */
export interface Transaction {
  readonly manager: EntityManager;
  last: Promise<unknown>;
  /** What was left behind by it, and comes when it is over, is in none. */
  over: boolean;
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
    const transaction: Transaction = { manager, last: Promise.resolve(), over: false };
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
