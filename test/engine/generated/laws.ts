import fc from "fast-check";
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parseValue,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { Questions } from "./generate.ts";
import { type Graph, parsed, type Question, withoutOrphans } from "./question.ts";

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers of any shape
  readonly data?: any;
  readonly errors?:
    | readonly { path?: readonly (string | number)[]; extensions?: { code?: unknown }; message: string }[]
    | undefined;
}

/** Asks an engine in somebody's name. */
export type Ask = (who: string, query: string, variables: Record<string, unknown>) => Promise<Answer>;

export interface Engines {
  readonly graph: Graph;
  readonly ask: Ask;
  /** The same people and the same rows, planned by the other planner. */
  readonly askOther: Ask;
}

interface Asked {
  readonly question: Question;
  readonly answer: Answer;
  readonly schema: GraphQLSchema;
  /** Asks the question in other words. */
  again(document?: DocumentNode): Promise<Answer>;
  /** Asks another question. */
  answerTo(question: Question): Promise<Answer>;
  other(): Promise<Answer>;
}

/** What holds of every question. Each throws where it does not. */
export const LAWS: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  "a question is one that the graph can answer": async ({ answer }) => {
    if (answer.data === undefined) throw new Error(`It was refused: ${JSON.stringify(answer.errors)}`);
    const bugs = (answer.errors ?? []).filter(({ extensions }) => extensions?.code === "INTERNAL_SERVER_ERROR");
    if (bugs.length > 0) throw new Error(`Something went wrong: ${JSON.stringify(bugs)}`);
  },

  "asked again, warm, it is answered the same": async ({ answer, again }) => {
    same(await again(), answer);
    same(await again(), answer);
  },

  "fragments may be written out": async ({ question, answer, again, schema }) =>
    same(await again(withoutFragments(question.document, schema)), answer),

  "fields may be written twice": async ({ question, answer, again, schema }) => {
    const twice = writtenTwice(question.document);
    if (aliases(withoutFragments(twice, schema)).length <= MOST_ALIASES) same(await again(twice), answer);
  },

  "fields may be called anything": async ({ question, answer, again, schema }) => {
    const names = renaming(question, withoutFragments(question.document, schema));
    const old = new Map([...names].map(([from, to]) => [to, from]));
    const back = await again(renamed(question.document, names));
    same(
      {
        data: mapKeys(back.data, old),
        errors: back.errors?.map((error) => ({
          ...error,
          path: error.path?.map((step) => old.get(String(step)) ?? step),
        })),
      },
      answer,
    );
  },

  "conditions may be decided beforehand": async ({ question, answer, again }) =>
    same(await again(decided(question)), answer),

  "variables may be written out": async ({ question, answer, again }) =>
    same(await again(writtenOut(question)), answer),

  "the same words with other values are another question": async ({ question, answerTo }) => {
    const turned = question.turned();
    if (Object.keys(turned.variables).length === 0) return;
    same(await answerTo(turned), await answerTo(turned.with(withoutOrphans(writtenOut(turned.with(decided(turned)))))));
  },

  "what is asked in two halves is the same as at once": async ({ question, answer, again, schema }) => {
    if (answer.errors) return; // an error in one half may cost the whole more than the halves
    const parts = halves(withoutFragments(decided(question), schema));
    const answers = await Promise.all(parts.map((part) => again(part)));
    const data = answers.map((half) => half.data).reduce((a, b) => merged(a, b));
    same({ data: sorted(data) }, { data: sorted(answer.data) });
  },

  "a field alone is what it is among others": async ({ question, answer, again, schema }) => {
    if (answer.errors) return; // as above
    const alone = await again(oneLeaf(withoutFragments(decided(question), schema), question.chance));
    const missing = differs(alone.data, answer.data, "");
    if (missing || alone.errors)
      throw new Error(`Alone: ${JSON.stringify(alone)}\nat ${missing}\namong others: ${JSON.stringify(answer.data)}`);
  },

  "the two engines agree": async ({ answer, other }) => same(await other(), answer),
};

/** Asks `runs` questions and holds each against every law. The first that fails is made as small as it gets, and told. */
export async function hold(
  engines: Engines,
  { runs, seed, deadline }: { runs: number; seed: number; deadline?: number },
) {
  const { graph, ask, askOther } = engines;
  const count = { questions: 0, withErrors: 0 };
  await fc.assert(
    fc.asyncProperty(new Questions(graph), async (question) => {
      const say = (one: Question) => ask(one.who, one.text, one.sent);
      const asked: Asked = {
        question,
        answer: await say(question),
        schema: graph.schema,
        again: (document) => say(document ? question.with(withoutOrphans(document)) : question),
        answerTo: say,
        other: () => askOther(question.who, question.text, question.sent),
      };
      count.questions += 1;
      if (asked.answer.errors) count.withErrors += 1;
      for (const [law, holds] of Object.entries(LAWS)) {
        await holds(asked).catch((error: Error) => {
          throw new Error(`${law}: not so.\n${error.message}`);
        });
      }
    }),
    { numRuns: runs, seed, ...(deadline ? { interruptAfterTimeLimit: deadline } : {}) },
  );
  return count;
}

/** The same data in the same order, and the same errors at the same places. */
function same(answer: Answer, as: Answer): void {
  const [one, other] = [told(answer), told(as)];
  if (one !== other) throw new Error(`${one}\nis not what it was:\n${other}`);
}

const told = ({ data, errors }: Answer) =>
  JSON.stringify({
    data,
    errors: errors?.map(({ path, extensions }) => `${path?.join(".")} ${extensions?.code}`).sort(),
  });

function withoutFragments(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const inline = (set: SelectionSetNode): SelectionSetNode =>
    visit(set, {
      FragmentSpread: ({ name, directives }) => {
        const fragment = fragments.get(name.value) as FragmentDefinitionNode;
        return {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: fragment.typeCondition,
          directives,
          selectionSet: inline(fragment.selectionSet),
        };
      },
    });
  const operations = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? [{ ...each, selectionSet: inline(each.selectionSet) }] : [],
  );
  const types = new TypeInfo(schema);
  return visit(
    { ...document, definitions: operations },
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (set) => ({
          ...set,
          selections: set.selections.flatMap((each) =>
            each.kind === Kind.INLINE_FRAGMENT &&
            !each.directives?.length &&
            (each.typeCondition?.name.value ?? types.getParentType()?.name) === types.getParentType()?.name
              ? each.selectionSet.selections
              : [each],
          ),
        }),
      },
    }),
  );
}

/** Leaves twice; of what has several fields, the first half of them and then the second. */
const writtenTwice = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: {
      leave: (set) => ({
        ...set,
        selections: set.selections.flatMap((each): SelectionNode[] => {
          if (each.kind !== Kind.FIELD) return [each];
          if (!each.selectionSet) return [each, each];
          const { selections } = each.selectionSet;
          if (selections.length < 2) return [each];
          const half = Math.ceil(selections.length / 2);
          return [selections.slice(0, half), selections.slice(half)].map((part) => ({
            ...each,
            selectionSet: { kind: Kind.SELECTION_SET, selections: part },
          }));
        }),
      }),
    },
  });

const keyOf = (field: FieldNode) => (field.alias ?? field.name).value;

/** Names that mean something to somebody on the way. */
const NAMES = [
  "grant",
  "id",
  "code",
  "_entities",
  "v0",
  "a0",
  "_a0",
  "key",
  "sector",
  "title",
  "name",
  "constructor",
  "toString",
  "representations",
];

/** Just under what the gateway lets an operation rename, with its fragments written out. */
const MOST_ALIASES = 48;

const fieldsOf = (document: DocumentNode): FieldNode[] => {
  const fields: FieldNode[] = [];
  visit(document, { Field: (field) => void fields.push(field) });
  return fields;
};

const aliases = (document: DocumentNode) => fieldsOf(document).filter(({ alias }) => alias);

/** Another name for the names in an answer, as many as may be renamed; no two become one. */
function renaming({ chance }: Question, flat: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const fields = fieldsOf(flat);
  for (const key of new Set(fields.map(keyOf))) {
    const renames = fields.filter((field) => field.alias || names.has(keyOf(field)) || keyOf(field) === key);
    const at = names.size + (chance % NAMES.length);
    const name = names.size < NAMES.length ? String(NAMES[at % NAMES.length]) : `n${at}`;
    if (renames.length <= MOST_ALIASES) names.set(key, name);
  }
  // What keeps its name must not meet what gets it.
  for (const field of fields)
    if (!names.has(keyOf(field)) && [...names.values()].includes(keyOf(field))) return new Map();
  return names;
}

const renamed = (document: DocumentNode, names: ReadonlyMap<string, string>): DocumentNode =>
  visit(document, {
    Field: {
      leave: (field) => {
        const name = names.get(keyOf(field));
        return name === undefined ? undefined : { ...field, alias: { kind: Kind.NAME, value: name } };
      },
    },
  });

function mapKeys(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => mapKeys(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [names.get(key) ?? key, mapKeys(item, names)]));
}

/** An empty selection cannot be written. */
const [{ selectionSet: NOTHING }] = parsed("{ __typename @skip(if: true) }").definitions as [OperationDefinitionNode];

function decided({ document, sent }: Question): DocumentNode {
  const holds = ({ name, arguments: [condition] = [] }: DirectiveNode) => {
    const value = condition?.value;
    const yes = value?.kind === Kind.VARIABLE ? sent[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return name.value === "include" ? yes === true : yes !== true;
  };
  const decide = (node: SelectionNode) => ((node.directives ?? []).every(holds) ? { ...node, directives: [] } : null);
  return visit(document, {
    Field: { leave: decide },
    FragmentSpread: { leave: decide },
    InlineFragment: { leave: decide },
    SelectionSet: { leave: (set) => (set.selections.length > 0 ? undefined : NOTHING) },
  });
}

function writtenOut({ document, variables }: Question): DocumentNode {
  const gone = (node: { value: { kind: string; name?: { value: string } } }) =>
    node.value.kind === Kind.VARIABLE && variables[node.value.name?.value ?? ""]?.sent === undefined ? null : undefined;
  return visit(document, {
    VariableDefinition: () => false,
    Argument: gone,
    ObjectField: gone,
    Variable: ({ name }) => parseValue(String(variables[name.value]?.written), { noLocation: true }),
  });
}

/** The question in parts: where it first forks, each branch alone. */
function halves(document: DocumentNode): DocumentNode[] {
  let fork: SelectionSetNode | undefined;
  visit(document, {
    SelectionSet: (set) => {
      if (!fork && set.selections.length > 1) fork = set;
    },
  });
  if (!fork) return [document];
  const half = Math.ceil(fork.selections.length / 2);
  return [fork.selections.slice(0, half), fork.selections.slice(half)].map((selections) =>
    visit(document, { SelectionSet: (set) => (set === fork ? { ...set, selections } : undefined) }),
  );
}

/** One leaf, and the way to it. */
function oneLeaf(document: DocumentNode, chance: number): DocumentNode {
  const leaves: FieldNode[] = [];
  visit(document, { Field: (field) => void (field.selectionSet || leaves.push(field)) });
  const leaf = leaves[chance % leaves.length];
  const leads = (node: SelectionNode): boolean =>
    node === leaf || ("selectionSet" in node && node.selectionSet?.selections.some(leads) === true);
  return visit(document, {
    SelectionSet: (set) => ({ ...set, selections: set.selections.filter(leads) }),
  });
}

function merged(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return a.map((item, index) => merged(item, b[index]));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a ?? b;
  const both = { ...a, ...b } as Record<string, unknown>;
  for (const key of Object.keys(a)) if (Object.hasOwn(b, key)) both[key] = merged(a[key as never], b[key as never]);
  return both;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/** Where the larger answer does not have what the smaller has; null where it has all of it. */
function differs(small: unknown, large: unknown, at: string): string | null {
  if (Array.isArray(small)) {
    if (!Array.isArray(large) || large.length !== small.length) return at || ".";
    return small.map((item, index) => differs(item, large[index], `${at}.${index}`)).find(Boolean) ?? null;
  }
  if (typeof small !== "object" || small === null) return small === large ? null : at || ".";
  if (typeof large !== "object" || large === null) return at || ".";
  for (const [key, item] of Object.entries(small)) {
    const found = Object.hasOwn(large, key) ? differs(item, large[key as never], `${at}.${key}`) : `${at}.${key}`;
    if (found) return found;
  }
  return null;
}
