import { randomUUID } from "node:crypto";
import { ApolloGateway, type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { compose } from "@overligger/gateway";
import { registeredSubgraphs, Settings, urlSetting } from "@overligger/shared";
import { gatewaySecrets, gatewaySigner, httpLink, refuseToStart } from "@overligger/shared/serve";
import { ENVELOPE, type Sign } from "../../../shared/src/serve/envelope.ts";

/** What the subgraphs need to know of who asks. */
interface StockContext {
  authorization?: string | undefined;
  requestId: string;
}

/** Signs what it sends, without which a subgraph answers nobody. */
class SigningDataSource extends RemoteGraphQLDataSource<StockContext> {
  constructor(url: string, sign: Sign) {
    super({ url });
    const send = this.fetcher;
    const path = new URL(url).pathname;
    this.fetcher = async (address, init = {}) => {
      const { method = "", headers = {}, body } = init;
      const { authorization, "x-request-id": requestId = "" } = headers;
      const envelope = await sign({ method, path, authorization, body: String(body) }, requestId);
      return send(address, { ...init, headers: { ...headers, [ENVELOPE]: envelope } });
    };
  }

  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<StockContext>): void {
    if (context.authorization) request.http?.headers.set("authorization", context.authorization);
    if (context.requestId) request.http?.headers.set("x-request-id", context.requestId);
  }
}

const signFor = (name: string): Sign => gatewaySigner(name, gatewaySecrets(new Settings(), name, true));

/** The yardstick: Apollo's own server and gateway as their documentation sets them up, over the subgraphs at <SUBGRAPH>_URL. */
async function main(): Promise<void> {
  const addresses = new Map(registeredSubgraphs().map((name) => [name, process.env[urlSetting(name)] ?? ""]));
  const services = await Promise.all(
    [...addresses].map(async ([name, address]) => {
      const link = httpLink(name, address, 5_000, signFor(name));
      const sdl = await link.sdl();
      await link.close();
      return { name, sdl };
    }),
  );
  const server = new ApolloServer<StockContext>({
    gateway: new ApolloGateway({
      supergraphSdl: compose(services),
      // The supergraph names no real addresses: in this project they are the gateway's business.
      buildService: ({ name }) => new SigningDataSource(addresses.get(name) ?? "", signFor(name)),
    }),
  });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async ({ req }) => ({ authorization: req.headers.authorization, requestId: randomUUID() }),
  });
  process.send?.({ ready: url });
}

main().catch(refuseToStart);
