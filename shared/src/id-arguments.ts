import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { plainId } from "./door-id.ts";

type Change = (value: unknown) => unknown;

/** How the arguments of a field are read: every id in them, however deep, without its door. Null where there is none. */
export function idArguments(args: readonly GraphQLArgument[]): ((args: object) => object) | null {
  return changeOf(args, new Map()) as ((args: object) => object) | null;
}

function changeOf(
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  known: Map<GraphQLInputType, Change | null>,
): Change | null {
  const changes = new Map<string, Change>();
  for (const { name, type } of fields) {
    const change = changeOfType(type, known);
    if (change) changes.set(name, change);
  }
  if (changes.size === 0) return null;
  return (value) =>
    value === null || typeof value !== "object"
      ? value
      : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changes.get(name)?.(each) ?? each]));
}

function changeOfType(type: GraphQLInputType, known: Map<GraphQLInputType, Change | null>): Change | null {
  if (isNonNullType(type)) return changeOfType(type.ofType, known);
  if (isListType(type)) {
    const each = changeOfType(type.ofType, known);
    return each && ((value) => (Array.isArray(value) ? value.map(each) : each(value)));
  }
  if (type.name === "ID") return (value) => (typeof value === "string" ? plainId(value) : value);
  if (!isInputObjectType(type)) return null;
  if (!known.has(type)) {
    // An input that holds its own kind finds what is being made here.
    known.set(type, (value) => known.get(type)?.(value) ?? value);
    known.set(type, changeOf(Object.values(type.getFields()), known));
  }
  return known.get(type) ?? null;
}
