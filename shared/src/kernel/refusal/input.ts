import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { isRecordable, OUT_OF_REACH } from "../danish-time.ts";
import { plainId } from "../door-id.ts";
import { hasCpr } from "../log.ts";
import { smallId } from "../uuid.ts";
import { badInput, type InputProblem } from "./refusal.ts";
import { refusalOf } from "./unstorable.ts";

/** Makes a value what it means, or notes what is wrong with it. `at` is where it stands, e.g. `input.goals.0.title`. */
type Check = (value: unknown, at: string, problems: InputProblem[]) => unknown;

/** The checks of types that are known already, by name. */
type Known = Map<string, Check | null>;

/**
 * Control characters but for tabulators and line breaks: no person writes them, and PostgreSQL cannot keep the first of them. Nor those
 * that turn what is written around: a title in a letter would read as something else.
 */
const CONTROL = /[^\P{Cc}\t\n\r]|[\u202a-\u202e]/u;
/** Half of a character: what is cut in the middle, or no text at all. */
const HALF = /\p{Surrogate}/u;
const INVISIBLE = /^[\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * The door for every argument of every field, before any resolver sees it, so that a value means the same wherever it goes:
 * - text is in Unicode's composed form (NFC) and without spaces around it, and holds nothing that cannot be written or stored;
 *   where text is needed it may not be blank, where it is not, blank text is empty text (see `validateArgument`);
 * - no text holds a CPR number, but where one is asked for;
 * - ids lose their door's name, and UUIDs are in small letters, so that they may be compared as text;
 * - numbers fit what they are kept in, and days that are recorded lie where they can be reckoned with;
 * - null where there is a default is the same as left out: many clients send null for a variable that was not set.
 *
 * What is wrong is refused at its own field with BAD_USER_INPUT, and the rest is answered.
 */
export function checkArguments(schema: GraphQLSchema): void {
  const [asked, recorded]: [Known, Known] = [new Map(LEAVES), new Map([...LEAVES, ...RECORDED])];
  const changes = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const check = checkOfFields(field.args, type === changes ? recorded : asked);
      if (!check) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, args, context, info) => {
        const given = checked(check, args) as object;
        const answer = resolve(parent, given, context, info);
        if (!(answer instanceof Promise)) return answer;
        return answer.catch((error: unknown) => {
          throw refusalOf(error, (value) => whereIs(given, value)) ?? error;
        });
      };
    }
  }
}

/** A value of an input type as it is meant. Throws BAD_USER_INPUT, naming `at` or what lies in it. */
export function cleanInput(type: GraphQLInputType, value: unknown, at: string): unknown {
  const check = checkOf(type, false, new Map(LEAVES));
  return check ? checked((given, _, problems) => check(given, at, problems), value) : value;
}

function checked(check: Check, value: unknown): unknown {
  const problems: InputProblem[] = [];
  const meant = check(value, "", problems);
  if (problems.length > 0) throw badInput(problems);
  return meant;
}

/** Where in the arguments a value stands, e.g. `input.planId`. */
function whereIs(given: unknown, value: string): string | undefined {
  if (given === null || typeof given !== "object") return undefined;
  for (const [name, each] of Object.entries(given)) {
    if (typeof each !== "object" && String(each) === value) return name;
    const inside = whereIs(each, value);
    if (inside !== undefined) return `${name}.${inside}`;
  }
  return undefined;
}

function checkOfFields(fields: readonly (GraphQLArgument | GraphQLInputField)[], known: Known): Check | null {
  const checks = fields.flatMap(({ name, type, defaultValue }) => {
    const check = checkOf(type, false, known);
    return check || defaultValue !== undefined ? [{ name, check, defaultValue }] : [];
  });
  if (checks.length === 0) return null;
  return (value, at, problems) => {
    if (value === null || typeof value !== "object") return value;
    const meant: Record<string, unknown> = { ...value };
    for (const { name, check, defaultValue } of checks) {
      const given = meant[name];
      if (given === undefined) continue;
      if (given === null) {
        if (defaultValue !== undefined) meant[name] = defaultValue;
      } else if (check) meant[name] = check(given, at ? `${at}.${name}` : name, problems);
    }
    return meant;
  };
}

function checkOf(type: GraphQLInputType, needed: boolean, known: Known): Check | null {
  if (isNonNullType(type)) return checkOf(type.ofType, true, known);
  if (isListType(type)) {
    const check = checkOf(type.ofType, false, known);
    return (
      check &&
      ((value, at, problems) =>
        Array.isArray(value)
          ? value.map((each, index) => (each === null ? each : check(each, `${at}.${index}`, problems)))
          : value)
    );
  }
  const { name } = type;
  if (name === "String") return needed ? neededText : anyText;
  if (isInputObjectType(type) && !known.has(name)) {
    // An input that holds its own kind finds what is being made here.
    known.set(name, (value, at, problems) => known.get(name)?.(value, at, problems) ?? value);
    known.set(name, checkOfFields(Object.values(type.getFields()), known));
  }
  return known.get(name) ?? null;
}

const anyText: Check = (value, at, problems) => {
  if (typeof value !== "string") return value;
  if (HALF.test(value))
    problems.push([
      at,
      "holds half of a character: it was cut somewhere.",
      "rummer et halvt tegn: teksten er klippet over.",
    ]);
  else if (CONTROL.test(value)) problems.push([at, "holds a control character.", "rummer et kontroltegn."]);
  const text = INVISIBLE.test(value) ? "" : value.normalize("NFC").trim();
  if (hasCpr(text) && !isCpr(at))
    problems.push([
      at,
      "must not hold a CPR number: name people by their id.",
      "må ikke rumme et CPR-nummer: angiv personer ved deres id.",
    ]);
  return text;
};

/** The arguments that ask for a CPR number, and keep none. Everything else is shown, searched and kept in clear. */
const isCpr = (at: string): boolean => at === "cpr" || at.endsWith(".cpr");

const neededText: Check = (value, at, problems) => {
  const text = anyText(value, at, problems);
  if (text === "") problems.push([at, "must not be blank.", "må ikke være tom."]);
  return text;
};

const anId: Check = (value, at, problems) => {
  const text = neededText(value, at, problems);
  return typeof text === "string" ? smallId(plainId(text)) : text;
};

/** Numbers with decimals are kept in single precision. */
const aNumber: Check = (value, at, problems) => {
  const kept = Math.fround(value as number);
  if (!Number.isFinite(kept)) problems.push([at, "is too large a number.", "er et for stort tal."]);
  else if (kept === 0 && value !== 0) problems.push([at, "is too small a number.", "er et for lille tal."]);
  return value;
};

/** A key as another subgraph knows it: its ids may be written in capitals there. */
const aReference: Check = (value) => {
  if (typeof value === "string") return smallId(value);
  if (Array.isArray(value)) return value.map((each) => aReference(each, "", []));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, aReference(each, "", [])]));
};

const aRecordedDay: Check = (value, at, problems) => {
  if (!isRecordable(String(value))) problems.push([at, ...OUT_OF_REACH]);
  return value;
};

const LEAVES: readonly [string, Check][] = [
  ["ID", anId],
  ["Float", aNumber],
  ["_Any", aReference],
];
const RECORDED: readonly [string, Check][] = [
  ["Date", aRecordedDay],
  ["DateTime", aRecordedDay],
];
