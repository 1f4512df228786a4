import { existsSync, statfsSync } from "node:fs";
import { ROOT } from "../kernel/config.ts";

/** What a database wants at hand to open: a segment of its write-ahead log and some. In bytes. */
const ROOM = 32 * 1024 * 1024;

/** Why a data folder cannot be used, where that is a matter of its disk: the database itself says "Aborted()" to all of it. */
export function inWords(folder: string, error: unknown): unknown {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const room = () => {
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : ROOT);
    return bavail * bsize;
  };
  if (code === "ENOSPC" || (/Aborted|RuntimeError|FS error|failed to initialize/.test(message) && room() < ROOM))
    return new Error(
      `there is no room left on the disk of the data folder ${folder}. Make some and start again: what was written is kept.`,
    );
  if (code === "EEXIST" || code === "ENOTDIR")
    return new Error(`a file is in the place of the data folder ${folder}. Set DATA_DIR to a folder.`);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new Error(`the data folder ${folder} cannot be written to. Set DATA_DIR to one that can.`);
  return error;
}
