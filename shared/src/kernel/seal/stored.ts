import type { EntityMetadata, ObjectLiteral } from "typeorm";
import type { Database } from "../database/database.ts";
import { type Digest, isSealedLog, lineText } from "../database/log-line.ts";
import { columnOf, selectList } from "../database/rows.ts";
import { Seal, type SealedAs } from "./seal.ts";

/** A line, with what its row says now. */
export interface Line extends SealedAs {
  readonly id: string;
  readonly digest: string;
}

type Range = readonly [from: number, to: number, ...unknown[]];

/** The logs of a subgraph, by their entities. */
export const logsOf = (db: Database): EntityMetadata[] => db.source.entityMetadatas.filter(isSealedLog);

type Stored = Omit<Seal, "first" | "last"> & { first: string; last: string };

/** Some seals of a log, `after` a number or from the newest back. */
export async function sealsOf(db: Database, log: string, which: { after: number } | "newest"): Promise<Seal[]> {
  const [where, limit] = which === "newest" ? ["ORDER BY number DESC", 1] : ["AND number > $2 ORDER BY number", 500];
  const values = which === "newest" ? [log] : [log, which.after];
  const sql = `SELECT ${selectList(db, Seal)} FROM log_seal WHERE log = $1 ${where} LIMIT ${limit}`;
  const rows = await db.beside<Stored>(sql, values);
  return rows.map((row) => ({ ...row, first: Number(row.first), last: Number(row.last) }));
}

/** The same as {@link linesIn}, for who seals: the rows themselves are read only where one has no mark. */
export async function marksIn(
  db: Database,
  log: EntityMetadata,
  ranges: readonly Range[],
  most?: number,
): Promise<readonly SealedAs[]> {
  if (ranges.length === 0) return [];
  const rows = await db.beside<{ seq: string; mark: string | null }>(inRanges("l.seq, l.mark", log, most), [
    ranges.map(([from]) => from),
    ranges.map(([, to]) => to),
  ]);
  if (rows.some(({ mark }) => mark === null)) return linesIn(db, log, ranges, most);
  return rows.map(({ seq, mark }) => ({ seq: Number(seq), mark }));
}

export const MANY = 10_000_000;

/** By the index, as far as the limit: a log may be long. */
const inRanges = (columns: string, { tableName }: EntityMetadata, most = MANY): string =>
  `SELECT found.* FROM unnest($1::bigint[], $2::bigint[]) AS range(lower, upper)
   CROSS JOIN LATERAL (SELECT ${columns} FROM "${tableName}" l WHERE l.seq BETWEEN lower AND upper ORDER BY l.seq LIMIT ${most}) found
   ORDER BY found.seq LIMIT ${most}`;

/** The lines of a log whose numbers lie within any of these ranges, in the order of their numbers, `most` of them. */
export async function linesIn(
  db: Database,
  log: EntityMetadata,
  ranges: readonly Range[],
  most = MANY,
  /** By which a line without a mark is told. */
  own: Digest = db.digest,
): Promise<Line[]> {
  if (ranges.length === 0) return [];
  const columns = log.columns.map(({ propertyName }) => `l.${columnOf(log, propertyName)} AS "${propertyName}"`);
  const rows = await db.beside<ObjectLiteral>(inRanges(columns.join(", "), log, most), [
    ranges.map(([from]) => from),
    ranges.map(([, to]) => to),
  ]);
  return rows.map((row) => {
    const [text, mark] = [lineText(log, row), row.mark as string | null];
    const made = mark === null ? undefined : db.digests.find((digest) => digest(text) === mark);
    return { seq: Number(row.seq), id: String(row.id), digest: (made ?? own)(text), mark };
  });
}

/** Keeps a seal, unless another replica has made one of its number; says whether. */
export async function keep(db: Database, seal: Seal): Promise<boolean> {
  const { log, number, sealedAt, first, last, late, missing, lines, digest, previous, hash } = seal;
  const kept = await db.beside(
    `INSERT INTO log_seal (log, number, sealed_at, first, last, late, missing, lines, digest, previous, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING number`,
    [log, number, sealedAt, first, last, JSON.stringify(late), JSON.stringify(missing), lines, digest, previous, hash],
  );
  return kept.length === 1;
}
