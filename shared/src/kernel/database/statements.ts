import pg, { type PoolConfig, type QueryConfig } from "pg";

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const asText = (text: string) => text;
/** "2026-03-01 10:00:00+00" → "2026-03-01T10:00:00Z": sessions run in UTC, so no arithmetic is needed. */
const asIso = (text: string) => `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, "Z")}`;

const TEXT_DATES = {
  getTypeParser(oid: number, format?: string) {
    if (oid === DATE) return asText;
    if (oid === TIMESTAMPTZ) return asIso;
    return (pg.types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format);
  },
} as unknown as NonNullable<PoolConfig["types"]>;

/** A connection keeps what it has prepared: more than so many texts are not of few. */
const MOST_NAMES = 500;

/** Statements as `pg` takes them: dates as text, and those that come again under a name, where connections keep them. */
export class Statements {
  readonly #prepares: boolean;
  readonly #names = new Map<string, string>();

  constructor(prepares: boolean) {
    this.#prepares = prepares;
  }

  once(text: string, values: readonly unknown[]): QueryConfig {
    return { text, values: values as unknown[], types: TEXT_DATES };
  }

  named(text: string, values: readonly unknown[]): QueryConfig {
    const name = this.#prepares ? this.#nameOf(text) : undefined;
    return { ...this.once(text, values), ...(name ? { name } : {}) };
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= MOST_NAMES) return known;
    const name = `overligger-${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
