import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: join(import.meta.dirname, ".."),
  // graphql 16 has two builds: vite would take one for our files and node the other for the packages, which then
  // do not know each other's types. This pins ours to node's.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/template.ts"],
    setupFiles: ["test/support/errors.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Each worker loads the house once: nothing of a test file is left in a module (they hold no state between houses).
    isolate: false,
    execArgv: ["--max-semi-space-size=64"], // as `npm start` has it: a sixth of the time was tidying up
    // No test leans on the one before it. What belongs together is a story (support/story.ts); a house can be rewound.
    sequence: { shuffle: { tests: true, files: false }, seed: 3 },
    testTimeout: 300_000, // a bound for a busy machine, no measure
    hookTimeout: 300_000,
    env: { NODE_ENV: "production", TZ: "America/Sao_Paulo" }, // far from Denmark: nothing may lean on the machine's clock
  },
});
