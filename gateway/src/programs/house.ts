import cluster from "node:cluster";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { stay } from "@overligger/shared/serve";
import { buildGraphiql } from "../build-graphiql.ts";
import { serveGraphiql } from "../graphiql.ts";
import { houseFromEnvironment } from "../house.ts";
import { loadBuilt } from "../load-built.ts";
import { inWorkers } from "../workers.ts";

/** `npm start`: everything in one process, or in as many alike as WORKERS says. */
inWorkers(() =>
  stay(async () => {
    const house = await houseFromEnvironment(loadBuilt, serveGraphiql(join(ROOT, "dist/graphiql")));
    const first = (cluster.worker?.id ?? 1) === 1;
    if (first) {
      console.log(`Overligger is ready: GraphiQL at ${house.url}/ · the graph at ${house.url}/graphql`);
      buildGraphiql();
    }
    return () => house.close();
  }),
);
