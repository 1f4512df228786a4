import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Seal } from "./seal.ts";

/** Says outside the database that a seal was made, so that a log whose end was cut off together with its seals is found out. */
export type Anchor = (seal: Seal) => void;

/** An anchored seal, as it stands on one line. */
export interface Anchored {
  readonly subgraph: string;
  readonly log: string;
  readonly number: number;
  readonly hash: string;
}

/** Where anchors go: a file a subgraph in `folder`, which only grows, and `say`, a process's own log. */
export function anchorsOf(subgraph: string, to: { folder?: string | undefined; say?: (line: string) => void }): Anchor {
  const { folder, say } = to;
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  return ({ log, number, sealedAt, lines, hash }) => {
    const line = JSON.stringify({ subgraph, log, number, sealedAt, lines, hash });
    if (folder !== undefined) appendFileSync(join(folder, `${subgraph}.jsonl`), `${line}\n`);
    say?.(line);
  };
}

/** The anchors in a folder's files, which may be processes' logs: whatever else stands there is passed over. */
export function readAnchors(folder: string): Anchored[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) => readFileSync(join(folder, name), "utf8").split("\n"))
    .flatMap(anchorIn);
}

function anchorIn(line: string): Anchored[] {
  const at = line.indexOf('{"subgraph":');
  if (at < 0) return [];
  try {
    const { subgraph, log, number, hash } = JSON.parse(line.slice(at)) as Anchored;
    return typeof hash === "string" && Number.isInteger(number) ? [{ subgraph, log, number, hash }] : [];
  } catch {
    return []; // a line that was cut off while it was written
  }
}
