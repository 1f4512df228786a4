import type { EntityMetadata } from "typeorm";
import type { Database } from "../database/database.ts";
import { logBug } from "../log.ts";
import type { Anchor } from "./anchor.ts";
import { nextSeal } from "./seal.ts";
import { keep, logsOf, marksIn, sealsOf } from "./stored.ts";

/** How long lines may wait for their seal. In milliseconds. */
const SOON = 2_000;
/** Lines under one seal, at most. */
const BATCH = 5_000;

/**
 * Seals the logs of a subgraph, beside its requests: at start what was left, then some time after a line was written, and at the end.
 * No lock: a seal's number can be taken once, so of two replicas that seal the same the second one's seal is not kept.
 */
export class Sealer {
  readonly #db: Database;
  readonly #now: () => Date;
  readonly #anchor: Anchor;
  #timer: NodeJS.Timeout | null = null;
  #last: Promise<void> = Promise.resolve();
  /** Whose newest seal was told at start. */
  readonly #told = new Set<string>();
  readonly #beside: boolean;

  constructor(db: Database, now: () => Date, anchor: Anchor, beside: boolean) {
    this.#db = db;
    this.#now = now;
    this.#anchor = anchor;
    this.#beside = beside;
    db.onLine = () => this.#soon();
    this.#soon();
  }

  #soon(): void {
    if (!this.#beside) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.seal().catch((error: unknown) => logBug(`sealing the logs of ${this.#db.name}`, error));
    }, SOON).unref();
  }

  /** Seals all that is not sealed yet. */
  seal(): Promise<void> {
    const run = this.#last.then(() => this.#sealAll());
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Seals what is left; a database that is away does not hold up the end. */
  async close(): Promise<void> {
    this.#db.onLine = () => undefined;
    if (this.#timer) clearTimeout(this.#timer);
    await this.seal().catch((error: unknown) => logBug(`sealing the logs of ${this.#db.name}`, error));
  }

  async #sealAll(): Promise<void> {
    for (const log of logsOf(this.#db)) while (await this.#sealSome(log));
  }

  /** Whether more is left than one seal takes. What comes meanwhile waits for the next: else they would never end while many read. */
  async #sealSome(log: EntityMetadata): Promise<boolean> {
    const [before] = await sealsOf(this.#db, log.tableName, "newest");
    // Who was killed between a seal and its anchor left the newest one unanchored.
    if (before && !this.#told.has(log.tableName)) this.#anchor(before);
    this.#told.add(log.tableName);
    const late = await marksIn(this.#db, log, before?.missing ?? []);
    const fresh = await marksIn(this.#db, log, [[(before?.last ?? 0) + 1, Number.MAX_SAFE_INTEGER]], BATCH);
    if (late.length + fresh.length === 0) return false;
    const seal = nextSeal(log.tableName, before, late, fresh, this.#now(), this.#db.digest);
    if (!(await keep(this.#db, seal))) return true;
    this.#anchor(seal);
    return fresh.length === BATCH;
  }
}
