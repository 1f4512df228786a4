import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

/** What must become of a value: refused at its place, taken as the default, or answered somehow. */
export type Fate = "refused" | "default" | "answered";

/** A field asked with one value that nobody would send, everything else being as it should. */
export interface Trial {
  /** Where the value stands, e.g. `input.goals.0.title`. */
  readonly at: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly fate: Fate;
}

/** A sensible value for an argument or input field, by its name and type. */
export type Sensible = (name: string, type: GraphQLNamedType) => unknown;

const HALF = String.fromCharCode(0xd83d);
const LONG = "æøå ".repeat(4_000);

const UNREADABLE = ["a\0b", "\0", `tekst ${HALF}`, "klokke\u0007", "\u009f"];
const BLANK = ["", "   ", "\u00a0\t\n", "\u200b\u2060\ufeff"];
/** Too long; what SQL, patterns, HTML and a terminal read as their own, in one; and the word for nothing. */
const STRANGE = [LONG, `'; DROP TABLE goal; --"\\ %_ 😀 \u202Eomvendt (?i)[*+ <b> A\u030Angstro\u0308m`, "null"];

/** What nobody would send, and what must become of it. */
function oddValues(type: GraphQLNamedType, required: boolean, change: boolean): [value: unknown, fate: Fate][] {
  const all = (fate: Fate, values: readonly unknown[]) => values.map((value): [unknown, Fate] => [value, fate]);
  const days: Fate = change ? "refused" : "answered";
  switch (type.name) {
    case "String":
      return [
        ...all("refused", UNREADABLE),
        ...all(required ? "refused" : "answered", BLANK),
        ...all("answered", STRANGE),
      ];
    case "ID":
      return [
        ...all("refused", [...UNREADABLE, ...BLANK]),
        ...all("answered", STRANGE),
        ...all("answered", [
          "00000000-0000-0000-0000-000000000000",
          "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF",
          "-1",
          "9".repeat(40),
        ]),
        ...all("answered", ["{e79d1cea-16b7-83e5-a449-fd63b5c92d25}", "e79d1cea16b783e5a449fd63b5c92d25", "x~y~v1"]),
      ];
    case "Int":
      return all("answered", [2_147_483_647, -2_147_483_648, 0, -1]);
    case "Float":
      return [...all("refused", [5e-324, 1e-60, 1e300, -1e39]), ...all("answered", [-0, 1e-38, 3e38, -1, 123_456.789])];
    case "Date":
      return [
        ...all(days, ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"]),
        ...all("answered", ["1900-01-01", "2024-02-29", "2999-12-31"]),
      ];
    case "DateTime":
      return [
        ...all(days, ["0001-01-01T00:00:00Z", "1850-06-01T12:00:00Z", "9999-12-31T23:59:59.999Z"]),
        ...all("answered", ["1900-01-01T00:00:00Z", "2999-12-31T23:59:59.999Z", "2026-10-25T02:30:00+02:00"]),
      ];
    default:
      return isEnumType(type)
        ? all(
            "answered",
            type.getValues().map(({ name }) => name),
          )
        : [];
  }
}

/**
 * Every odd value in every argument and input field of a field, one at a time. What stands inside several inputs is tried whole where it
 * first does: `tried` holds the names of those.
 */
export function trialsOf(
  field: GraphQLField<unknown, unknown>,
  change: boolean,
  sensible: Sensible,
  tried: Set<string> = new Set(),
): Trial[] {
  const base = valuesOf(field.args.filter(isRequiredArgument), sensible);
  return field.args.flatMap((arg) =>
    within(arg, [], change, sensible, tried).map(({ at, value, fate }) => ({
      at,
      args: { ...base, [arg.name]: value },
      fate,
    })),
  );
}

interface Odd {
  readonly at: string;
  readonly value: unknown;
  readonly fate: Fate;
}

function within(
  { name, type, defaultValue }: GraphQLArgument | GraphQLInputField,
  inside: readonly string[],
  change: boolean,
  sensible: Sensible,
  tried: Set<string>,
): Odd[] {
  const odd = ofType(name, type, name, false, inside, change, sensible, tried);
  return defaultValue === undefined ? odd : [...odd, { at: name, value: null, fate: "default" }];
}

function ofType(
  name: string,
  type: GraphQLInputType,
  at: string,
  required: boolean,
  inside: readonly string[],
  change: boolean,
  sensible: Sensible,
  tried: Set<string>,
): Odd[] {
  if (isNonNullType(type)) return ofType(name, type.ofType, at, true, inside, change, sensible, tried);
  if (isListType(type)) {
    const one = oneOf(name, type.ofType, sensible);
    const items = ofType(name, type.ofType, `${at}.0`, false, inside, change, sensible, tried);
    const many = Array.from({ length: 300 }, () => one);
    return [
      ...items.map((odd) => ({ ...odd, value: [odd.value] })),
      { at, value: [], fate: "answered" },
      { at, value: many, fate: "answered" },
    ];
  }
  if (!isInputObjectType(type)) return oddValues(type, required, change).map(([value, fate]) => ({ at, value, fate }));
  if (inside.includes(type.name) || (inside.length > 0 && tried.has(type.name))) return [];
  tried.add(type.name);
  const fields = Object.values(type.getFields());
  const base = valuesOf(fields.filter(isRequiredInputField), sensible);
  return fields.flatMap((field) =>
    within(field, [...inside, type.name], change, sensible, tried).map((odd) => ({
      at: `${at}.${odd.at}`,
      value: { ...base, [field.name]: odd.value },
      fate: odd.fate,
    })),
  );
}

export const valuesOf = (fields: readonly (GraphQLArgument | GraphQLInputField)[], sensible: Sensible) =>
  Object.fromEntries(fields.map(({ name, type }) => [name, oneOf(name, type, sensible)]));

function oneOf(name: string, type: GraphQLInputType, sensible: Sensible): unknown {
  if (isNonNullType(type)) return oneOf(name, type.ofType, sensible);
  if (isListType(type)) return [oneOf(name, type.ofType, sensible)];
  if (isInputObjectType(type)) return valuesOf(Object.values(type.getFields()).filter(isRequiredInputField), sensible);
  return sensible(name, type);
}

/** The plain fields of a type, so many types deep: what was written comes back. */
export function selectionOf(type: GraphQLNamedType, deep: number): string {
  if (isLeafType(type)) return "";
  if (!isObjectType(type)) return "{ __typename }";
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0) return [];
    const inner = getNamedType(field.type);
    return isLeafType(inner)
      ? [field.name]
      : deep > 0 && isObjectType(inner)
        ? [`${field.name} ${selectionOf(inner, deep - 1)}`]
        : [];
  });
  return `{ __typename ${fields.join(" ")} }`;
}

/** The shortest way from the queries to a type, as the text around a selection on it; by the arguments that a way needs. */
export function waysTo(
  schema: GraphQLSchema,
  roots: Readonly<Record<string, string>>,
): ReadonlyMap<string, [before: string, after: string]> {
  const query = schema.getQueryType() as GraphQLObjectType;
  const ways = new Map<string, [string, string]>();
  let next: [GraphQLObjectType, string, string][] = [];
  const go = (field: GraphQLField<unknown, unknown>, args: string, before: string, after: string) => {
    const type = getNamedType(field.type);
    const there = isObjectType(type) ? [type] : isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    for (const each of there) {
      if (ways.has(each.name)) continue;
      const [open, close] = each === type ? ["", ""] : [`... on ${each.name} { `, " }"];
      ways.set(each.name, [`${before}${field.name}${args} { ${open}`, `${close} }${after}`]);
      next.push([each, ...(ways.get(each.name) as [string, string])]);
    }
  };
  for (const [name, args] of Object.entries(roots)) go(query.getFields()[name] as never, args, "{ ", " }");
  for (let now = next; now.length > 0; now = next) {
    next = [];
    for (const [type, before, after] of now)
      for (const field of Object.values(type.getFields()))
        if (!field.args.some(isRequiredArgument)) go(field, "", before, after);
  }
  return ways;
}
