import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { stay } from "@overligger/shared/serve";
import { serveGraphiql } from "../graphiql.ts";
import { gatewayFromEnvironment } from "../house.ts";

/** The gateway alone, over subgraphs that are processes of their own. */
stay(async () => {
  const gateway = await gatewayFromEnvironment(serveGraphiql(join(ROOT, "dist/graphiql")));
  console.log(`The gateway is ready: GraphiQL at ${gateway.url}/ · the graph at ${gateway.url}/graphql`);
  process.send?.({ ready: gateway.url });
  return () => gateway.close();
});
