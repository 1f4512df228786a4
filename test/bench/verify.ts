import { isDeepStrictEqual } from "node:util";
import type { Targets } from "./targets.ts";
import { ask, type WorkloadName, type Workloads } from "./workloads.ts";

/** The size of each right answer, by target and workload, in the order of the requests. */
export type Expected = Readonly<Record<string, Readonly<Record<WorkloadName, readonly number[]>>>>;

/** Asks everybody everything once. Whoever gives other data than the others is not faster, but wrong: no figures then. */
export async function verify(targets: Targets, work: Workloads): Promise<Expected> {
  const expected: Record<string, Record<WorkloadName, number[]>> = {};
  for (const target of Object.keys(targets)) expected[target] = { one: [], twenty: [] };
  for (const name of ["one", "twenty"] as const) {
    if (work[name].length === 0) throw new Error(`Nothing to ask for: ${name}`);
    for (const request of work[name]) {
      const answers = await Promise.all(
        Object.entries(targets).map(async ([target, { url }]) => ({ target, ...(await ask(url, request)) })),
      );
      for (const { target, data, bytes } of answers) {
        if (!isDeepStrictEqual(data, answers[0]?.data))
          throw new Error(`${target} gives other data than ${answers[0]?.target} for ${request.body}`);
        expected[target]?.[name].push(bytes);
      }
    }
  }
  return expected;
}
