import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compose, createEngine, type Engine, type Service, type SubgraphQuestion } from "@overligger/gateway";
import { type DocumentNode, type ExecutionResult, Kind, parse, print, separateOperations } from "graphql";
import { type Fault, faults, type Misbehaviour } from "./faults.ts";
import { type Answerer, type Counter, linked, Misuse, monolith, type Row, subgraph, type World } from "./world.ts";

/** One question of a case and the answer it must get. */
export interface Ask {
  /** The name of an operation in asks.graphql. */
  readonly ask: string;
  readonly variables?: Row;
  /** Subgraph → what goes wrong with it, a name of faults.ts. */
  readonly faults?: Readonly<Record<string, Fault>>;
  readonly data?: Row | null;
  readonly errors?: readonly { path?: readonly (string | number)[]; code?: string; message?: string }[];
  /** Words of the refusal, where the question does not fit what clients see. */
  readonly refused?: string;
  /** Which subgraphs are asked, in order, and for what: "a: product", "b: _entities(Product id)". */
  readonly calls?: readonly string[];
  /** Why the answer is not that of one plain server over the same rows. */
  readonly unlikeOneServer?: string;
  /** Why Apollo's planner, which stands in where the other's binary does not exist, plans this wrongly: told, and seen when it ends. */
  readonly wrongWithJs?: string;
}

export interface Call {
  readonly subgraph: string;
  readonly document: DocumentNode;
  readonly variables: Row;
}

/** What a request carries through the engine: where its calls are noted down, and what is to go wrong. */
export interface Request {
  readonly calls: Call[];
  readonly counter: Counter;
  readonly faults: Readonly<Record<string, Fault>>;
  /** What a subgraph could not make sense of: the engine must never ask such a thing. */
  readonly misunderstood: string[];
}

export const newRequest = (of: Pick<Ask, "faults"> = {}): Request => ({
  calls: [],
  counter: { changes: 0 },
  faults: of.faults ?? {},
  misunderstood: [],
});

export type Planner = "rust" | "js";
export const PLANNERS: readonly Planner[] = ["rust", "js"];

export class Case {
  readonly name: string;
  readonly asks: readonly Ask[];
  readonly operations: { readonly [name: string]: DocumentNode };
  readonly #parts: Parts;
  readonly #subgraphs: ReadonlyMap<string, Answerer>;
  readonly #engines = new Map<Planner, Promise<Engine<Request>>>();

  constructor(name: string, parts: Parts) {
    this.name = name;
    this.asks = parts.asks;
    this.operations = separateOperations(parse(parts.document));
    this.#parts = parts;
    this.#subgraphs = new Map(
      parts.services.map(({ name: each, sdl }) => [each, subgraph(sdl, worldOf(parts.data, each))]),
    );
  }

  get supergraph(): string {
    return this.#parts.supergraph ?? compose(this.#parts.services);
  }

  /** The engine over this case's subgraphs: the same one for every question. */
  engine(planner: Planner): Promise<Engine<Request>> {
    let engine = this.#engines.get(planner);
    if (!engine) {
      const supergraph = this.#parts.supergraph ?? compose(this.#parts.services);
      engine = createEngine<Request>({
        supergraph,
        planner,
        send: (question, request) => this.#send(question, request),
      });
      this.#engines.set(planner, engine);
    }
    return engine;
  }

  /** The same rows behind one plain server with the schema that clients see. */
  async oneServer(document: DocumentNode, variables: Row): Promise<ExecutionResult> {
    const { schema } = await this.engine("rust");
    return monolith(schema, worldOf(this.#parts.data, ""))(document, variables);
  }

  async #send(
    { subgraph: name, document, text, variables }: SubgraphQuestion,
    request: Request,
  ): Promise<ExecutionResult> {
    const server = this.#subgraphs.get(name);
    if (!server) throw new Error(`There is no subgraph ${name}.`);
    request.calls.push({ subgraph: name, document, variables });
    if (print(parse(text)) !== print(document)) request.misunderstood.push(`text and document differ: ${text}`);
    // The first call takes longest: whoever asks at once what must come after another is found out.
    for (let turn = request.calls.length; turn < 6; turn++) await new Promise(setImmediate);
    const fault: Misbehaviour = faults[request.faults[name] ?? "none"];
    if (fault.instead) return fault.instead();
    const result = await server(document, overTheWire(variables), request.counter);
    for (const { message, path, originalError } of result.errors ?? []) {
      if (!path || originalError instanceof Misuse) request.misunderstood.push(`${name}: ${message}\n${text}`);
    }
    const wrong = fault.rows ? withRows(result, fault.rows) : result;
    return overTheWire(fault.answer ? fault.answer(overTheWire(wrong)) : wrong);
  }

  static read(folder: string): Case {
    const text = (file: string) => readFileSync(join(folder, file), "utf8");
    const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
    const services = files.filter((file) => file !== "asks.graphql" && file !== "supergraph.graphql").sort();
    return new Case(basename(folder), {
      services: services.map((file) => ({ name: basename(file, ".graphql"), sdl: linked(text(file)) })),
      supergraph: files.includes("supergraph.graphql") ? text("supergraph.graphql") : undefined,
      data: JSON.parse(text("data.json")),
      asks: JSON.parse(text("answers.json")),
      document: text("asks.graphql"),
    });
  }

  /** Asks the engine; the answer as `comparable` writes it. */
  async ask(ask: Ask, planner: Planner, request = newRequest(ask)): Promise<string> {
    const document = this.operations[ask.ask];
    if (!document) throw new Error(`${this.name} has no operation ${ask.ask}`);
    const engine = await this.engine(planner);
    return comparable(await engine.execute({ document, variables: ask.variables ?? {} }, request), ask);
  }
}

interface Parts {
  readonly services: readonly Service[];
  /** Where it is not what our composer makes of the services. */
  readonly supergraph: string | undefined;
  readonly data: World;
  readonly asks: readonly Ask[];
  readonly document: string;
}

/** As text, so that the order of fields, `undefined` and keys like `__proto__` count too. */
export function comparable(result: ExecutionResult, { errors = [] }: Pick<Ask, "errors"> = {}): string {
  const sorted = [...(result.errors ?? [])].sort((a, b) => (String(a.path) < String(b.path) ? -1 : 1));
  return JSON.stringify(
    {
      ...("data" in result ? { data: result.data } : {}),
      ...(sorted.length > 0
        ? {
            errors: sorted.map(({ path, message, extensions }, index) => ({
              path,
              ...(errors[index]?.code ? { code: extensions?.code } : {}),
              ...(errors[index]?.message ? { message } : {}),
            })),
          }
        : {}),
    },
    null,
    1,
  );
}

/** "b: _entities(Product id sku)" */
export function callLine({ subgraph: name, document, variables }: Call): string {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return name;
  const fields = operation.selectionSet.selections.map((one) => {
    if (one.kind !== Kind.FIELD || one.name.value !== "_entities")
      return one.kind === Kind.FIELD ? one.name.value : "...";
    const value = one.arguments?.[0]?.value;
    const rows = value?.kind === Kind.VARIABLE ? (variables[value.name.value] as Row[]) : [];
    const kinds = new Set(rows.map(({ __typename, ...key }) => [__typename, ...Object.keys(key).sort()].join(" ")));
    return `_entities(${[...kinds].sort().join(", ")})`;
  });
  return `${name}: ${fields.join(" ")}`;
}

/** The world as one subgraph sees it: rows under "@name" are that subgraph's alone. */
function worldOf(data: World, name: string): World {
  const own = (data[`@${name}`] ?? {}) as World;
  const tables = Object.keys({ ...data, ...own }).filter((table) => !table.startsWith("@"));
  const of = (table: string): Row => {
    if (table === "Query" || table === "Mutation") return { ...data[table], ...own[table] };
    const rows = Object.entries({ ...data[table], ...own[table] }).filter(([, row]) => row !== null);
    return Object.fromEntries(
      rows.map(([label]) => [label, { ...(data[table]?.[label] as Row), ...(own[table]?.[label] as Row) }]),
    );
  };
  return Object.fromEntries(tables.map((table) => [table, of(table)]));
}

const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value));

function withRows(result: ExecutionResult, change: (rows: unknown[]) => unknown): ExecutionResult {
  const data = Object.entries(result.data ?? {}).map(([key, rows]) => [key, Array.isArray(rows) ? change(rows) : rows]);
  return { ...result, data: Object.fromEntries(data) };
}
