import type { Database } from "../database/database.ts";
import { keyType, type RowsAsked, rowsTogether } from "../database/rows.ts";
import { isUuid } from "../uuid.ts";
import { type ReadLog, ReadLogEntry } from "./read-log.ts";

interface Waiting extends RowsAsked {
  readonly rows: Promise<object[]>;
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Whether two ask for the very same rows, the one by id and the other to know that there are none. */
const isSame = (one: RowsAsked, other: RowsAsked): boolean =>
  one.entity === other.entity &&
  one.property === other.property &&
  one.through === other.through &&
  one.keys.length === other.keys.length &&
  one.keys.every((key, index) => key === other.keys[index]);

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
    const same = this.#waiting.find((waiting) => isSame(waiting, { ...asked, keys }));
    if (same) return same.rows as Promise<T[]>;
    let resolve: Waiting["resolve"] = () => undefined;
    let reject: Waiting["reject"] = () => undefined;
    const rows = new Promise<object[]>((...both) => ([resolve, reject] = both));
    this.#waiting.push({ ...asked, keys, rows, resolve, reject });
    // After every loader that has its turn now, and what follows from it at once: each of them brings what it has gathered.
    if (this.#waiting.length === 1) void Promise.resolve().then(() => process.nextTick(() => this.#ask()));
    return rows as Promise<T[]>;
  }

  /** The keys that a row can have: one that it cannot would be an error of the whole statement, and so of everybody's rows. */
  #possible(asked: RowsAsked): readonly string[] {
    return keyType(this.#db, asked) === "uuid" ? asked.keys.filter(isUuid) : asked.keys;
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
