// npm run mutants [group …]: changes the code in one place at a time, and asks the tests whether they notice. Without a group,
// all of them. Ends with 1 where fewer than 95 of 100 changes were noticed. See README.md here.
import { Stryker } from "@stryker-mutator/core";

/** Sentences for people: the tests hold to the codes beside them. */
const WORDS = ["StringLiteral"];

/** What must not go wrong unnoticed, and the tests that must notice. Files are found wherever their room lies. */
const GROUPS = {
  policies: {
    mutate: ["**/src/**/*.policy.ts", "!**/{coordinator,discharge}.policy.ts"],
    tests: ["policies"],
  },
  grants: { mutate: ["shared/src/**/grant.ts"], tests: ["grant"] },
  guard: { mutate: ["gateway/src/**/guard.ts"], tests: ["engine/guard"] },
  log: { mutate: ["shared/src/**/read-log.ts"], tests: ["read-log", "plans", "access"] },
  representation: {
    mutate: ["**/src/**/{standing,representation}.service.ts"],
    tests: ["representation", "time"],
    without: WORDS,
  },
  consent: {
    mutate: ["**/src/**/{consent,consents,kept-out.service,consent.service,withdrawal.service}.ts"],
    tests: ["consent", "representation", "time"],
    without: WORDS,
  },
  coordinators: { mutate: ["**/src/**/coordinator.policy.ts"], tests: ["together", "story"], without: WORDS },
  discharge: { mutate: ["**/src/**/discharge.policy.ts"], tests: ["psychiatry"] },
};
const LEAST = 95;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(", ")}. There are: ${Object.keys(GROUPS).join(", ")}.`);
  process.exit(1);
}

const scores = [];
for (const name of asked.length > 0 ? asked : Object.keys(GROUPS)) {
  const { mutate, tests, without } = GROUPS[name];
  process.env.MUTANTS_TESTS = tests.map((test) => `test/${test}.test.ts`).join(",");
  const results = await new Stryker({
    mutate,
    testRunner: "vitest",
    vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
    mutator: { excludedMutations: without ?? [] },
    coverageAnalysis: "perTest",
    concurrency: 2,
    incremental: true,
    incrementalFile: `dist/mutants/${name}.json`,
    tempDirName: "dist/mutants/copy",
    tsconfigFile: "none", // it would be read by a compiler that is no longer written in JavaScript; here vite reads it
    ignorePatterns: ["dist", ".data"],
    reporters: ["clear-text", "html"],
    htmlReporter: { fileName: `dist/mutants/${name}.html` },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
    timeoutMS: 30_000, // a bound for a busy machine, no measure
    allowEmpty: false,
  }).runMutationTest();
  const counted = results.filter(({ status }) => ["Killed", "Timeout", "Survived", "NoCoverage"].includes(status));
  const noticed = counted.filter(({ status }) => status === "Killed" || status === "Timeout");
  scores.push({ name, noticed: noticed.length, of: counted.length });
}
const percent = ({ noticed, of }) => (100 * noticed) / of;
for (const score of scores)
  console.log(`${score.name}: ${score.noticed} of ${score.of} noticed, ${percent(score).toFixed(1)} %`);
const sum = (what) => scores.reduce((all, score) => all + score[what], 0);
process.exit(percent({ noticed: sum("noticed"), of: sum("of") }) < LEAST ? 1 : 0);
