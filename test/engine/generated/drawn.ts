import { parseArgs } from "node:util";

/** What a program that invents things is told: how many, from which seed, and where. */
export function drawn(): { runs: number; seed: number; url: string | undefined } {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "1000" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      url: { type: "string" },
    },
  });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs must be a whole number from 1");
  if (!Number.isInteger(seed)) throw new Error("--seed must be a whole number");
  return { runs, seed, url: values.url };
}
