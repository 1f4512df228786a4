import type { Database } from "../database/database.ts";
import { type RowsAsked, rowsTogether } from "../database/rows.ts";
import { isUuid } from "../uuid.ts";
import { type ReadLog, ReadLogEntry } from "./read-log.ts";

interface Waiting extends RowsAsked {
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What is asked of the tables in the same breath is one statement, whoever asks. */
export class Gathering {
  readonly #db: Database;
  /** Null in a transaction: what it writes may be taken back, and a reading was one all the same. */
  readonly #log: ReadLog | null;
  #waiting: Waiting[] = [];

  constructor(db: Database, log: ReadLog | null) {
    this.#db = db;
    this.#log = log;
  }

  rows<T extends object>(given: RowsAsked<T>): Promise<T[]> {
    const asked = given as unknown as RowsAsked;
    const keys = this.#possible(asked);
    if (keys.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...asked, keys, resolve: resolve as Waiting["resolve"], reject });
      // After every loader that has its turn now, and what follows from it at once: each of them brings what it has gathered.
      if (this.#waiting.length === 1) void Promise.resolve().then(() => process.nextTick(() => this.#ask()));
    });
  }

  /** The keys that a row can have: one that it cannot would be an error of the whole statement, and so of everybody's rows. */
  #possible({ entity, property, keys, through }: RowsAsked): readonly string[] {
    const [of, by] = through ? [through.entity, through.property] : [entity, property as string];
    return this.#db.metadata(of).findColumnWithPropertyName(by)?.type === "uuid" ? keys.filter(isUuid) : keys;
  }

  async #ask(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const found = await this.#read(waiting);
      for (const [index, { resolve }] of waiting.entries()) resolve(found[index] as object[]);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  /** The lines of what was opened go with what is read of it: one statement. */
  async #read(asked: readonly RowsAsked[]): Promise<object[][]> {
    const log = this.#log?.takeAlong();
    if (!log) return (await rowsTogether(this.#db, asked)).found;
    try {
      const { found, added } = await rowsTogether(this.#db, asked, { entity: ReadLogEntry, rows: log.lines });
      log.done(added);
      return found;
    } catch (error) {
      // Whichever of the two it was: lines that cannot be written by themselves either are why, else what was read is.
      await log.undone();
      throw error;
    }
  }
}
