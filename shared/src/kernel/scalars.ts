import { GraphQLError, GraphQLScalarType } from "graphql";
import { GraphQLDate, GraphQLDateTime } from "graphql-scalars";

/**
 * PostgreSQL hands dates over as text and clients read them as text: a Date object in between costs time
 * and, for dates without a clock, a day at the wrong side of midnight. Input is checked by graphql-scalars, then kept as text.
 */
function textScalar(name: string, description: string, checked: GraphQLScalarType): GraphQLScalarType {
  const check = (value: unknown): string => {
    const text = (checked.parseValue(value) as Date).toISOString();
    // Beyond the years 1 to 9999, which an offset from UTC may leave, a day has another form or no meaning to a database.
    if (!/^(?!0000)\d{4}-/.test(text))
      throw new GraphQLError(`${name} cannot represent what lies outside the years 1 to 9999.`);
    return name === "Date" ? text.slice(0, 10) : text;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => (value instanceof Date ? check(value) : value),
    parseValue: check,
    parseLiteral: (node) => {
      checked.parseLiteral(node, {});
      return check((node as { value?: unknown }).value);
    },
  });
}

export const DateScalar = textScalar(
  "Date",
  "A day in Denmark without a clock, as YYYY-MM-DD (da: dato).",
  GraphQLDate,
);
export const DateTimeScalar = textScalar(
  "DateTime",
  "A moment in time, as ISO 8601 in UTC with Z, e.g. 2026-03-02T08:30:00.000Z (da: tidspunkt).",
  GraphQLDateTime,
);

/** The scalars with checks of their own: a gateway knows them by name alone, and checks with these. */
export const CHECKED_SCALARS = [DateScalar, DateTimeScalar] as const;

/** Whether a text is a day, as YYYY-MM-DD. */
export const isDay = (text: string): boolean => isOf(DateScalar, text);
/** Whether a text is a moment, as ISO 8601. */
export const isMoment = (text: string): boolean => isOf(DateTimeScalar, text);

function isOf(scalar: GraphQLScalarType, text: string): boolean {
  try {
    scalar.parseValue(text);
    return true;
  } catch {
    return false;
  }
}
