import { CompositionError, compose } from "./compose.ts";

/** SDL by subgraph. */
export type Schemas = ReadonlyMap<string, string>;

export interface Settled {
  readonly supergraph: string;
  /** What it is made of. */
  readonly schemas: Schemas;
  /** Why a subgraph's wish is not in it. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * The supergraph of what the subgraphs wish, or of as much of it as fits together: first all at once, as subgraphs may be changed
 * together; else, beginning with a set that holds, one wish after the other for as long as one more fits.
 * Throws CompositionError where nothing composes at all.
 */
export function settle(wished: Schemas, holding: readonly Schemas[]): Settled {
  const whole = tried(wished);
  if (typeof whole === "string") return { supergraph: whole, schemas: wished, refused: new Map() };
  let [supergraph, schemas] = ["", new Map<string, string>()];
  for (const set of holding) {
    const composed = tried(set);
    if (typeof composed !== "string") continue;
    [supergraph, schemas] = [composed, new Map(set)];
    break;
  }
  const refused = new Map<string, string>();
  for (let more = true; more; ) {
    more = false;
    for (const [name, sdl] of wished) {
      if (schemas.get(name) === sdl) continue;
      const next = inOrder(wished, schemas, name, sdl);
      const composed = tried(next);
      if (typeof composed === "string") {
        [supergraph, schemas, more] = [composed, next, true];
        refused.delete(name);
      } else {
        refused.set(name, composed.message);
      }
    }
  }
  if (supergraph === "") throw whole;
  return { supergraph, schemas, refused };
}

/** The set with one SDL in it or replaced, in the order of the wishes: the same supergraph, whoever came first. */
function inOrder(wished: Schemas, schemas: Schemas, name: string, sdl: string): Map<string, string> {
  const next = new Map(schemas).set(name, sdl);
  const names = new Set([...wished.keys(), ...next.keys()]);
  return new Map([...names].flatMap((each) => (next.has(each) ? [[each, next.get(each) as string] as const] : [])));
}

function tried(schemas: Schemas): string | CompositionError {
  if (schemas.size === 0) return new CompositionError(["no subgraph answers, and of none a schema is known"]);
  try {
    return compose([...schemas].map(([name, sdl]) => ({ name, sdl })));
  } catch (error) {
    return error instanceof CompositionError ? error : new CompositionError([(error as Error).message]);
  }
}
