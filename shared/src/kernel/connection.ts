import { MinLength } from "class-validator";
import { ArgsType, type ClassType, Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { inAnyCase } from "./any-case.ts";
import type { Context } from "./context.ts";
import type { EntityClass } from "./database.ts";
import { badInput, type InputProblem } from "./errors.ts";
import { columnOf, selectList, sortColumn, tableOf } from "./rows.ts";
import { DateScalar, isDay, isMoment } from "./scalars.ts";
import { isUuid } from "./uuid.ts";

/** The largest page one may ask for. */
export const MAX_PAGE = 100;

@Directive("@shareable")
@ObjectType("PageInfo", {
  description: "Where a page stands in its list (da: sideoplysninger).",
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there is more after this page." })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Give this as `after` to get the next page; null on an empty page.",
  })
  endCursor!: string | null;
}

const NO_CURSOR: InputProblem = [
  "after",
  "must be an endCursor that this list gave.",
  "skal være en endCursor, som denne liste har givet.",
];

/** `first` and `after`, the same in every list. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 20, description: "How many at most, 1–100." })
  first!: number;

  @MinLength(1, { message: `after ${NO_CURSOR[1]}`, context: { da: NO_CURSOR[2] } })
  @Field(() => String, { nullable: true, description: "The `endCursor` of the page before." })
  after?: string | null;
}

export interface Page<T> {
  nodes: T[];
  cursorOf: (node: T) => string;
  hasNextPage: boolean;
  count: () => Promise<number | null>;
}

/** A connection type over a node type: `nodes` for most, `edges` for who needs each cursor. */
export function connectionOf<T extends object>(
  Node: ClassType<T>,
  name: string,
  options: { shareable?: boolean; danish: string },
): ClassType<Page<T>> {
  const shareable: ClassDecorator = options.shareable ? Directive("@shareable") : () => undefined;

  @shareable
  @ObjectType(`${name}Edge`, { description: `One ${name} with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: "Opaque place in the list." })
    cursor!: string;

    @Field(() => Node, { description: "The thing itself." })
    node!: T;
  }

  @shareable
  @ObjectType(`${name}Connection`, { description: `A page of a list (da: ${options.danish}).` })
  class Connection {
    // Not a simple field: a page may refuse its nodes, and what a bare property throws no executor catches.
    @Field(() => [Node], { description: "The things on this page." })
    nodes!: T[];

    @Field(() => [Edge], { description: "The things on this page, each with its cursor." })
    get edges(): Edge[] {
      const page = this as unknown as Page<T>;
      return page.nodes.map((node) => ({ cursor: page.cursorOf(node), node }));
    }

    @Field(() => PageInfo, { description: "Whether there is more, and how to get it." })
    get pageInfo(): PageInfo {
      const page = this as unknown as Page<T>;
      const last = page.nodes.at(-1);
      return { hasNextPage: page.hasNextPage, endCursor: last ? page.cursorOf(last) : null };
    }

    @Field(() => Int, { nullable: true, description: "How many there are in all; counted only when asked for." })
    totalCount(): Promise<number | null> {
      return (this as unknown as Page<T>).count();
    }
  }
  return Connection as unknown as ClassType<Page<T>>;
}

/** A page as the object its connection type expects. */
export function asConnection<T>(Connection: ClassType<Page<T>>, page: Page<T>): Page<T> {
  return Object.assign(Object.create(Connection.prototype) as Page<T>, page);
}

// ── Filters, in the shape that Datafordeleren's users know: where: { field: { eq: … } } ─────────────────────────────

@InputType("IDFilter", { description: "Conditions on an id. Several conditions must all hold." })
export class IDFilter {
  @Field(() => ID, { nullable: true, description: "Is this id." })
  eq?: string | null;

  @Field(() => [ID], { nullable: true, description: "Is one of these ids." })
  in?: string[];
}

@InputType("StringFilter", { description: "Conditions on text. Several conditions must all hold." })
export class StringFilter {
  @Field(() => String, { nullable: true, description: "Is exactly this; null means: is empty." })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: "Is one of these." })
  in?: string[];

  @Field(() => String, {
    nullable: true,
    description: "Contains this, whether in capitals or not; at most 200 characters.",
  })
  contains?: string;
}

@InputType("DateFilter", { description: "Conditions on a day. Several conditions must all hold." })
export class DateFilter {
  @Field(() => DateScalar, { nullable: true, description: "Is this day; null means: is not set." })
  eq?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Is this day or later." })
  gte?: string;

  @Field(() => DateScalar, { nullable: true, description: "Is before this day." })
  lt?: string;
}

/** A filter over an enum, `{ eq, in }`. */
export function enumFilter<T extends object>(type: T, name: string): ClassType<{ eq?: string | null; in?: string[] }> {
  @InputType(name, { description: "Conditions on a code. Several conditions must all hold." })
  class EnumFilter {
    @Field(() => type, { nullable: true, description: "Is this." })
    eq?: string | null;

    @Field(() => [type], { nullable: true, description: "Is one of these." })
    in?: string[];
  }
  return EnumFilter;
}

/** A longer pattern takes a server seconds to prepare. */
const LONGEST_PATTERN = 200;

type Condition = Partial<Record<"eq" | "in" | "contains" | "gte" | "lt", unknown>>;

/** SQL under construction: conditions with their parameters. */
export class Where {
  readonly conditions: string[] = [];
  readonly parameters: unknown[] = [];

  /** `sql` holds a question mark for each value. */
  and(sql: string, ...values: unknown[]): this {
    let index = 0;
    this.conditions.push(
      sql.replace(/\?/g, () => {
        this.parameters.push(values[index++]);
        return `$${this.parameters.length}`;
      }),
    );
    return this;
  }

  get sql(): string {
    return this.conditions.length > 0 ? `WHERE ${this.conditions.join(" AND ")}` : "";
  }
}

/** Adds what a client asked for. Left out means no condition; `eq: null` means "is empty". */
export function filter<T extends object>(
  context: Context,
  entity: EntityClass<T>,
  where: Where,
  asked: object | null | undefined,
): Where {
  const metadata = context.db.metadata(entity);
  for (const [property, condition] of Object.entries(asked ?? {}) as [string, Condition | null | undefined][]) {
    if (!condition) continue;
    const column = columnOf(metadata, property);
    const uuid = metadata.findColumnWithPropertyName(property)?.type === "uuid";
    const { eq, in: among, contains, gte, lt } = condition;
    if (eq === null) where.and(`${column} IS NULL`);
    else if (eq !== undefined) uuid && !isUuid(String(eq)) ? where.and("false") : where.and(`${column} = ?`, eq);
    if (Array.isArray(among)) where.and(`${column}::text = ANY(?::text[])`, among);
    if (typeof contains === "string") {
      if (contains.length > LONGEST_PATTERN) {
        const [en, da] = [`must be at most ${LONGEST_PATTERN}`, `må højst være ${LONGEST_PATTERN}`];
        throw badInput([[`where.${property}.contains`, `${en} characters long.`, `${da} tegn lang.`]]);
      }
      where.and(`${column} COLLATE "C" ~ ?`, inAnyCase(contains));
    }
    if (gte != null) where.and(`${column} >= ?`, gte);
    if (lt != null) where.and(`${column} < ?`, lt);
  }
  return where;
}

/**
 * One page of an entity in one statement, by `sort` and then by id: the newest first unless `direction` says otherwise.
 * Keyset paging: a page costs the same wherever it lies, and nothing is skipped when rows are added meanwhile.
 */
export async function pageOf<T extends { id: string }>(
  context: Context,
  entity: EntityClass<T>,
  where: Where,
  page: PageArguments,
  sort: keyof T & string,
  direction: "ASC" | "DESC" = "DESC",
): Promise<Page<T>> {
  checkPage(page);
  const { db } = context;
  const metadata = db.metadata(entity);
  const column = sortColumn(metadata, sort);
  const typeOf = (property: string) => metadata.findColumnWithPropertyName(property)?.type;
  const list = `${db.name}.${metadata.tableName}.${sort}`;
  const keyset = new Where();
  keyset.conditions.push(...where.conditions);
  keyset.parameters.push(...where.parameters);
  if (page.after != null) {
    const type = typeOf(sort);
    const fits = type === "date" ? isDay : type === "timestamptz" ? isMoment : isText;
    const [value, id] = readCursor(list, page.after, fits, typeOf("id") === "uuid" ? isUuid : isText);
    keyset.and(`(${column}, "id") ${direction === "DESC" ? "<" : ">"} (?, ?)`, value, id);
  }
  const rows = await db.query<T>(
    `SELECT ${selectList(db, entity)} FROM ${tableOf(db, entity)} ${keyset.sql} ORDER BY ${column} ${direction}, "id" ${direction} LIMIT ${page.first + 1}`,
    keyset.parameters,
  );
  return {
    nodes: rows.slice(0, page.first),
    hasNextPage: rows.length > page.first,
    cursorOf: (row) => cursor(list, String(row[sort]), row.id),
    count: async () => {
      const [result] = await db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${tableOf(db, entity)} ${where.sql}`,
        where.parameters,
      );
      return result?.count ?? 0;
    },
  };
}

export function checkPage({ first }: { first: number }): void {
  if (first < 1 || first > MAX_PAGE)
    throw badInput([["first", `must be from 1 to ${MAX_PAGE}.`, `skal være fra 1 til ${MAX_PAGE}.`]]);
}

/** A place in a list: after the row that is sorted by `value` and then by `id`. The list is named, for no other knows the place. */
export const cursor = (list: string, value: string, id: string): string =>
  Buffer.from(JSON.stringify([list, value, id])).toString("base64url");

/** Reads a list's own cursor back; what a client made up, or has from another list, is refused before it reaches a statement. */
export function readCursor(
  list: string,
  text: string,
  fitsValue: (value: string) => boolean,
  fitsId: (id: string) => boolean,
): [value: string, id: string] {
  const parts = parsed(Buffer.from(text, "base64url").toString());
  const [of, value, id, more] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (of !== list || typeof value !== "string" || typeof id !== "string" || more !== undefined)
    throw badInput([NO_CURSOR]);
  if (!fitsValue(value) || !fitsId(id)) throw badInput([NO_CURSOR]);
  return [value, id];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Whether a text can be asked about at all. */
const isText = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);
