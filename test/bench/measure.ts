import type { LoadGenerator, Measurement } from "./load-generator.ts";
import type { Targets } from "./targets.ts";
import type { Expected } from "./verify.ts";
import { isAsked, type WorkloadName, type Workloads } from "./workloads.ts";

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
  { label: "a citizen's entry, 1 connection", workload: "entry", connections: 1 },
  { label: "a citizen's entry, 16 connections", workload: "entry", connections: 16 },
  { label: "a sector's own list, 1 connection", workload: "own", connections: 1 },
  { label: "a sector's own list, 16 connections", workload: "own", connections: 16 },
];

/** What one round measured, in the order of CELLS. */
export type Round = readonly Readonly<Record<string, Measurement>>[];

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
  const names = Object.entries(targets);
  const order = [...names.slice(round % names.length), ...names.slice(0, round % names.length)];
  const cells: Record<string, Measurement>[] = [];
  for (const { workload, connections } of CELLS) {
    const cell: Record<string, Measurement> = {};
    for (const [name, target] of order) {
      if (!isAsked(name, workload)) continue;
      const requests = work[workload].map((request, index) => ({
        ...request,
        bytes: expected[name]?.[workload][index] ?? 0,
      }));
      cell[name] = await load.measure({ ...target, requests, connections, seconds });
    }
    cells.push(cell);
  }
  return cells;
}
