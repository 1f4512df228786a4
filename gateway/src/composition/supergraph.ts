import { type SubgraphLink, within } from "@overligger/shared";
import type { Service } from "./compose.ts";
import { Memory } from "./known-schemas.ts";
import { type Schemas, settle } from "./settle.ts";

export interface SupergraphOptions {
  readonly links: readonly Pick<SubgraphLink, "name" | "sdl">[];
  /** The SDL that came with this gateway, for a subgraph that never answered it. */
  readonly committed: (name: string) => string | undefined;
  /** What stands in for a subgraph of which nothing is known, by what is known of the others; left out: it is left out. */
  readonly standIn?: (name: string, known: Schemas) => string | undefined;
  /** A folder in which the last good SDL of each subgraph outlives this process. */
  readonly remember?: string;
  /** For the people who run it. */
  readonly log: (line: string) => void;
  /** Milliseconds between two looks. */
  readonly every: number;
  /** How long a subgraph may take to say its SDL, in milliseconds. */
  readonly deadline?: number;
}

/** The supergraph of subgraphs that come, go and change while the gateway runs. */
export interface SupergraphSource {
  readonly supergraph: string;
  /** What it is composed of; a subgraph of which no SDL is known is not in it. */
  services(): readonly Service[];
  /** The subgraphs that did not answer the last look. */
  silent(): string[];
  /** The subgraphs that say what does not fit the others, and why: the last that did stands in its place, if any did. */
  problems(): { subgraph: string; reason: string }[];
  onChange(listener: (supergraph: string) => void): void;
  /** Asks all subgraphs again. */
  look(): Promise<void>;
  close(): void;
}

const DEADLINE = 2_000;

/** Composes what answers, with what is known of the rest, and keeps looking. Throws CompositionError where nothing composes. */
export async function openSupergraph(options: SupergraphOptions): Promise<SupergraphSource> {
  const source = new Source(options);
  await source.look();
  const again = () =>
    source.look().catch((error: Error) => options.log(`The subgraphs could not be looked at: ${error.message}`));
  const timer = setInterval(() => void again(), options.every).unref();
  return Object.assign(source, {
    close() {
      clearInterval(timer);
      source.forget();
    },
  });
}

class Source {
  supergraph = "";
  readonly #options: SupergraphOptions;
  readonly #memory: Memory;
  readonly #listeners = new Set<(supergraph: string) => void>();
  /** What the supergraph is made of, and what was wished when it was made: the same wishes are not settled twice. */
  #schemas: Schemas = new Map();
  #wished: Schemas = new Map();
  #silent = new Set<string>();
  #refused: ReadonlyMap<string, string> = new Map();
  #standIns: ReadonlySet<string> = new Set();
  #looking: Promise<void> | null = null;

  constructor(options: SupergraphOptions) {
    this.#options = options;
    this.#memory = new Memory(options.remember, options.log);
  }

  services(): Service[] {
    return [...this.#schemas].map(([name, sdl]) => ({ name, sdl }));
  }

  silent(): string[] {
    return [...this.#silent];
  }

  problems(): { subgraph: string; reason: string }[] {
    return [...this.#refused].map(([subgraph, reason]) => ({ subgraph, reason }));
  }

  onChange(listener: (supergraph: string) => void): void {
    this.#listeners.add(listener);
  }

  /** Nobody is told anything any more. */
  forget(): void {
    this.#listeners.clear();
  }

  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { links, deadline = DEADLINE } = this.#options;
    const said = new Map<string, string>();
    await Promise.all(
      links.map(async (link) => {
        const sdl = await within(deadline, null, () => link.sdl()).catch(() => undefined);
        if (typeof sdl === "string") said.set(link.name, sdl);
      }),
    );
    const names = links.map(({ name }) => name);
    const of = (known: (name: string) => string | undefined): Schemas =>
      new Map(names.flatMap((name) => ((sdl) => (sdl === undefined ? [] : [[name, sdl] as const]))(known(name))));
    const committed = (name: string) => this.#options.committed(name);
    const remembered = (name: string) => this.#memory.recall(name) ?? committed(name);
    const known = of((name) => said.get(name) ?? this.#known(name) ?? remembered(name));
    const wished = of((name) => known.get(name) ?? this.#options.standIn?.(name, known));
    this.#standIns = new Set(names.filter((name) => !known.has(name)));
    this.#tellWhoIsSilent(new Set(names.filter((name) => !said.has(name))), wished);
    if (this.supergraph !== "" && same(wished, this.#wished)) return;
    // What composed until now; at a start what did last time, or what was committed together.
    const holding = this.#schemas.size > 0 ? [this.#schemas] : [of(remembered), of(committed)];
    const settled = settle(wished, holding);
    this.#tellWhatChanged(settled.schemas, settled.refused, wished);
    [this.#schemas, this.#refused, this.#wished] = [settled.schemas, settled.refused, wished];
    for (const [name, sdl] of said) if (settled.schemas.get(name) === sdl) this.#memory.keep(name, sdl);
    if (settled.supergraph === this.supergraph) return;
    const started = this.supergraph !== "";
    this.supergraph = settled.supergraph;
    if (started) for (const listener of this.#listeners) listener(this.supergraph);
  }

  /** What a subgraph said before; what stood in for it is not that. */
  #known(name: string): string | undefined {
    return this.#standIns.has(name) ? undefined : this.#schemas.get(name);
  }

  #tellWhoIsSilent(silent: Set<string>, known: Schemas): void {
    for (const name of silent) {
      if (this.#silent.has(name)) continue;
      const instead = this.#standIns.has(name)
        ? `nothing is known of it, ${known.has(name) ? "what every sector has stands in for it" : "it is left out"}`
        : "its last known schema stands in for it";
      this.#options.log(`${name} does not say its schema: ${instead}.`);
    }
    for (const name of this.#silent) if (!silent.has(name)) this.#options.log(`${name} says its schema again.`);
    this.#silent = silent;
  }

  #tellWhatChanged(schemas: Schemas, refused: ReadonlyMap<string, string>, wished: Schemas): void {
    for (const [name, reason] of refused) {
      const instead = schemas.has(name) ? "the last that did stands in for it" : "it is left out";
      this.#options.log(`The schema of ${name} does not fit the others, ${instead}. ${reason}`);
    }
    if (this.#schemas.size === 0) return;
    for (const [name, sdl] of schemas) {
      if (this.#schemas.get(name) !== sdl && wished.get(name) === sdl) this.#options.log(`${name} has a new schema.`);
    }
  }
}

function same(one: Schemas, other: Schemas): boolean {
  return one.size === other.size && [...one].every(([name, sdl]) => other.get(name) === sdl);
}
