import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { stay } from "@overligger/shared/serve";
import { buildGraphiql } from "../build-graphiql.ts";
import { serveGraphiql } from "../graphiql.ts";
import { houseFromEnvironment } from "../house.ts";
import { loadBuilt } from "../load-built.ts";

/** `npm start`: everything in one process. */
stay(async () => {
  const house = await houseFromEnvironment(loadBuilt, serveGraphiql(join(ROOT, "dist/graphiql")));
  console.log(`Overligger is ready: GraphiQL at ${house.url}/ · the graph at ${house.url}/graphql`);
  buildGraphiql();
  return () => house.close();
});
