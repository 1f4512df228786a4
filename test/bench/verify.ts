import { isDeepStrictEqual } from "node:util";
import type { Targets } from "./targets.ts";
import { ask, isAsked, WORKLOADS, type WorkloadName, type Workloads } from "./workloads.ts";

/** The size of each right answer, by target and workload, in the order of the requests. */
export type Expected = Readonly<Record<string, Readonly<Record<WorkloadName, readonly number[]>>>>;

/**
 * Asks everybody everything once, a kind after the other. Whoever gives other data than the others, or logs other lines, is not faster
 * but wrong: no figures then.
 */
export async function verify(
  targets: Targets,
  work: Workloads,
  sameLines?: (since: Date, targets: readonly string[]) => Promise<void>,
): Promise<Expected> {
  const expected: Record<string, Record<WorkloadName, number[]>> = {};
  for (const target of Object.keys(targets)) expected[target] = { one: [], twenty: [], entry: [], own: [] };
  for (const name of WORKLOADS) {
    const since = new Date();
    const asked = Object.entries(targets).filter(([target]) => isAsked(target, name));
    if (work[name].length === 0) throw new Error(`Nothing to ask for: ${name}`);
    for (const request of work[name]) {
      const answers = await Promise.all(
        asked.map(async ([target, { url }]) => ({ target, ...(await ask(url, request)) })),
      );
      for (const { target, data, bytes } of answers) {
        if (!isDeepStrictEqual(data, answers[0]?.data))
          throw new Error(`${target} gives other data than ${answers[0]?.target} for ${request.body}`);
        expected[target]?.[name].push(bytes);
      }
    }
    await sameLines?.(
      since,
      asked.map(([target]) => target),
    );
  }
  return expected;
}
