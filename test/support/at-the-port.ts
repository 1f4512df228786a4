import { randomUUID } from "node:crypto";
import { Settings } from "@overligger/shared";
import { gatewaySecrets, grantSecrets } from "@overligger/shared/serve";
import { ENVELOPE, type Peers, type Sign, signer } from "../../shared/src/serve/envelope.ts";
import { peersOf } from "../../shared/src/serve/peers.ts";

const demo = new Settings({ DEMO: "true" });

/** Who may ask a subgraph of the demo. */
export const demoPeers = (subgraph: string): Peers =>
  peersOf(subgraph, gatewaySecrets(demo, subgraph, true), grantSecrets(demo, subgraph, true));

/** Signs for a subgraph of the demo as one of its peers, at a moment. */
export function signAs(from: string, subgraph: string, clock?: () => Date): Sign {
  const [key] = demoPeers(subgraph).get(from) ?? [];
  if (!key) throw new Error(`${from} does not ask ${subgraph}`);
  return signer(from, subgraph, key, clock);
}

export interface Question {
  readonly query: string;
  readonly variables?: object;
  /** A sign-in token; left out: none. */
  readonly token?: string;
  readonly requestId?: string;
  readonly now?: Date;
}

/** A request as `fetch` takes it, signed as the gateway signs what it sends to a subgraph at `/graphql`. */
export async function signed(subgraph: string, { query, variables, token, requestId, now }: Question) {
  const authorization = token === undefined ? "" : `Bearer ${token}`;
  const body = JSON.stringify({ query, variables });
  const sign = signAs("gateway", subgraph, now && (() => now));
  const envelope = await sign({ method: "POST", path: "/graphql", authorization, body }, requestId ?? randomUUID());
  const headers: Record<string, string> = { "content-type": "application/json", [ENVELOPE]: envelope };
  if (authorization !== "") headers.authorization = authorization;
  return { method: "POST", headers, body };
}

/** Asks a subgraph at its own port, as the gateway does. */
export const askAt = async (port: number, subgraph: string, question: Question): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/graphql`, await signed(subgraph, question));
