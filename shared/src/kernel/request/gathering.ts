import type { Database } from "../database/database.ts";
import { type RowsAsked, rowsTogether } from "../database/rows.ts";

interface Waiting extends RowsAsked {
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What is asked of the tables in the same breath is one statement, whoever asks. */
export class Gathering {
  readonly #db: Database;
  #waiting: Waiting[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  rows<T extends object>(asked: RowsAsked<T>): Promise<T[]> {
    if (asked.keys.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...(asked as unknown as RowsAsked), resolve: resolve as Waiting["resolve"], reject });
      // After every loader that has its turn now, and what follows from it at once: each of them brings what it has gathered.
      if (this.#waiting.length === 1) void Promise.resolve().then(() => process.nextTick(() => this.#ask()));
    });
  }

  async #ask(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const found = await rowsTogether(this.#db, waiting);
      for (const [index, { resolve }] of waiting.entries()) resolve(found[index] as object[]);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
