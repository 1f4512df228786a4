import { isDeepStrictEqual } from "node:util";
import { TARGETS, type TargetName, type Targets } from "./targets.ts";
import { ask, type WorkloadName, type Workloads } from "./workloads.ts";

/** The size of each right answer, by target and workload, in the order of the requests. */
export type Expected = Readonly<Record<TargetName, Readonly<Record<WorkloadName, readonly number[]>>>>;

/** Asks everybody everything once. Whoever gives other data than the others is not faster, but wrong: no figures then. */
export async function verify(targets: Targets, work: Workloads): Promise<Expected> {
  const expected: Record<TargetName, Record<WorkloadName, number[]>> = {
    inProcess: { one: [], twenty: [] },
    overHttp: { one: [], twenty: [] },
    stock: { one: [], twenty: [] },
  };
  for (const name of ["one", "twenty"] as const) {
    if (work[name].length === 0) throw new Error(`Nothing to ask for: ${name}`);
    for (const request of work[name]) {
      const answers = await Promise.all(TARGETS.map((target) => ask(targets[target].url, request)));
      for (const [index, target] of TARGETS.entries()) {
        const answer = answers[index] as (typeof answers)[number];
        if (!isDeepStrictEqual(answer.data, answers[0]?.data))
          throw new Error(`${target} gives other data than ${TARGETS[0]} for ${request.body}`);
        expected[target][name].push(answer.bytes);
      }
    }
  }
  return expected;
}
