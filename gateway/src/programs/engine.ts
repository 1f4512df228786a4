import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { endServer, onStop, refuseToStart, unpaused } from "@overligger/shared/serve";
import { type ExecutionResult, GraphQLError } from "graphql";
import { Agent, request } from "undici";
import { createEngine, type Send } from "../engine/index.ts";
import type { Limits } from "../http/limits.ts";
import { serveGraph } from "../http/serve-graph.ts";

/** Anybody's graph may be larger than ours. */
const LIMITS: Limits = { body: 4 * 1024 * 1024, tokens: 20_000, depth: 100, aliases: 1_000, selections: 100_000 };

/** Headers that belong to one connection or one body, not to who asks. */
const NOT_HANDED_ON =
  /^(?:accept.*|connection|content-.*|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/** `npm run engine -- supergraph.graphql --port 4999`: the engine alone, over the addresses that stand in a supergraph. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "4999" },
      timeout: { type: "string", default: "10000" },
      planner: { type: "string" },
    },
  });
  const [file] = positionals;
  const [port, timeout] = [Number(values.port), Number(values.timeout)];
  if (!file) throw new Error("which supergraph? npm run engine -- supergraph.graphql --port 4999");
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error("--port must be a whole number up to 65535");
  if (!(timeout > 0)) throw new Error("--timeout must be a number of milliseconds");
  const planner = values.planner;
  if (planner !== undefined && planner !== "rust" && planner !== "js") throw new Error("--planner must be rust or js");

  const agent = unpaused(
    new Agent({ connections: 32, headersTimeout: timeout, bodyTimeout: timeout, connect: { timeout } }),
  );
  const addresses = new Map<string, string>();
  const send: Send<IncomingHttpHeaders> = async ({ subgraph, text, variables }, headers, signal) => {
    const handedOn = Object.entries(headers).filter(([name]) => !NOT_HANDED_ON.test(name));
    const { body } = await request(addresses.get(subgraph) ?? "", {
      dispatcher: agent,
      method: "POST",
      headers: { ...Object.fromEntries(handedOn), "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query: text, variables }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    return (await body.json()) as ExecutionResult;
  };
  const engine = await createEngine<IncomingHttpHeaders>({
    supergraph: readFileSync(file, "utf8"),
    send,
    planner,
    unprovable: "accept", // a foreign subgraph owes us nothing but what federation says
    notice: (sentence) => console.error(sentence),
    onBug: (thrown) => console.error(thrown),
  });
  for (const { name, url } of engine.supergraph.subgraphs) addresses.set(name, url);
  const graph = await serveGraph<IncomingHttpHeaders>({
    graph: { schema: engine.schema, onSchema: () => () => undefined, execute: engine.execute },
    context: ({ headers }) => headers,
    limits: LIMITS,
    words: (errors) =>
      errors.map(({ message, nodes, path, extensions }) => {
        const code = extensions.code ?? "INTERNAL_SERVER_ERROR";
        return new GraphQLError(message, { nodes, path, extensions: { ...extensions, code, retryable: false } });
      }),
  });
  const server = createServer((asked, response) => void graph.handle(asked, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  console.log(`The engine is ready over ${addresses.size} subgraphs: ${url}`);
  process.send?.({ ready: url });
  onStop(async () => {
    await endServer(server);
    await graph.close();
    await agent.close();
  });
}

main().catch(refuseToStart);
