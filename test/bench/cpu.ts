import { readdirSync, readFileSync } from "node:fs";

/** Linux counts CPU in hundredths of a second for every program that looks. In milliseconds. */
const TICK = 10;

/** CPU that processes have used so far, in milliseconds by process; null where there is no /proc. */
export type CpuTimes = ReadonlyMap<number, number> | null;

/** The CPU of `pids`, and of every process whose command line contains `title` (a database server's sessions name their database). */
export function cpuTimes(pids: readonly number[], title: string | null): CpuTimes {
  const all = title === null ? pids : [...pids, ...titled(title)];
  const times = new Map<number, number>();
  for (const pid of all) {
    const stat = read(`/proc/${pid}/stat`);
    if (stat === null) continue;
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13); // fields 14 and 15
    times.set(pid, (Number(user) + Number(system)) * TICK);
  }
  return times.size > 0 ? times : null;
}

/** Milliseconds used between two readings; a process that began meanwhile counts whole. */
export function cpuSince(before: CpuTimes, after: CpuTimes): number | null {
  if (!before || !after) return null;
  let sum = 0;
  for (const [pid, time] of after) sum += time - (before.get(pid) ?? 0);
  return sum;
}

function titled(title: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && read(`/proc/${name}/cmdline`)?.startsWith("postgres: "))
    .filter((name) => read(`/proc/${name}/cmdline`)?.includes(title))
    .map(Number);
}

/** Null where the process is gone, or the system has no such file. */
function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
