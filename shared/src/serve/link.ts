import { randomUUID } from "node:crypto";
import type { ExecutionResult } from "graphql";
import { Pool } from "undici";
import type { SubgraphLink } from "../kernel/roads.ts";
import { Breaker } from "./breaker.ts";
import { ENVELOPE, type Sign } from "./envelope.ts";
import { unpaused } from "./unpaused.ts";

/** Coordination waits less long than the gateway does: what a silent sector costs must not cost the whole answer. */
export const deadlineOfRoads = (deadlineOfGateway: number): number => Math.floor(deadlineOfGateway * 0.75);

const READY_WITHIN = 1_000;

/** A sector that says nothing to anybody for this part of its deadline is asked whether it hangs. */
const SILENCE = 0.2;

/**
 * The subgraph is a process of its own. A keep-alive pool, and nobody waits for one that hangs ({@link Breaker}); answers are not
 * shared between requests, whoever asks the same. Whatever is asked is signed; a subgraph that refuses the signature gave no answer.
 */
export function httpLink(name: string, address: string, timeout: number, sign: Sign): SubgraphLink {
  const { origin, pathname, search } = new URL(address);
  const path = `${pathname}${search}`;
  const pool = unpaused(
    new Pool(origin, {
      // More than a gateway lets in at once: nobody waits for a connection, least of all for one that hangs.
      connections: 64,
      keepAliveTimeout: 30_000,
      headersTimeout: timeout,
      bodyTimeout: timeout,
      connect: { timeout },
    }),
  );
  let accepted = true;
  const post = async (
    asked: object,
    signal: AbortSignal,
    authorization?: string | null,
    requestId: string = randomUUID(),
  ): Promise<ExecutionResult> => {
    const body = JSON.stringify(asked);
    const envelope = await sign({ method: "POST", path, authorization, body }, requestId);
    const response = await pool.request({
      path,
      method: "POST",
      headers: {
        ...(authorization ? { authorization } : {}),
        "x-request-id": requestId,
        [ENVELOPE]: envelope,
        "content-type": "application/json",
        accept: "application/json",
      },
      body,
      signal,
    });
    const refused = response.headers[ENVELOPE] !== undefined;
    if (refused === accepted)
      console.error(
        refused
          ? `${name} refuses our envelopes: compare the secrets that it shares with this process, and the clocks.`
          : `${name} accepts our envelopes again.`,
      );
    accepted = !refused;
    if (refused) {
      await response.body.dump();
      throw new Error(`${name} refused the envelope`);
    }
    const answer = JSON.parse(await response.body.text()) as ExecutionResult;
    if (typeof answer !== "object" || answer === null || (answer.data == null && !answer.errors?.length)) {
      throw new Error(`${name} gave no GraphQL answer`);
    }
    return answer;
  };
  // Whatever it answers to that, a refusal too, it answers.
  const breaker = new Breaker(
    () => post({ query: "{ __typename }" }, AbortSignal.timeout(READY_WITHIN)),
    // Coordination waits for the sectors itself.
    name === "coordination" ? undefined : timeout * SILENCE,
  );
  return {
    name,
    execute: ({ text, variables, operationName, authorization, requestId }, signal) =>
      breaker.call(signal, () =>
        post({ query: text, variables, ...(operationName ? { operationName } : {}) }, signal, authorization, requestId),
      ),
    async sdl() {
      const answer = await post({ query: "{ _service { sdl } }" }, AbortSignal.timeout(timeout));
      return (answer.data as { _service: { sdl: string } })._service.sdl;
    },
    async ready() {
      try {
        const { statusCode, body } = await pool.request({
          path: "/health",
          method: "GET",
          signal: AbortSignal.timeout(READY_WITHIN),
        });
        await body.dump();
        return statusCode === 200;
      } catch {
        return false;
      }
    },
    close() {
      breaker.end();
      return pool.close();
    },
  };
}
