// `npm test`: installs what is missing, then runs the tests; arguments go to vitest.
import "./parent.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { install, root } from "./install.mjs";

await install();
const vitest = join(root, "node_modules/vitest/vitest.mjs");
process.chdir(root);
process.argv.splice(1, 1, vitest, "run", "--config", "test/vitest.config.ts");
await import(pathToFileURL(vitest).href);
