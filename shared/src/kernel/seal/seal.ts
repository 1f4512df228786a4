import { Column, Entity, PrimaryColumn } from "typeorm";
import { type Digest, OnlyAdded } from "../database/log-line.ts";

/** Numbers that no line had when it was sealed: from, to, and since when they are missed. */
export type Hole = [from: number, to: number, since: string];

/**
 * A seal over the lines `first` to `last` without the holes among them, and over `late` ones that filled earlier holes. Each is over
 * the one before; two of the same number cannot be, so replicas make one chain.
 */
@OnlyAdded
@Entity("log_seal")
export class Seal {
  @PrimaryColumn("text")
  log!: string;

  @PrimaryColumn("int")
  number!: number;

  @Column("timestamptz")
  sealedAt!: string;

  @Column("bigint")
  first!: number;

  @Column("bigint")
  last!: number;

  @Column("jsonb")
  late!: number[];

  /** All holes that may still be filled, earlier ones too. */
  @Column("jsonb")
  missing!: Hole[];

  @Column("int")
  lines!: number;

  /** Of its lines, in their order. */
  @Column("text")
  digest!: string;

  @Column("text", { nullable: true })
  previous!: string | null;

  /** Of all the above. */
  @Column("text")
  hash!: string;
}

/** A line as a seal sees it: by its mark, which whoever verifies holds against the row; one without by a digest of the row. */
export interface SealedAs {
  readonly seq: number;
  readonly mark: string | null;
  readonly digest?: string;
}

/** How long a line may take from its number to its commit. In milliseconds; a statement is cut off long before. */
const PATIENCE = 3_600_000;

/** What a seal says, as exactly one text. */
export function sealText(seal: Omit<Seal, "hash">): string {
  const { log, number, sealedAt, first, last, late, missing, lines, digest, previous } = seal;
  return JSON.stringify([
    "overligger seal 1",
    ...[log, number, new Date(sealedAt).toISOString(), first, last, late, missing, lines, digest, previous],
  ]);
}

/** Of lines, in their order. */
export const linesText = (lines: readonly SealedAs[]): string =>
  lines.map(({ seq, digest, mark }) => `${seq} ${mark ?? `unmarked ${digest}`}`).join("\n");

/** The next seal of a log: over new lines, and over those that have come late. Both in the order of their numbers. */
export function nextSeal(
  log: string,
  before: Seal | undefined,
  late: readonly SealedAs[],
  fresh: readonly SealedAs[],
  now: Date,
  digest: Digest,
): Seal {
  const sealedAt = now.toISOString();
  const first = (before?.last ?? 0) + 1;
  const last = fresh.at(-1)?.seq ?? first - 1;
  const waited = (before?.missing ?? []).filter(([, , since]) => now.getTime() - Date.parse(since) < PATIENCE);
  const seal = {
    log,
    number: (before?.number ?? 0) + 1,
    sealedAt,
    first,
    last,
    late: late.map(({ seq }) => seq),
    missing: [
      ...waited.flatMap(([from, to, since]) => holes(from, to, late, since)),
      ...holes(first, last, fresh, sealedAt),
    ],
    lines: late.length + fresh.length,
    digest: digest(linesText([...late, ...fresh])),
    previous: before?.hash ?? null,
  };
  return { ...seal, hash: digest(sealText(seal)) };
}

/** The numbers from `from` to `to` that none of these lines has. */
function holes(from: number, to: number, lines: readonly SealedAs[], since: string): Hole[] {
  const found: Hole[] = [];
  let next = from;
  for (const { seq } of lines) {
    if (seq < from || seq > to) continue;
    if (seq > next) found.push([next, seq - 1, since]);
    next = seq + 1;
  }
  if (next <= to) found.push([next, to, since]);
  return found;
}

export const isIn = (missing: readonly Hole[], seq: number): boolean =>
  missing.some(([from, to]) => from <= seq && seq <= to);
