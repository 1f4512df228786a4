import { type ClassType, Field, ID, InputType } from "type-graphql";
import type { EntityClass } from "../database/database.ts";
import { columnOf } from "../database/rows.ts";
import { badInput } from "../refusal/refusal.ts";
import type { Context } from "../request/context.ts";
import { DateScalar } from "../scalars.ts";
import { isUuid } from "../uuid.ts";
import { inAnyCase } from "./any-case.ts";

// In the shape that Datafordeleren's users know: where: { field: { eq: … } }

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
