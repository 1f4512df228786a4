import type { SubgraphLink } from "@overligger/shared";
import { DateScalar, DateTimeScalar, logBug } from "@overligger/shared";
import type { GraphQLSchema } from "graphql";
import { committedSdl } from "./composition/known-schemas.ts";
import { standIn } from "./composition/stand-in.ts";
import { openSupergraph, type SupergraphSource } from "./composition/supergraph.ts";
import { createEngine, type Engine } from "./engine/index.ts";
import type { Graph } from "./http/graph.ts";
import { overlays } from "./subgraphs.ts";
import { type RequestContext, type RunningContext, senderTo, words } from "./transport.ts";

export interface GatewayOptions {
  readonly links: readonly SubgraphLink[];
  /** How long a subgraph may take, in milliseconds. */
  readonly deadline: number;
  /** Left out: the Rust planner, or Apollo's where its binary does not exist. */
  readonly planner?: "rust" | "js" | undefined;
  /** A folder in which the last good schema of each subgraph outlives this process. */
  readonly remember?: string | undefined;
}

/** The graph over the subgraphs, for whoever is told by HTTP or asks from within. */
export interface Gateway extends Graph<RequestContext>, Pick<SupergraphSource, "silent" | "problems" | "look"> {
  close(): Promise<void>;
}

/** How often the gateway looks whether a subgraph is there again, or another. In milliseconds. */
const LOOK_EVERY = 5_000;

/** Composes the subgraphs that answer, and starts the engine over them. Throws CompositionError where nothing composes. */
export async function startGateway({ links, deadline, planner, remember }: GatewayOptions): Promise<Gateway> {
  const tell = (line: string) => console.error(line);
  const source = await openSupergraph({
    links,
    committed: committedSdl,
    standIn: (name, known) => {
      const overlay = overlays.get(name);
      return overlay === undefined ? undefined : standIn(overlay, known);
    },
    log: tell,
    every: LOOK_EVERY,
    deadline,
    ...(remember === undefined ? {} : { remember }),
  });
  const engineOver = (supergraph: string): Promise<Engine<RunningContext>> =>
    createEngine<RunningContext>({
      supergraph,
      send: senderTo(links, deadline),
      planner,
      scalars: [DateScalar, DateTimeScalar],
      owed: ["SectorOverlay"], // an overlay opens or says why
      words,
      notice: tell,
      onBug: (thrown) => logBug("engine", thrown),
    });
  let engine = await engineOver(source.supergraph);
  const listeners = new Set<(schema: GraphQLSchema) => void>();
  let turn = Promise.resolve();
  source.onChange((supergraph) => {
    turn = turn
      .then(async () => {
        engine = await engineOver(supergraph);
        for (const listener of listeners) listener(engine.schema);
      })
      .catch((error: unknown) => logBug("supergraph", error)); // the last good one stays
  });
  return {
    get schema() {
      return engine.schema;
    },
    onSchema(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // Its time begins now: what it waited for its turn is not taken from what the subgraphs may take.
    execute: (operation, context, signal) =>
      engine.execute(operation, { ...context, since: performance.now() }, signal),
    silent: () => source.silent(),
    problems: () => source.problems(),
    async look() {
      await source.look();
      await turn;
    },
    async close() {
      source.close();
      await Promise.all(links.map((link) => link.close()));
    },
  };
}
