import { danishDay } from "../danish-time.ts";
import type { Database } from "../database/database.ts";
import type { Asked } from "./asked.ts";
import type { Caller } from "./caller.ts";
import type { ReadLog } from "./read-log.ts";

/** All one request may know: who asks, where its data lies, where its reads are logged. */
export class Context {
  readonly caller: Caller;
  readonly db: Database;
  readonly readLog: ReadLog;
  /** The moment of the request: one request sees one "now", and everything it decides and dates goes by it. */
  readonly now: Date;
  /** The change it is at; the changes of one request run one after the other. Null while it only reads. */
  asked: Asked | null = null;
  /** The names of all fields in the operation: what of it may be asked for. Empty where there is no operation. */
  fields: ReadonlySet<string> = NONE;
  readonly #memo = new Map<unknown, unknown>();

  constructor(caller: Caller, db: Database, readLog: ReadLog, now: Date) {
    this.caller = caller;
    this.db = db;
    this.readLog = readLog;
    this.now = now;
  }

  /** Today in Denmark, as YYYY-MM-DD. */
  get today(): string {
    return this.once("today", () => danishDay(this.now));
  }

  /** Makes a thing once a request, e.g. a loader: what one person loaded is never another's. */
  once<T>(key: unknown, make: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, make());
    return this.#memo.get(key) as T;
  }

  /** Drops everything this request has loaded: after a change, what it reads is read again. */
  forget(): void {
    this.#memo.clear();
  }
}

const NONE: ReadonlySet<string> = new Set();
