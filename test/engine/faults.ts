import { type ExecutionResult, GraphQLError } from "graphql";

export interface Misbehaviour {
  /** What is answered in place of an answer. */
  readonly instead?: () => Promise<ExecutionResult> | ExecutionResult;
  /** What becomes of every list at the top of an answer: of entities above all. */
  readonly rows?: (rows: unknown[]) => unknown;
}

const refusal = () => new GraphQLError("The subgraph does not answer.", { extensions: { code: "SILENT" } });
const garbage = (value: unknown) => ({ instead: () => value as ExecutionResult });

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
} as const satisfies Record<string, Misbehaviour>;

export type Fault = keyof typeof faults;
