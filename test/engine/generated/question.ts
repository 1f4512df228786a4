import { inspect } from "node:util";
import fc from "fast-check";
import { type DocumentNode, type GraphQLSchema, Kind, parse, print, visit } from "graphql";

/** The value of a variable, twice: as it is sent, and as it is written in a document. Sent `undefined`: it is left out. */
export interface Variable {
  readonly type: string;
  readonly sent: unknown;
  readonly written: string;
}

/** One valid question of one of the demo's people. */
export class Question {
  readonly who: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, Variable>>;
  /** A whole number that laws use where they may choose. */
  readonly chance: number;

  constructor(who: string, document: DocumentNode, variables: Readonly<Record<string, Variable>>, chance: number) {
    this.who = who;
    this.document = document;
    this.variables = variables;
    this.chance = chance;
  }

  /** The same question in other words; variables that are left over go. */
  with(document: DocumentNode): Question {
    const used = new Set<string>();
    visit(document, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.add(name.value),
    });
    const tidy = visit(document, {
      VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
    });
    const variables = Object.entries(this.variables).filter(([name]) => used.has(name));
    return new Question(this.who, tidy, Object.fromEntries(variables), this.chance);
  }

  /** The same words with other values: what was true is false, what may be left out is. */
  turned(): Question {
    const turn = ([name, { type, sent, written }]: [string, Variable]): [string, Variable] => {
      if (type === "Boolean!") return [name, { type, sent: !sent, written: String(!sent) }];
      return [name, type.endsWith("!") ? { type, sent, written } : { type, sent: undefined, written: "" }];
    };
    const variables = Object.fromEntries(Object.entries(this.variables).map(turn));
    return new Question(this.who, this.document, variables, this.chance);
  }

  /** Values of the variables, as they are sent. */
  get sent(): Record<string, unknown> {
    const given = Object.entries(this.variables).filter(([, { sent }]) => sent !== undefined);
    return Object.fromEntries(given.map(([name, { sent }]) => [name, sent]));
  }

  get text(): string {
    return print(this.document);
  }

  /** How fast-check shows it. */
  [fc.toStringMethod](): string {
    return `as ${this.who}:\n${this.text}\nvariables: ${JSON.stringify(this.sent)}\n`;
  }

  [inspect.custom](): string {
    return this[fc.toStringMethod]();
  }
}

/** What is left of a document when fragments that nobody spreads any more go, and what they held with them. */
export function withoutOrphans(document: DocumentNode): DocumentNode {
  const spread = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void spread.add(name.value) });
  const definitions = document.definitions.filter(
    (each) => each.kind !== Kind.FRAGMENT_DEFINITION || spread.has(each.name.value),
  );
  return definitions.length === document.definitions.length ? document : withoutOrphans({ ...document, definitions });
}

export const parsed = (text: string): DocumentNode => parse(text, { noLocation: true });

export interface Graph {
  readonly schema: GraphQLSchema;
  /** Ids that exist: under the name of the root field or the argument that takes them. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}
