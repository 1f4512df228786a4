import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gunzipSync } from "node:zlib";
import { dataDir } from "@electric-sql/pglite-prepopulatedfs";

/** A fresh cluster as a tar archive: initdb's result, shipped, because running initdb costs four times as much. */
export async function emptyCluster(): Promise<Uint8Array> {
  return gunzipSync(Buffer.from(await (await dataDir()).arrayBuffer()));
}

/** Makes a cluster in `folder` unless there is one. Unpacked aside and renamed: a killed first start leaves no half cluster. */
export async function createCluster(folder: string): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  const aside = `${folder}.new`;
  rmSync(aside, { recursive: true, force: true });
  untar(await emptyCluster(), aside);
  renameSync(aside, folder);
}

const BLOCK = 512;

/** A file of a cluster in its archive: `used` bytes from `at`, and zeros from there to `size`. */
export interface Stored {
  readonly path: string;
  readonly at: number;
  readonly used: number;
  readonly size: number;
}

/** What lies in a tar archive, each folder before what is in it. A folder has no size. */
export function storedIn(tar: Uint8Array): (Stored | { readonly path: string })[] {
  const stored: (Stored | { path: string })[] = [];
  const text = (at: number, length: number) =>
    Buffer.from(tar.slice(at, at + length))
      .toString("latin1")
      .split("\0")[0] ?? "";
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    const kind = text(at + 156, 1) || "0";
    const path = posix.join("/", text(at + 345, 155), text(at, 100));
    at += BLOCK;
    if (kind === "5") stored.push({ path });
    if (kind === "0") {
      let used = size; // most of the write-ahead log has never been written
      while (used > 0 && tar[at + used - 1] === 0) used -= 1;
      stored.push({ path, at, used, size });
    }
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
  return stored;
}

function untar(tar: Uint8Array, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const stored of storedIn(tar)) {
    const path = join(to, stored.path);
    mkdirSync("at" in stored ? dirname(path) : path, { recursive: true });
    if ("at" in stored) writeFileSync(path, tar.subarray(stored.at, stored.at + stored.size));
  }
}
