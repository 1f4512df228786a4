import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";

/** Bundles the page, which takes a few seconds the first time: the graph does not wait for it. Ends with this process. */
export function buildGraphiql(): void {
  const page = spawn(process.execPath, [join(ROOT, "gateway/graphiql/build.mjs")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  process.once("exit", () => page.kill());
}
