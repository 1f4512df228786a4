import type { EntityMetadata } from "typeorm";
import type { Database } from "../database/database.ts";
import type { Anchored } from "./anchor.ts";
import { isIn, linesText, type Seal, sealText } from "./seal.ts";
import { type Line, linesIn, logsOf, MANY, sealsOf } from "./stored.ts";

/** What was found in one log. */
export interface Verdict {
  readonly log: string;
  readonly lines: number;
  readonly seals: number;
  /** Lines that have no seal yet: the newest ones. */
  readonly waiting: number;
  readonly problems: readonly string[];
}

const MOST = 5_000;

/** Holds every log of a subgraph against its seals, and the seals against what was anchored. Changes nothing. */
export async function verifyLogs(db: Database, anchors: readonly Anchored[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const log of logsOf(db).sort((a, b) => (a.tableName < b.tableName ? -1 : 1))) {
    const own = anchors.filter((each) => each.subgraph === db.name && each.log === log.tableName);
    verdicts.push(await new Verification(db, log, own).run());
  }
  return verdicts;
}

class Verification {
  readonly #db: Database;
  readonly #log: EntityMetadata;
  readonly #anchors: readonly Anchored[];
  readonly #problems: string[] = [];
  #lines = 0;
  #before: Seal | undefined;
  /** Marks were there from some line on: after it none may be without. */
  #marked: string | undefined;
  /** Numbers that were missing when the lines around them were sealed, and are there now: each must have come late, by a seal. */
  readonly #filled = new Set<number>();

  constructor(db: Database, log: EntityMetadata, anchors: readonly Anchored[]) {
    this.#db = db;
    this.#log = log;
    this.#anchors = anchors;
  }

  async run(): Promise<Verdict> {
    const log = this.#log.tableName;
    let seals = 0;
    const hashes = new Map<number, string>();
    for (let after = 0; ; ) {
      const some = await sealsOf(this.#db, log, { after });
      for (const seal of some) {
        await this.#seal(seal);
        hashes.set(seal.number, seal.hash);
      }
      seals += some.length;
      if (some.length === 0) break;
      after = some.at(-1)?.number ?? after;
    }
    for (const seq of this.#filled) this.#problems.push(`line ${seq} was put in after its neighbours were sealed`);
    const waiting = await this.#rest();
    const early = await linesIn(this.#db, this.#log, [[-Number.MAX_SAFE_INTEGER, 0]], MOST);
    for (const { seq } of early) this.#problems.push(`line ${seq} stands before the first line`);
    this.#held(hashes);
    return { log, lines: this.#lines + early.length, seals, waiting, problems: [...new Set(this.#problems)] };
  }

  async #seal(seal: Seal): Promise<void> {
    const before = this.#before;
    const which = `seal ${seal.number}`;
    for (let gone = (before?.number ?? 0) + 1; gone < seal.number; gone++) this.#problems.push(`seal ${gone} is gone`);
    // By whichever key it was made: all of a seal is made by one.
    const digest = this.#db.digests.find((each) => each(sealText(seal)) === seal.hash) ?? this.#db.digest;
    const genuine = seal.hash === digest(sealText(seal));
    if (!genuine) this.#problems.push(`${which} has been altered`);
    else if (before?.number === seal.number - 1 && seal.previous !== before.hash)
      this.#problems.push(`${which} does not follow the seal before it`);
    this.#before = seal;

    const late = seal.late.length === 0 ? [] : await linesIn(this.#db, this.#log, seal.late.map(only), MANY, digest);
    const present = await linesIn(this.#db, this.#log, [[seal.first, seal.last]], MANY, digest);
    const fresh = present.filter(({ seq }) => !isIn(seal.missing, seq));
    for (const { seq } of present) if (isIn(seal.missing, seq)) this.#filled.add(seq);
    for (const seq of seal.late) this.#filled.delete(seq);
    this.#lines += present.length;
    const named = this.#problems.length;
    this.#gone(seal, late, fresh);
    this.#marks(present);
    const sound = seal.digest === digest(linesText([...late, ...fresh]));
    if (genuine && !sound && this.#problems.length === named)
      this.#problems.push(`the lines under ${which}, ${seal.first} to ${seal.last}, are not those that were sealed`);
  }

  /** Lines that were sealed and are not there any more. */
  #gone(seal: Seal, late: readonly Line[], fresh: readonly Line[]): void {
    if (late.length + fresh.length === seal.lines) return;
    const there = new Set([...late, ...fresh].map(({ seq }) => seq));
    for (const seq of seal.late) if (!there.has(seq)) this.#problems.push(`line ${seq} is gone`);
    let told = 0;
    for (let seq = seal.first; seq <= seal.last && told < MOST; seq++) {
      if (there.has(seq) || isIn(seal.missing, seq)) continue;
      this.#problems.push(`line ${seq} is gone`);
      told += 1;
    }
  }

  /** Lines that do not say what they said when they were written, or that the house did not write. */
  #marks(lines: readonly Line[]): void {
    for (const { seq, id, digest, mark } of lines) {
      if (mark !== null && mark !== digest)
        this.#problems.push(`line ${seq} (${id}) has been altered, or was not written by the house`);
      else if (mark === null && this.#marked !== undefined)
        this.#problems.push(`line ${seq} (${id}) was not written by the house`);
      this.#marked ??= mark ?? undefined;
    }
  }

  /** Lines after the last seal. */
  async #rest(): Promise<number> {
    let waiting = 0;
    for (let from = (this.#before?.last ?? 0) + 1; ; ) {
      const some = await linesIn(this.#db, this.#log, [[from, Number.MAX_SAFE_INTEGER]], MOST);
      this.#marks(some);
      waiting += some.length;
      this.#lines += some.length;
      if (some.length < MOST) return waiting;
      from = (some.at(-1)?.seq ?? from) + 1;
    }
  }

  /** What was said outside the database must still be so. */
  #held(hashes: ReadonlyMap<number, string>): void {
    for (const { number, hash } of this.#anchors) {
      const now = hashes.get(number);
      if (now === undefined) this.#problems.push(`seal ${number} was anchored and is gone: the end was cut off`);
      else if (now !== hash) this.#problems.push(`seal ${number} is not the one that was anchored`);
    }
  }
}

const only = (seq: number) => [seq, seq] as const;
