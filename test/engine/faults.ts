import { type ExecutionResult, GraphQLError } from "graphql";

export interface Misbehaviour {
  /** What is answered in place of an answer. */
  readonly instead?: () => Promise<ExecutionResult> | ExecutionResult;
  /** What becomes of every list at the top of an answer: of entities above all. */
  readonly rows?: (rows: unknown[]) => unknown;
  /** What becomes of the whole answer. */
  readonly answer?: (result: ExecutionResult) => ExecutionResult;
}

const refusal = () => new GraphQLError("The subgraph does not answer.", { extensions: { code: "SILENT" } });
const garbage = (value: unknown) => ({ instead: () => value as ExecutionResult });

const warning = (path?: readonly (string | number)[]) => (result: ExecutionResult) => ({
  ...result,
  errors: [...(result.errors ?? []), { message: "Mind the gap.", path, extensions: { code: "WARNING" } } as never],
});

/** Every value inside, but not keys that prove a row nor names of types. */
function everywhere(change: (value: unknown, key: string) => unknown, value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => everywhere(change, item, key));
  if (typeof value !== "object" || value === null) return change(value, key);
  const inner = Object.entries(value).map(([name, item]) => [name, everywhere(change, item, name)]);
  return change(Object.fromEntries(inner), key);
}

const isKey = (key: string) => key.startsWith("_") || key === "id" || key === "";

const texts = (row: unknown) =>
  Object.fromEntries(Object.entries(row as object).map(([key, value]) => [key, isKey(key) ? value : "text"]));

type Data = Record<string, unknown>;

/** Ways in which a subgraph can go wrong; a case names them. */
export const faults = {
  none: {},
  rejects: { instead: () => Promise.reject(refusal()) },
  throws: {
    instead: () => {
      throw refusal();
    },
  },
  "answers an error and no data": { instead: () => ({ errors: [refusal()] }) },
  "answers null": garbage(null),
  "answers a text": garbage("<html>"),
  "answers an empty object": garbage({}),
  "answers data that is a list": garbage({ data: [] }),
  "answers data that is a number": garbage({ data: 7 }),
  "answers null data without an error": garbage({ data: null }),
  "answers errors that are no list": garbage({ data: null, errors: { message: "no" } }),
  "answers an error without a message": garbage({ data: null, errors: [{}] }),
  "answers a list that is an object": { rows: () => ({}) },
  "answers numbers for rows": { rows: (rows) => rows.map(() => 5) },
  "answers lists for rows": { rows: (rows) => rows.map((row) => [row]) },
  "answers null for every row": { rows: (rows) => rows.map(() => null) },
  "reverses its rows": { rows: (rows) => rows.toReversed() },
  "moves its rows on by one": { rows: (rows) => [...rows.slice(1), rows[0]] },
  "drops its first row": { rows: (rows) => rows.slice(1) },
  "drops its last row": { rows: (rows) => rows.slice(0, -1) },
  "doubles its first row": { rows: (rows) => [rows[0], ...rows] },
  "answers its first row for all": { rows: (rows) => rows.map(() => rows[0]) },
  "says more than it was asked": {
    answer: ({ data, ...rest }) => {
      const spoof = {
        hello: "spoofed",
        me: { name: "spoofed" },
        name: "spoofed",
        card: { number: "spoofed" },
        people: [],
      };
      const more = (value: unknown) => (typeof value === "object" && value !== null ? { ...spoof, ...value } : value);
      const entries = Object.entries(data ?? {}).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map(more) : value,
      ]);
      return { data: { ...spoof, ...Object.fromEntries(entries) }, ...rest };
    },
  },
  "answers objects for leaves": {
    answer: ({ data }) => ({
      data: everywhere((value, key) => (typeof value === "object" || isKey(key) ? value : { value }), data) as Data,
    }),
  },
  "answers texts for all but keys": {
    answer: ({ data }) => ({
      data: Object.fromEntries(
        Object.entries(data ?? {}).map(([key, value]) => [
          key,
          key.startsWith("_") ? (value as unknown[]).map(texts) : "text",
        ]),
      ),
    }),
  },
  "adds an error without a place": { answer: warning() },
  "adds an error of a place that is not there": { answer: warning(["nowhere", 7, "at all"]) },
} as const satisfies Record<string, Misbehaviour>;

export type Fault = keyof typeof faults;
