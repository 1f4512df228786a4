import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How long to wait for a process that is on its way out. In milliseconds. */
const PATIENCE = 5_000;

/** An empty lock this old was not about to be written: the machine lost power over it. In milliseconds. */
const UNWRITTEN = 2_000;

/**
 * Locks a data folder for this process. The embedded database takes no lock of its own,
 * and two processes on one folder lose rows without a word.
 */
export async function lockFolder(folder: string, patience = PATIENCE): Promise<() => void> {
  mkdirSync(dirname(folder), { recursive: true });
  const file = `${folder}.lock`;
  for (const until = Date.now() + patience; !take(file); await wait(50)) {
    if (Date.now() <= until) continue;
    const pid = read(file).split(" ")[0] || "(unknown)";
    throw new Error(
      `The data folder is in use by process ${pid}. Stop it, or set DATA_DIR to another folder: ${folder}`,
    );
  }
  return () => rmSync(file, { force: true });
}

/** Takes a lock that is free or was left by a dead process; false where a living one has it. */
function take(file: string): boolean {
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: "wx" });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    if (!left(file)) return false;
    // Several may find it left at the same time: who has this second lock looks again, so that no new lock is removed.
    const takeover = `${file}.takeover`;
    if (!take(takeover)) return false;
    if (left(file)) rmSync(file, { force: true });
    rmSync(takeover, { force: true });
  }
}

/** Whether a lock is there that nobody alive holds. */
function left(file: string): boolean {
  const theirs = read(file);
  const pid = Number(theirs.split(" ")[0]);
  if (pid > 0) return theirs !== `${pid} ${startOf(pid)}` || !alive(pid);
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return written !== undefined && written < Date.now() - UNWRITTEN;
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
