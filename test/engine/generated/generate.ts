import fc from "fast-check";
import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  validate,
  visit,
} from "graphql";
import { type Graph, parsed, Question, type Variable, withoutOrphans } from "./question.ts";

/** Fields whose answer is another the next time it is asked for, though nothing is wrong with it. */
export const CHANGING: Readonly<Record<string, string>> = {
  "*.readLog": "every question that opens an overlay adds lines to it",
  "Query.citizenByCpr": "takes a CPR number, and none is written down here",
};

/** Arguments that are left out. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  after: "only a cursor that the same list gave is one",
};

/** Who asks, the more often the more they may see. */
const PEOPLE = [
  "lotte",
  "lotte",
  "karen",
  "karen",
  "karen",
  "mette",
  "sanne",
  "susanne",
  "peter",
  "ulla",
  "kim",
  "anna",
  "lone",
  "david",
];

/** Fields that lead from one subgraph to another are taken more often than the many that stay in one. */
const FAR = [
  "me",
  "citizen",
  "coordinatingPlan",
  "coordinatingPlans",
  "employmentPlans",
  "socialPlans",
  "treatmentPlans",
  "educationPlans",
  "nodes",
  "sectors",
  "sector",
  "overlay",
  "plans",
  "timeline",
];

const WORDS = ["plan", "å", "😀", "", 'a "quoted" \\ word', "Lotte"];
const DAYS = ["2026-01-01", "2026-12-24", "2027-06-30"];
const MOMENTS = ["2026-11-01T10:00:00Z", "2027-03-28T00:30:00.000Z"];
const ALIASES = ["a", "b", "grant", "id", "code", "name", "title", "sector", "nodes", "_entities", "constructor"];

const DEEPEST = 8;
const MOST_FIELDS = 28;
const MOST_ALIASES = 10;

/** Any valid question over the graph. It shrinks by losing selections, fragments, conditions, arguments and aliases. */
export class Questions extends fc.Arbitrary<Question> {
  readonly #graph: Graph;

  constructor(graph: Graph) {
    super();
    this.#graph = graph;
  }

  generate(random: fc.Random): fc.Value<Question> {
    return new fc.Value(new Writer(this.#graph, random).question(), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Question {
    return value instanceof Question;
  }

  shrink(question: Question): fc.Stream<fc.Value<Question>> {
    const { schema } = this.#graph;
    function* smaller(): IterableIterator<fc.Value<Question>> {
      for (const document of simpler(question.document)) {
        const candidate = question.with(withoutOrphans(document));
        if (validate(schema, candidate.document).length === 0) yield new fc.Value(candidate, undefined);
      }
    }
    return fc.stream(smaller());
  }
}

/** Every document that is this one with one thing less; the larger things first. */
function* simpler(document: DocumentNode): IterableIterator<DocumentNode> {
  const nodes: { depth: number; node: SelectionNode }[] = [];
  let depth = 0;
  const enter = (node: SelectionNode) => void nodes.push({ depth, node });
  visit(document, {
    SelectionSet: { enter: () => void depth++, leave: () => void depth-- },
    Field: enter,
    InlineFragment: enter,
    FragmentSpread: enter,
  });
  nodes.sort((a, b) => a.depth - b.depth);
  const replaced = (node: SelectionNode, by: SelectionNode | readonly SelectionNode[] | null) =>
    visit(document, {
      SelectionSet: (set) => {
        if (!set.selections.includes(node)) return undefined;
        const selections = set.selections.flatMap((each) => (each === node ? (by ?? []) : each));
        return { ...set, selections };
      },
    });
  for (const { node } of nodes) {
    const without = replaced(node, null);
    if (without.definitions.every(isWhole)) yield without;
  }
  for (const { node } of nodes) {
    if (node.kind === Kind.INLINE_FRAGMENT) yield replaced(node, node.selectionSet.selections);
    if (node.directives?.length) yield replaced(node, { ...node, directives: [] });
    if (node.kind !== Kind.FIELD) continue;
    if (node.alias) yield replaced(node, { ...node, alias: undefined });
    for (const argument of node.arguments ?? [])
      yield replaced(node, { ...node, arguments: node.arguments?.filter((each) => each !== argument) });
  }
}

/** Whether every selection set selects something. */
function isWhole(definition: DocumentNode["definitions"][number]): boolean {
  let whole = true;
  visit(definition, { SelectionSet: ({ selections }) => void (whole &&= selections.length > 0) });
  return whole;
}

/** Writes one question by chance. */
class Writer {
  readonly #graph: Graph;
  readonly #random: fc.Random;
  readonly #variables: Record<string, Variable> = {};
  readonly #fragments: { name: string; on: string; text: string }[] = [];
  #fields = 0;
  #aliases = 0;

  constructor(graph: Graph, random: fc.Random) {
    this.#graph = graph;
    this.#random = random;
  }

  question(): Question {
    const who = this.#pick(PEOPLE);
    const query = this.#graph.schema.getQueryType() as GraphQLNamedType;
    const roots = Array.from({ length: this.#whole(1, 3) }, () => this.#selection(query, 0)).join(" ");
    const fragments = this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on} ${text}`).join(" ");
    const declared = Object.entries(this.#variables).map(([name, { type }]) => `$${name}: ${type}`);
    const head = declared.length > 0 ? `query(${declared.join(", ")})` : "query";
    const document = this.#fitting(parsed(`${head} { ${roots} } ${fragments}`));
    return new Question(who, document, this.#variables, this.#whole(0, 1_000_000)).with(withoutOrphans(document));
  }

  /** Fields that cannot stand beside each other under one name were written by chance: one of them goes. */
  #fitting(document: DocumentNode): DocumentNode {
    for (let left = document; ; ) {
      left = withoutOrphans(left);
      const errors = validate(this.#graph.schema, left).filter(({ message }) => !/is never used/.test(message));
      const astray = errors[0]?.nodes?.at(-1);
      if (!astray) return left;
      left = visit(left, {
        Field: (field) =>
          field === astray ? { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } : undefined,
      });
    }
  }

  #set(type: GraphQLNamedType, depth: number): string {
    const count = this.#fields > MOST_FIELDS ? 1 : this.#whole(1, depth < 2 ? 3 : 4);
    return `{ ${Array.from({ length: count }, () => this.#selection(type, depth)).join(" ")} }`;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const room = depth < DEEPEST && this.#fields < MOST_FIELDS;
    if (room && depth > 0 && this.#chance(0.22)) return this.#fragment(type, depth);
    if (depth > 0 && this.#chance(0.06)) return `__typename${this.#condition()}`;
    if (!isObjectType(type) && !isInterfaceType(type)) return "__typename";
    const fields = Object.values(type.getFields()).filter(
      ({ name }) => !(`*.${name}` in CHANGING || `${type.name}.${name}` in CHANGING),
    );
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const branches = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const far = branches.filter(({ name }) => FAR.includes(name));
    const onwards = far.length > 0 && this.#chance(0.75) ? far : branches;
    const from =
      (room && onwards.length > 0 && this.#chance(depth < 5 ? 0.7 : 0.4)) || leaves.length === 0 ? onwards : leaves;
    if (from.length === 0 || (!room && from === onwards)) return "__typename";
    return this.#field(this.#pick(from), depth);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.#fields += 1;
    const given = field.args.flatMap((argument) => this.#argument(field, argument));
    const alias = given.length > 0 || this.#chance(0.15) ? this.#alias() : "";
    const type = getNamedType(field.type);
    const inner = isCompositeType(type) ? this.#set(type, depth + 1) : "";
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""}${this.#condition()} ${inner}`;
  }

  #alias(): string {
    if (this.#aliases >= MOST_ALIASES) return "";
    this.#aliases += 1;
    return `${this.#chance(0.5) ? this.#pick(ALIASES) : `x${this.#aliases}`}: `;
  }

  #fragment(type: GraphQLNamedType, depth: number): string {
    const { schema } = this.#graph;
    const known = this.#fragments.filter(({ on }) => on === type.name);
    if (known.length > 0 && this.#chance(0.4)) return `...${this.#pick(known).name}${this.#condition()}`;
    const kinds = isInterfaceType(type)
      ? [type, ...schema.getPossibleTypes(type)]
      : [type, ...(isObjectType(type) ? type.getInterfaces() : [])];
    const on = this.#pick(kinds);
    if (this.#chance(0.5)) {
      const bare = on === type && this.#chance(0.5);
      return `...${bare ? "" : ` on ${on.name}`}${this.#condition()} ${this.#set(on, depth)}`;
    }
    const text = this.#set(on, depth);
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, on: on.name, text });
    return `...${name}${this.#condition()}`;
  }

  #condition(): string {
    const one = () => {
      const yes = this.#chance(0.7);
      const word = this.#chance(0.5) ? "include" : "skip";
      const value = word === "include" ? yes : !yes;
      if (this.#chance(0.4)) return ` @${word}(if: ${value})`;
      return ` @${word}(if: $${this.#variable("Boolean!", { sent: value, written: String(value) })})`;
    };
    if (!this.#chance(0.12)) return "";
    const first = one();
    const second = this.#chance(0.2) ? one() : "";
    return first.slice(0, 4) === second.slice(0, 4) ? first : first + second;
  }

  #argument(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): string[] {
    const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
    if (argument.name in LEFT_OUT || (!required && this.#chance(0.65))) return [];
    return [`${argument.name}: ${this.#value(argument.type, argument.name, field.name, !required)}`];
  }

  /** A value where this type is wanted: written down, or as a variable, which may be left out where `optional`. */
  #value(type: GraphQLInputType, name: string, field: string, optional: boolean): string {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (this.#chance(0.45)) {
      if (optional && this.#chance(0.3)) return `$${this.#variable(String(inner), { sent: undefined, written: "" })}`;
      return `$${this.#variable(String(type), this.#literal(type, name, field, false))}`;
    }
    return this.#literal(type, name, field, true).written;
  }

  #literal(type: GraphQLInputType, name: string, field: string, variables: boolean): Omit<Variable, "type"> {
    if (isNonNullType(type)) return this.#literal(type.ofType, name, field, variables);
    if (isListType(type)) {
      const items = Array.from({ length: this.#whole(0, 2) }, () => this.#literal(type.ofType, name, field, false));
      return { sent: items.map(({ sent }) => sent), written: `[${items.map(({ written }) => written).join(", ")}]` };
    }
    if (isInputObjectType(type)) {
      const sent: Record<string, unknown> = {};
      const written: string[] = [];
      for (const each of Object.values(type.getFields())) {
        const required = isNonNullType(each.type) && each.defaultValue === undefined;
        if (!required && this.#chance(0.7)) continue;
        if (variables) written.push(`${each.name}: ${this.#value(each.type, each.name, field, !required)}`);
        else {
          const value = this.#literal(each.type, each.name, field, false);
          sent[each.name] = value.sent;
          written.push(`${each.name}: ${value.written}`);
        }
      }
      return { sent, written: `{ ${written.join(", ")} }` };
    }
    if (isEnumType(type)) {
      const value = this.#pick(type.getValues()).name;
      return { sent: value, written: value };
    }
    const sent = this.#scalar(type.name, name, field);
    return { sent, written: JSON.stringify(sent) };
  }

  #scalar(type: string, name: string, field: string): unknown {
    const { ids } = this.#graph;
    if (type === "Boolean") return this.#chance(0.5);
    if (type === "Int") return name === "first" ? this.#pick([1, 2, 3, 100]) : this.#whole(0, 4);
    if (type === "Float") return this.#pick([0, 0.5, 20]);
    if (type === "Date") return this.#pick(DAYS);
    if (type === "DateTime") return this.#pick(MOMENTS);
    if (type === "ID") return this.#pick(ids[name] ?? ids[field] ?? Object.values(ids).flat());
    if (name === "list") return this.#pick(["INTERVENTION", "EFFORT"]);
    return name === "purpose" ? "Om svarene er de samme" : this.#pick(WORDS);
  }

  #variable(type: string, value: Omit<Variable, "type">): string {
    const name = `v${Object.keys(this.#variables).length}`;
    this.#variables[name] = { type, ...value };
    return name;
  }

  #whole = (min: number, max: number): number => this.#random.nextInt(min, max);
  #chance = (probability: number): boolean => this.#whole(0, 999) < probability * 1_000;
  #pick = <T>(from: readonly T[]): T => from[this.#whole(0, from.length - 1)] as T;
}
