import { ApolloGateway, type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { compose } from "@overligger/gateway";
import { registeredSubgraphs, urlSetting } from "@overligger/shared";
import { httpLink, refuseToStart } from "@overligger/shared/serve";

/** What the subgraphs need to know of who asks. */
interface StockContext {
  authorization?: string | undefined;
}

class ForwardingDataSource extends RemoteGraphQLDataSource<StockContext> {
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<StockContext>): void {
    if (context.authorization) request.http?.headers.set("authorization", context.authorization);
  }
}

/** The yardstick: Apollo's own server and gateway as their documentation sets them up, over the subgraphs at <SUBGRAPH>_URL. */
async function main(): Promise<void> {
  const addresses = new Map(registeredSubgraphs().map((name) => [name, process.env[urlSetting(name)] ?? ""]));
  const services = await Promise.all(
    [...addresses].map(async ([name, address]) => {
      const link = httpLink(name, address, 5_000);
      const sdl = await link.sdl();
      await link.close();
      return { name, sdl };
    }),
  );
  const server = new ApolloServer<StockContext>({
    gateway: new ApolloGateway({
      supergraphSdl: compose(services),
      // The supergraph names no real addresses: in this project they are the gateway's business.
      buildService: ({ name }) => new ForwardingDataSource({ url: addresses.get(name) ?? "" }),
    }),
  });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async ({ req }) => ({ authorization: req.headers.authorization }),
  });
  process.send?.({ ready: url });
}

main().catch(refuseToStart);
