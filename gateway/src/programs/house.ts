import { spawn } from "node:child_process";
import { join } from "node:path";
import { onStop, ROOT, refuseToStart } from "@overligger/shared";
import { serveGraphiql } from "../graphiql.ts";
import { houseFromEnvironment } from "../house.ts";
import { loadBuilt } from "../load-built.ts";

/** `npm start`: everything in one process. */
async function main(): Promise<void> {
  const house = await houseFromEnvironment(loadBuilt, serveGraphiql(join(ROOT, "dist/graphiql")));
  console.log(`Overligger is ready: GraphiQL at ${house.url}/ · the graph at ${house.url}/graphql`);
  onStop(() => house.close());
  // The page takes a few seconds to bundle the first time; the graph does not wait for it.
  spawn(process.execPath, [join(ROOT, "gateway/graphiql/build.mjs")], { stdio: ["ignore", "ignore", "inherit"] });
}

main().catch(refuseToStart);
