import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isObjectType,
} from "graphql";
import { isProven } from "./guard.ts";
import type { Batch, Fetch, Plan } from "./plan.ts";
import { trim } from "./shape.ts";
import type { Supergraph } from "./supergraph.ts";
import {
  copyOf,
  fill,
  find,
  isRow,
  lose,
  merge,
  own,
  PlacedError,
  place,
  type Row,
  represent,
  rewrite,
} from "./tree.ts";

/** A request to one subgraph, as the engine makes it. */
export interface SubgraphQuestion {
  /** The subgraph's name, as it was composed. */
  readonly subgraph: string;
  /** Whether this request changes something. */
  readonly kind: "query" | "mutation";
  /** What the client's operation is: a change is followed by queries for what is shown of it. */
  readonly operation: "query" | "mutation";
  /** The same object for the same plan: what is worked out for a document can be kept as long as it lives. */
  readonly document: DocumentNode;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Asks a subgraph. Where it gives no answer, it answers with an error in its stead, or rejects. */
export type Send<Context> = (
  question: SubgraphQuestion,
  context: Context,
  signal: AbortSignal,
) => Promise<ExecutionResult>;

/** What the engine says of its own accord. */
export interface Words {
  /** A subgraph answered about something else than was asked, or not at all where it must. */
  mismatch(subgraph: string): GraphQLError;
  /** A subgraph answered in another shape than its schema says. */
  nonsense(subgraph: string): GraphQLError;
  /** A subgraph gave no answer. */
  silent(subgraph: string): GraphQLError;
}

/** One operation being answered. */
export interface Walk<Context> {
  readonly operation: "query" | "mutation";
  readonly data: Row;
  readonly values: Readonly<Record<string, unknown>>;
  /** Errors that have no place in the answer. */
  readonly loose: GraphQLError[];
  readonly schema: GraphQLSchema;
  readonly supergraph: Supergraph;
  readonly send: Send<Context>;
  readonly words: Words;
  /** Types that are one subgraph's alone: it answers every one it is asked for or says why not, and without it there is none. */
  readonly owed: ReadonlySet<string>;
  readonly context: Context;
  readonly signal: AbortSignal;
}

/** Walks a plan: what can be asked at once is. */
export async function walk<Context>(plan: Plan, state: Walk<Context>): Promise<void> {
  if (plan.kind === "Fetch") await (plan.batches ? entities(plan, plan.batches, state) : root(plan, state));
  else if (plan.kind === "Parallel") await Promise.all(plan.nodes.map((node) => walk(node, state)));
  else for (const node of plan.nodes) await walk(node, state);
}

async function ask<Context>(
  { subgraph, operation: kind, document, text, variables: used }: Fetch,
  more: Record<string, unknown>,
  { operation, values, send, words, context, signal }: Walk<Context>,
): Promise<ExecutionResult> {
  const variables = { ...more };
  for (const name of used) if (values[name] !== undefined) variables[name] = values[name];
  try {
    signal.throwIfAborted(); // nobody waits for it any more
    const answer = await send({ subgraph, kind, operation, document, text, variables }, context, signal);
    return isRow(answer) ? answer : { data: null, errors: [words.silent(subgraph)] };
  } catch {
    return { data: null, errors: [words.silent(subgraph)] };
  }
}

/** An error without the place where it happened at the subgraph: it gets its place in the answer from where it is put. */
const placeless = ({ message, extensions }: GraphQLFormattedError): PlacedError =>
  new PlacedError(String(message), { extensions: extensions ?? {} });

const errorsOf = ({ errors }: ExecutionResult): readonly GraphQLFormattedError[] =>
  Array.isArray(errors) ? errors.filter((error) => typeof error === "object" && error !== null) : [];

async function root<Context>(fetch: Fetch, state: Walk<Context>): Promise<void> {
  const { data, schema, words, loose } = state;
  const answer = await ask(fetch, {}, state);
  const errors = errorsOf(answer);
  if (isRow(answer.data)) {
    trim(answer.data, fetch.fields, () => words.nonsense(fetch.subgraph));
    rewrite(answer.data, fetch.outputRewrites, schema);
    merge(data, answer.data);
    for (const error of errors) {
      const told = placeless(error);
      if (!error.path?.length || !place(data, error.path, fetch.renamed, told)) loose.push(told);
    }
    return;
  }
  for (const error of errors) if (error.path?.length) place(data, error.path, fetch.renamed, placeless(error));
  const [first] = errors;
  fill(data, fetch.selection, fetch.renamed, first ? placeless(first) : words.silent(fetch.subgraph), schema);
}

/** What is asked about in one batch: each thing once, and everywhere it stands. */
interface Asked {
  readonly batch: Batch;
  readonly representations: Row[];
  readonly places: Row[][];
}

async function entities<Context>(fetch: Fetch, batches: readonly Batch[], state: Walk<Context>): Promise<void> {
  const asked = batches.map((batch) => collect(fetch, batch, state));
  if (asked.every(({ representations }) => representations.length === 0)) return;
  const variables = Object.fromEntries(asked.map(({ batch, representations }) => [batch.variable, representations]));
  const answer = await ask(fetch, variables, state);
  for (const each of asked) settle(fetch, each, answer, state);
  const aliases = new Set(batches.map(({ alias }) => alias));
  for (const error of errorsOf(answer))
    if (error.path?.length && !aliases.has(String(error.path[0]))) state.loose.push(placeless(error));
}

function collect<Context>(fetch: Fetch, batch: Batch, { data, schema }: Walk<Context>): Asked {
  const things = new Set<Row>();
  for (const path of batch.paths) find(data, path, 0, things, schema);
  const known = new Map<string, Row[]>();
  const asked: Asked = { batch, representations: [], places: [] };
  for (const thing of things) {
    const representation = represent(thing, batch.requires, schema);
    if (representation === null) continue;
    if (representation instanceof Error) {
      fill(thing, batch.selection, fetch.renamed, representation, schema);
      continue;
    }
    rewrite(representation, batch.inputRewrites, schema);
    const id = JSON.stringify(representation);
    const places = known.get(id);
    if (places) places.push(thing);
    else {
      const first = [thing];
      known.set(id, first);
      asked.representations.push(representation);
      asked.places.push(first);
    }
  }
  return asked;
}

/** Puts the rows of a batch where they belong: each proven, and with it what went wrong about it. */
function settle<Context>(fetch: Fetch, asked: Asked, answer: ExecutionResult, state: Walk<Context>): void {
  const { batch, representations, places } = asked;
  if (representations.length === 0) return;
  const { schema, supergraph, words, owed, loose } = state;
  const rows = isRow(answer.data) ? own(answer.data, batch.alias) : undefined;
  // A list of another length says nothing about which row is whose.
  const whole = Array.isArray(rows) && rows.length === representations.length;
  const { ofAll, ofRow, ofNone } = sorted(errorsOf(answer), batch.alias, representations.length);
  loose.push(...ofNone.map(placeless));
  const silence =
    rows === undefined || rows === null ? (errorsOf(answer)[0] ?? words.silent(fetch.subgraph)) : undefined;
  let told = false;
  for (const [index, representation] of representations.entries()) {
    const row: unknown = whole ? rows[index] : undefined;
    const type = String(representation.__typename);
    const proven = isRow(row) && isProven(row, representation, fetch.subgraph, supergraph);
    if (proven) {
      trim(row, batch.fields, () => words.nonsense(fetch.subgraph));
      rewrite(row, batch.outputRewrites, schema);
    }
    const errors = ofRow.get(index) ?? [];
    let why: GraphQLFormattedError | undefined;
    if (!proven && errors.length === 0) {
      why = ofAll ?? silence;
      // Nothing at all, and no word why: there is no such thing, unless it is one that must be answered.
      if (!why && (row !== null || owed.has(type))) why = words.mismatch(fetch.subgraph);
    }
    for (const thing of places[index] ?? []) {
      // What is a subgraph's alone is not there at all without it: an object of nulls would read as data.
      if (!proven && owed.has(type)) {
        lose(thing, placeless(errors[0] ?? why ?? words.silent(fetch.subgraph)));
        continue;
      }
      if (proven) add(thing, places[index]?.length === 1 ? row : copyOf(row), schema);
      for (const error of errors) {
        const path = error.path?.slice(2) ?? [];
        const placed = path.length > 0 && place(thing, path, fetch.renamed, placeless(error));
        if (!proven) fill(thing, batch.selection, fetch.renamed, placeless(error), schema);
        else if (!placed) loose.push(placeless(error));
      }
      if (why) fill(thing, batch.selection, fetch.renamed, placeless(why), schema);
    }
    told ||= !proven;
  }
  // Everything came, and yet something was wrong that has no place.
  if (ofAll && !told) loose.push(placeless(ofAll));
}

/** Errors about one row of a batch, the first that is about all of them, and those of a row that was not asked for. */
function sorted(errors: readonly GraphQLFormattedError[], alias: string, rows: number) {
  const ofNone: GraphQLFormattedError[] = [];
  const ofRow = new Map<number, GraphQLFormattedError[]>();
  let ofAll: GraphQLFormattedError | undefined;
  for (const error of errors) {
    const [first, index] = error.path ?? [];
    if (first === undefined || (first === alias && typeof index !== "number")) ofAll ??= error;
    else if (first === alias && Number(index) >= rows) ofNone.push(error);
    else if (first === alias && typeof index === "number") ofRow.set(index, [...(ofRow.get(index) ?? []), error]);
  }
  return { ofAll, ofRow, ofNone };
}

/** An interface object knows its interface alone: a concrete name once learned stays, and takes the place of an abstract one. */
function add(thing: Row, row: Row, schema: GraphQLSchema): void {
  const { __typename: name, ...rest } = row;
  if (typeof name === "string" && (thing.__typename === undefined || isObjectType(schema.getType(name))))
    thing.__typename = name;
  merge(thing, rest);
}
