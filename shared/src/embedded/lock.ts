import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How long to wait for a process that is on its way out. In milliseconds. */
const PATIENCE = 5_000;

/**
 * Locks a data folder for this process. The embedded database takes no lock of its own,
 * and two processes on one folder lose rows without a word.
 */
export async function lockFolder(folder: string, patience = PATIENCE): Promise<() => void> {
  mkdirSync(dirname(folder), { recursive: true });
  const file = `${folder}.lock`;
  const ours = `${process.pid} ${startOf(process.pid)}`;
  for (const until = Date.now() + patience; ; ) {
    try {
      writeFileSync(file, ours, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const theirs = read(file);
    const pid = Number(theirs.split(" ")[0]);
    if (pid > 0 && (theirs !== `${pid} ${startOf(pid)}` || !alive(pid))) {
      takeAway(file, theirs);
    } else if (Date.now() > until) {
      throw new Error(
        `The data folder is in use by process ${pid}. Stop it, or set DATA_DIR to another folder: ${folder}`,
      );
    } else {
      await wait(50);
    }
  }
}

/** Removes a dead process's lock, unless somebody else already has and holds a new one. */
function takeAway(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) === expected) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** When a process began, where the system tells (Linux): the same number may belong to another process after a restart. */
function startOf(pid: number): string {
  return read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[19] ?? "";
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
