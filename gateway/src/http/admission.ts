import type { Caller } from "@overligger/shared";
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Budget } from "./budget.ts";
import { costsOver } from "./cost.ts";
import { refusal } from "./errors.ts";
import type { Graph, GraphOperation } from "./graph.ts";
import { Busy, LANES, type Lanes, lanes } from "./lanes.ts";

/** What is let in, and how much of it. */
export interface AdmissionOptions {
  /** What one query may cost at most, in fields. */
  readonly perQuery: number;
  /** What each person may ask; left out: as much as they will. */
  readonly budget?: Budget | undefined;
  readonly lanes?: Lanes;
}

/** A hundred plans with all that is in them cost a tenth. In fields. */
export const PER_QUERY = 250_000;

/** Stands before a graph: says what a query costs, keeps each person to what they may ask, and everybody to what can be answered. */
export function admission<Context>(
  graph: Graph<Context>,
  { perQuery, budget, lanes: given = LANES }: AdmissionOptions,
) {
  let costs = costsOver(graph.schema);
  graph.onSchema((schema) => {
    costs = costsOver(schema);
  });
  const inTurn = lanes(given);

  async function refusedTo(caller: Caller | null, cost: number): Promise<GraphQLFormattedError | null> {
    if (cost > perQuery) return tooDear(cost, perQuery);
    if (!budget || !caller) return null;
    const { left, again } = await budget.take(caller.id, cost);
    return left < 0 ? tooMuch(cost, budget.perMinute, again) : null;
  }

  /** Answers an operation, or says why not now. */
  return async (
    operation: GraphOperation,
    caller: Caller | null,
    signal: AbortSignal | undefined,
    work: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> => {
    const cost = costs(operation);
    const refused = await refusedTo(caller, cost);
    if (refused) return no(refused);
    try {
      const answer = await inTurn(cost, async () => (signal?.aborted ? no(busy()) : work())); // who has gone is not answered
      return { ...answer, extensions: { ...answer.extensions, cost } };
    } catch (error) {
      if (error instanceof Busy) return no(busy());
      throw error;
    }
  };
}

const no = ({ message, extensions }: GraphQLFormattedError): ExecutionResult => ({
  errors: [new GraphQLError(message, { extensions: extensions ?? {} })],
});

const busy = () => refusal("BUSY");

function tooDear(cost: number, limit: number): GraphQLFormattedError {
  const words = refusal(
    "QUERY_TOO_EXPENSIVE",
    `The query may cost ${cost} fields; ${limit} are allowed. Ask for shorter pages, or in several queries.`,
    `Forespørgslen kan koste ${cost} felter; ${limit} er tilladt. Bed om kortere sider, eller spørg ad flere gange.`,
  );
  return { ...words, extensions: { ...words.extensions, cost, limit } };
}

function tooMuch(cost: number, limit: number, retryAfter: number): GraphQLFormattedError {
  const words = refusal(
    "RATE_LIMITED",
    `You have asked for more than ${limit} fields within a minute, this query of ${cost} among them: try again in ${retryAfter} seconds.`,
    `Du har bedt om mere end ${limit} felter på et minut, denne forespørgsel på ${cost} iberegnet: prøv igen om ${retryAfter} sekunder.`,
  );
  return { ...words, extensions: { ...words.extensions, cost, limit, retryAfter } };
}
