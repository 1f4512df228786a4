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
  untar(Buffer.from(await emptyCluster()), aside);
  renameSync(aside, folder);
}

const BLOCK = 512;

function untar(tar: Buffer, to: string): void {
  const text = (at: number, length: number) => tar.toString("latin1", at, at + length).split("\0")[0] ?? "";
  mkdirSync(to, { recursive: true });
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    const kind = text(at + 156, 1) || "0";
    const file = join(to, posix.join("/", text(at + 345, 155), text(at, 100)));
    if (kind === "5") {
      mkdirSync(file, { recursive: true });
    } else if (kind === "0") {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, tar.subarray(at + BLOCK, at + BLOCK + size));
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
