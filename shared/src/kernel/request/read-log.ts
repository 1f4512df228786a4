import { randomUUID } from "node:crypto";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Database } from "../database/database.ts";
import { SealedLine } from "../database/log-line.ts";
import { insertRows } from "../database/rows.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { Caller } from "./caller.ts";

/** What was done: a closed list, so that nobody can log something vague. */
export type ReadOperation =
  | "OVERLAY_OPENED"
  | "PLAN_READ"
  | "CASE_READ"
  | "CITIZEN_READ"
  | "CITIZEN_FOUND_BY_CPR"
  | "COORDINATING_PLAN_READ"
  | "RESCHEDULE_READ"
  | "CANDIDATE_FOUND"
  | "DECISION_READ"
  | "ASSESSMENT_READ"
  | "ALLOCATION_READ"
  /** Somebody asked for this very citizen, plan or case, and was refused. */
  | "CITIZEN_REFUSED"
  | "COORDINATING_PLAN_REFUSED"
  | "CASE_REFUSED"
  | "PLAN_REFUSED";

/** One opening of one citizen's data. Written before the answer leaves, never changed afterwards. */
@Entity("read_log")
export class ReadLogEntry extends SealedLine {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("timestamptz")
  readAt!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  readerId!: string;

  @Column("text")
  readerRole!: string;

  @Column("text", { nullable: true })
  readerSector!: string | null;

  @Column("text")
  operation!: ReadOperation;

  @Column("text")
  purpose!: string;

  @Column("jsonb")
  categories!: string[];

  /** The grant that opened it, where one did. */
  @Column("uuid", { nullable: true })
  grantId!: string | null;

  @Column("uuid", { nullable: true })
  planId!: string | null;
}

export type Reading = Pick<ReadLogEntry, "citizenId" | "operation" | "purpose"> &
  Partial<Pick<ReadLogEntry, "categories" | "grantId" | "planId">>;

/**
 * The read log of one request: everything opened in the same breath is written in one statement. Reading need not wait for it,
 * the answer must: whoever answers waits for {@link settled}.
 */
export class ReadLog {
  readonly #db: Database;
  readonly #caller: Caller;
  readonly #now: Date;
  #opened = 0;
  #pending: Batch | null = null;
  readonly #all: Promise<void>[] = [];

  constructor(db: Database, caller: Caller, now: Date) {
    this.#db = db;
    this.#caller = caller;
    this.#now = now;
  }

  /** Resolves when the line is stored; rejects with LOG_UNAVAILABLE where it cannot be. Need not be waited for. */
  write(reading: Reading): Promise<void> {
    this.#opened += 1;
    const batch = (this.#pending ??= this.#begin());
    batch.lines.push({
      id: randomUUID(),
      readAt: this.#now.toISOString(),
      readerId: this.#caller.id,
      readerRole: this.#caller.role,
      readerSector: this.#caller.sector,
      categories: [],
      grantId: null,
      planId: null,
      ...reading,
    });
    return batch.written;
  }

  /**
   * What was opened and is not written yet, for a statement that is about to be sent anyway: it writes the lines, or says that it
   * did not, and they are written by themselves, or refused (LOG_UNAVAILABLE).
   */
  takeAlong(): { lines: readonly ReadLogEntry[]; done: (written: number) => void; undone: () => Promise<void> } | null {
    const batch = this.#pending;
    if (!batch) return null;
    this.#pending = null;
    return {
      lines: batch.lines,
      done: (written) => {
        this.#db.openings.logged += written;
        batch.settle(null);
      },
      undone: () => {
        void this.#flush(batch);
        return batch.written;
      },
    };
  }

  /** Resolves when everything opened so far is stored. If it cannot be, nothing may be answered: rejects with LOG_UNAVAILABLE. */
  async settled(): Promise<void> {
    for (const written of this.#all) await written;
  }

  /** Counts what was opened as answered: the answer leaves. Its lines were written before: are there fewer, it is told once. */
  answered(): void {
    const { name, openings } = this.#db;
    const told = openings.answered > openings.logged;
    openings.answered += this.#opened;
    this.#opened = 0;
    if (openings.answered > openings.logged && !told)
      console.error(`${name} has answered more openings than its log took lines: somebody takes them away.`);
  }

  #begin(): Batch {
    const lines: ReadLogEntry[] = [];
    let settle: Batch["settle"] = () => undefined;
    const written = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    written.catch(() => undefined); // whoever answers is told
    this.#all.push(written);
    const batch = { lines, written, settle };
    // When all else that is opened in this turn of the loop is among them, and nobody took them along.
    setImmediate(() => {
      if (this.#pending !== batch) return;
      this.#pending = null;
      void this.#flush(batch);
    });
    return batch;
  }

  async #flush({ lines, settle }: Batch): Promise<void> {
    try {
      // A transaction that is taken back takes no line along: that somebody looked stays so.
      const written = await this.#db.outside(() => insertRows(this.#db, ReadLogEntry, lines));
      this.#db.openings.logged += written; // read only now: others count beside it
      settle(null);
    } catch {
      settle(new Refusal("LOG_UNAVAILABLE"));
    }
  }
}

/** Lines that are written together. */
interface Batch {
  readonly lines: ReadLogEntry[];
  readonly written: Promise<void>;
  readonly settle: (error: Error | null) => void;
}
