import { createHash } from "node:crypto";
import { composeServices } from "@theguild/federation-composition";
import { type GraphQLError, parse } from "graphql";

/** What a subgraph says of itself. */
export interface Service {
  readonly name: string;
  readonly sdl: string;
}

/** The subgraphs do not fit together. The message names those that disagree, and on what. */
export class CompositionError extends Error {
  constructor(problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "CompositionError";
  }
}

/** The sets that composed last, by their digest: a subgraph that comes and goes asks for the same few again, at a second each. */
const COMPOSED = new Map<string, string>();
const KEPT = 8;

/** The supergraph of these services, or an error that names the services that disagree. */
export function compose(services: readonly Service[]): string {
  const digest = createHash("sha256")
    .update(JSON.stringify(services.map(({ name, sdl }) => [name, sdl])))
    .digest("hex");
  const supergraph = COMPOSED.get(digest) ?? composed(services);
  COMPOSED.delete(digest);
  COMPOSED.set(digest, supergraph);
  if (COMPOSED.size > KEPT) COMPOSED.delete(COMPOSED.keys().next().value as string);
  return supergraph;
}

function composed(services: readonly Service[]): string {
  const parsed = services.map(({ name, sdl }) => {
    try {
      return { name, typeDefs: parse(sdl), url: `http://${name}.invalid/graphql` };
    } catch (error) {
      throw new CompositionError([`[${name}] its SDL cannot be read: ${(error as Error).message}`]);
    }
  });
  const result = composeServices(parsed);
  if (result.supergraphSdl === undefined) throw new CompositionError((result.errors ?? []).map(sentence));
  return result.supergraphSdl;
}

const sentence = (error: GraphQLError) => `${String(error.extensions?.code ?? "ERROR")}: ${error.message}`;
