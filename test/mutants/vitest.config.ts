import { join } from "node:path";
import { mergeConfig } from "vitest/config";
import config from "../vitest.config.ts";

const root = join(import.meta.dirname, "../..");

/** The tests for one group of mutants (run.mjs names them), with the rooms as they stand in this copy of the house. */
const mutants = mergeConfig(config, {
  resolve: {
    alias: [
      // The packages lie beside the copy and would lead back to the rooms as they were written.
      { find: /^@overligger\/shared$/, replacement: join(root, "shared/src/index.ts") },
      { find: /^@overligger\/shared\/(\w+)$/, replacement: join(root, "shared/src/$1/index.ts") },
      { find: /^@overligger\/gateway$/, replacement: join(root, "gateway/src/index.ts") },
    ],
  },
});
mutants.test.include = (process.env.MUTANTS_TESTS ?? "").split(",");
export default mutants;
