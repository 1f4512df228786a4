import { GraphQLError, type GraphQLSchema, isAbstractType, isObjectType, Kind, type SelectionSetNode } from "graphql";
import type { Requirement, Rewrite, Step } from "./plan.ts";

/** An object of the answer that is being gathered, under inner names. What went wrong lies in it as an Error at its place. */
export type Row = Record<string, unknown>;

/** Under this, an object of the answer says that it could not be had: it stands where an error belongs. */
const LOST = Symbol("lost");

export function lose(row: Row, error: Error): void {
  Object.defineProperty(row, LOST, { value: error, configurable: true });
}

/** The value at a place of the answer, or the error why it is not there; an item of a list may be lost as well. */
export function valueAt(row: Row, key: string): unknown {
  const value = own(row, key);
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? value.map(orLost) : orLost(value);
}

const orLost = (value: unknown): unknown => (value as { [LOST]?: Error } | null)?.[LOST] ?? value;

/** A property of its own, never one that every object inherits: a schema may have a field called `constructor`. */
export const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (value as Row)[key] : undefined;

export const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Error);

/** Adds what one subgraph answered to what others did. What is there stays; what was missing or failed is filled in. */
export function merge(into: Row, from: Row): void {
  for (const key of Object.keys(from)) {
    if (key === "__proto__") continue; // a subgraph's word for it is not ours
    const there = own(into, key);
    const comes = from[key];
    if (isRow(there) && isRow(comes)) merge(there, comes);
    else if (Array.isArray(there) && Array.isArray(comes)) mergeLists(there, comes);
    else if (comes !== null || there === undefined) into[key] = comes;
  }
}

function mergeLists(into: unknown[], from: unknown[]): void {
  for (const [index, comes] of from.entries()) {
    const there = into[index];
    if (isRow(there) && isRow(comes)) merge(there, comes);
    else if (Array.isArray(there) && Array.isArray(comes)) mergeLists(there, comes);
    else if (there === null || there === undefined) into[index] = comes;
  }
}

/** Another object with the same content: one row may stand at several places, which then grow each in its own way. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isRow(value)) return value;
  const copy: Row = {};
  for (const key of Object.keys(value)) if (key !== "__proto__") copy[key] = copyOf(value[key]);
  return copy as T;
}

/** Whether what has this name is of a type; what has no name may be. */
export function fits(schema: GraphQLSchema, condition: string, typename: unknown): boolean {
  if (condition === typename || typeof typename !== "string") return true;
  const wide = schema.getType(condition);
  const narrow = schema.getType(typename);
  return isAbstractType(wide) && isObjectType(narrow) && schema.isSubType(wide, narrow);
}

/** Every object at the end of a path, into `found`. */
export function find(at: unknown, path: readonly Step[], from: number, found: Set<Row>, schema: GraphQLSchema): void {
  const step = path[from];
  if (Array.isArray(at)) {
    for (const item of at) find(item, path, step === "@" ? from + 1 : from, found, schema);
  } else if (isRow(at)) {
    if (step === undefined) found.add(at);
    else if (step === "@") find(at, path, from + 1, found, schema);
    else if ("Field" in step) find(own(at, step.Field), path, from + 1, found, schema);
    else if (step.TypeCondition.some((type) => fits(schema, type, at.__typename)))
      find(at, path, from + 1, found, schema);
  }
}

/** The representation of a thing, null where the thing is not of a type that is asked about, or the error why it lacks something. */
export function represent(thing: Row, requires: readonly Requirement[], schema: GraphQLSchema): Row | Error | null {
  const made = selected(thing, requires, schema);
  if (!isRow(made)) return made;
  if (made.__typename === undefined && thing.__typename !== undefined) made.__typename = thing.__typename;
  return Object.keys(made).some((key) => key !== "__typename") ? made : null;
}

function selected(from: Row, requires: readonly Requirement[], schema: GraphQLSchema): Row | Error | null {
  const made: Row = {};
  for (const part of requires) {
    if (part.kind === "InlineFragment") {
      if (part.typeCondition !== undefined && !fits(schema, part.typeCondition, from.__typename)) continue;
      const inner = selected(from, part.selections, schema);
      if (!isRow(inner)) return inner;
      Object.assign(made, inner);
      continue;
    }
    const value = own(from, part.name);
    if (value instanceof Error) return value;
    if (value === undefined) {
      if (part.name === "__typename") continue;
      return null;
    }
    const whole = part.selections?.length ? selectedAll(value, part.selections, schema) : value;
    if (whole instanceof Error) return whole;
    made[part.alias ?? part.name] = whole;
  }
  return made;
}

function selectedAll(value: unknown, requires: readonly Requirement[], schema: GraphQLSchema): unknown {
  if (!Array.isArray(value)) return isRow(value) ? selected(value, requires, schema) : value;
  const items = value.map((item) => selectedAll(item, requires, schema));
  return items.find((item) => item instanceof Error) ?? items;
}

/** Does to a row what the plan says is to be done. */
export function rewrite(row: Row, rewrites: readonly Rewrite[], schema: GraphQLSchema): void {
  for (const rule of rewrites) rewriteAt(row, rule, 0, schema);
}

function rewriteAt(at: unknown, rule: Rewrite, from: number, schema: GraphQLSchema): void {
  if (Array.isArray(at)) for (const item of at) rewriteAt(item, rule, from, schema);
  const step = rule.path[from];
  if (!isRow(at) || step === undefined) return;
  if ("TypenameEquals" in step) {
    if (step.TypenameEquals.some((type) => fits(schema, type, at.__typename))) rewriteAt(at, rule, from + 1, schema);
  } else if (from < rule.path.length - 1) rewriteAt(own(at, step.Key), rule, from + 1, schema);
  else if (rule.renameKeyTo === undefined) at[step.Key] = rule.setValueTo;
  else if (Object.hasOwn(at, step.Key) && rule.renameKeyTo !== step.Key) {
    const value = at[step.Key];
    delete at[step.Key];
    merge(at, { [rule.renameKeyTo]: value });
  }
}

/** Puts an error at every place where something was asked for and nothing came; what others answered stays. */
export function fill(
  at: unknown,
  selection: SelectionSetNode,
  renamed: ReadonlyMap<string, string>,
  error: Error,
  schema: GraphQLSchema,
): void {
  if (Array.isArray(at)) for (const item of at) fill(item, selection, renamed, error, schema);
  if (!isRow(at)) return;
  for (const part of selection.selections) {
    if (part.kind === Kind.FIELD) {
      const name = (part.alias ?? part.name).value;
      if (name === "__typename") continue;
      const key = renamed.get(name) ?? name;
      const there = own(at, key);
      if (there === undefined) at[key] = error;
      else if (part.selectionSet) fill(there, part.selectionSet, renamed, error, schema);
    } else if (part.kind === Kind.INLINE_FRAGMENT) {
      const condition = part.typeCondition?.name.value;
      if (condition === undefined || fits(schema, condition, at.__typename))
        fill(at, part.selectionSet, renamed, error, schema);
    }
  }
}

/** An error of a subgraph at its place in the answer, and the rest of its way where a null stands above it. */
export class PlacedError extends GraphQLError {
  below: readonly (string | number)[] = [];
}

/** Puts an error where it happened: at the first null on its way. False where everything on its way is there. */
export function place(
  at: Row,
  path: readonly (string | number)[],
  renamed: ReadonlyMap<string, string>,
  error: PlacedError,
): boolean {
  let here: Row | unknown[] = at;
  const steps = path.map((step) => (typeof step === "string" ? (renamed.get(step) ?? step) : step));
  for (const [index, key] of steps.entries()) {
    const there: unknown = Array.isArray(here) ? here[Number(key)] : own(here, String(key));
    if (there instanceof Error) return true;
    if (there === null || there === undefined) {
      if (Array.isArray(here)) here[Number(key)] = error;
      else if (key !== "__proto__") here[key] = error;
      error.below = steps.slice(index + 1);
      return true;
    }
    if (typeof there !== "object") return false;
    here = there as Row | unknown[];
  }
  return false;
}
