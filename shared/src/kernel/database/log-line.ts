import { createHash, createHmac, createSecretKey } from "node:crypto";
import { Column, type EntityMetadata, type ObjectLiteral } from "typeorm";

/**
 * What a line or a seal is recognised by. With a key whoever has the database alone cannot make one; without, they can, and only
 * what was sealed and anchored before is safe. The prefix says which it is, so that neither passes for the other.
 */
export type Digest = (text: string) => string;

/** One for each key, the one in use first: while it is being changed there are two. Without a key there is one all the same. */
export const digestsBy = (keys: readonly string[]): readonly [Digest, ...Digest[]] => {
  const [first, ...others] = keys;
  return [digestBy(first), ...others.map(digestBy)];
};

function digestBy(key?: string): Digest {
  if (key === undefined) return (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
  const secret = createSecretKey(key, "utf8"); // made once: a line costs half as much
  return (text) => `hmac:${createHmac("sha256", secret).update(text).digest("hex")}`;
}

/** A log that is sealed: its lines are numbered by the database and marked by who wrote them. */
export abstract class SealedLine {
  /** Given by the database, in the order of writing; a number that is left out was rolled back, or is gone. */
  @Column({ type: "bigint", insert: false })
  seq?: string;

  /** The digest of the line as it was written; null in lines from before there were marks. */
  @Column("text", { nullable: true })
  mark?: string | null;
}

export const isSealedLog = ({ target }: EntityMetadata): boolean =>
  typeof target === "function" && target.prototype instanceof SealedLine;

const ONLY_ADDED = new WeakSet<object>();

/** A table that only grows, though it is no log. */
export const OnlyAdded = (type: object): void => void ONLY_ADDED.add(type);

export const isOnlyAdded = (metadata: EntityMetadata): boolean =>
  isSealedLog(metadata) || ONLY_ADDED.has(metadata.target as object);

/** Of a value only what it says: no server's setting, and no order in which somebody wrote it, makes a difference. */
function plain(type: string, value: unknown): unknown {
  if (type === "timestamptz") return new Date(value as string).toISOString();
  if (type === "uuid") return String(value).toLowerCase();
  return type === "jsonb" ? sorted(value) : value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** A line as exactly one text. What is empty is left out, so that a column that comes later changes no older line. */
export function lineText(metadata: EntityMetadata, row: ObjectLiteral): string {
  const values: unknown[] = [];
  for (const { name, property, type } of columnsOf(metadata)) {
    const value: unknown = row[property];
    if (value !== null && value !== undefined) values.push([name, plain(type, value)]);
  }
  return JSON.stringify(["overligger line 1", metadata.tableName, values]);
}

interface LineColumn {
  readonly name: string;
  readonly property: string;
  readonly type: string;
}

const COLUMNS = new WeakMap<EntityMetadata, LineColumn[]>();

/** The columns that say something, by their names. */
function columnsOf(metadata: EntityMetadata): LineColumn[] {
  let known = COLUMNS.get(metadata);
  if (!known) {
    known = metadata.columns
      .filter(({ propertyName }) => propertyName !== "seq" && propertyName !== "mark")
      .map(({ databaseName, propertyName, type }) => ({
        name: databaseName,
        property: propertyName,
        type: String(type),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    COLUMNS.set(metadata, known);
  }
  return known;
}
