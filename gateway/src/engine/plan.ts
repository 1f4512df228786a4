import type { DocumentNode, SelectionSetNode } from "graphql";

/** What was asked for at one place of an answer. */
interface Shape {
  /** How many lists lie around it; undefined where nobody knows its type. */
  readonly lists: number | undefined;
  /** What was asked of it; null for a leaf. */
  readonly fields: Fields | null;
}

/** By the name under which each lies in the answer. */
export type Fields = Map<string, Shape>;

/** A step into the answer: a field, every item of a list, or on only if the thing here is of one of these types. */
export type Step = { readonly Field: string } | { readonly TypeCondition: readonly string[] } | "@";

/** What a representation is made of. */
export type Requirement =
  | {
      readonly kind: "Field";
      readonly name: string;
      readonly alias?: string;
      readonly selections?: readonly Requirement[];
    }
  | { readonly kind: "InlineFragment"; readonly typeCondition?: string; readonly selections: readonly Requirement[] };

/** Something to change in what is sent or was answered, e.g. the name by which a subgraph knows a type. */
export interface Rewrite {
  readonly path: readonly ({ readonly Key: string } | { readonly TypenameEquals: readonly string[] })[];
  readonly setValueTo?: unknown;
  readonly renameKeyTo?: string;
}

/** One list of things that a subgraph is asked about, by reference. */
export interface Batch {
  readonly alias: string;
  /** The variable that holds the representations. */
  readonly variable: string;
  readonly paths: readonly (readonly Step[])[];
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** What is asked of each, without the proof and with fragments written out. */
  readonly selection: SelectionSetNode;
  /** What each may be answered with. */
  readonly fields: Fields;
}

/** One request to one subgraph. */
export interface Fetch {
  readonly kind: "Fetch";
  readonly subgraph: string;
  readonly operation: "query" | "mutation";
  readonly document: DocumentNode;
  readonly text: string;
  readonly variables: readonly string[];
  /** Null: a root request. */
  readonly batches: readonly Batch[] | null;
  /** What a root request asks for, and may be answered with. */
  readonly selection: SelectionSetNode;
  readonly fields: Fields;
  readonly outputRewrites: readonly Rewrite[];
  /** Names that the planner gave a field in passing → the name under which it lies in the answer. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Fetches one after another, or at once. */
export interface Several {
  readonly kind: "Sequence" | "Parallel";
  readonly nodes: readonly Plan[];
}

export type Plan = Fetch | Several;
