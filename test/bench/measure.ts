import type { LoadGenerator, Measurement } from "./load-generator.ts";
import { TARGETS, type TargetName, type Targets } from "./targets.ts";
import type { Expected } from "./verify.ts";
import type { WorkloadName, Workloads } from "./workloads.ts";

/** A row of the table. */
export interface Cell {
  readonly label: string;
  readonly workload: WorkloadName;
  readonly connections: number;
}

export const CELLS: readonly Cell[] = [
  { label: "one citizen, 1 connection", workload: "one", connections: 1 },
  { label: "one citizen, 16 connections", workload: "one", connections: 16 },
  { label: "twenty citizens, 1 connection", workload: "twenty", connections: 1 },
  { label: "twenty citizens, 16 connections", workload: "twenty", connections: 16 },
];

/** What one round measured, in the order of CELLS. */
export type Round = readonly Readonly<Record<TargetName, Measurement>>[];

interface RoundOptions {
  readonly round: number;
  readonly seconds: number;
  readonly load: LoadGenerator;
  readonly targets: Targets;
  readonly work: Workloads;
  readonly expected: Expected;
}

/** All targets in each cell, right after one another, beginning with another one in each round. */
export async function measureRound({ round, seconds, load, targets, work, expected }: RoundOptions): Promise<Round> {
  const order = TARGETS.map((_, index) => TARGETS[(index + round) % TARGETS.length] as TargetName);
  const cells: Record<TargetName, Measurement>[] = [];
  for (const { workload, connections } of CELLS) {
    const cell: Partial<Record<TargetName, Measurement>> = {};
    for (const target of order) {
      const requests = work[workload].map((request, index) => ({
        ...request,
        bytes: expected[target][workload][index] ?? 0,
      }));
      cell[target] = await load.measure({ ...targets[target], requests, connections, seconds });
    }
    cells.push(cell as Record<TargetName, Measurement>);
  }
  return cells;
}
