import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ROOT } from "@overligger/shared";

/** A line of ours that imports something: `import … from`, `export … from`, `import()`. */
export interface Import {
  /** File, from the checkout's root, with slashes. */
  readonly from: string;
  readonly line: number;
  readonly what: string;
  /** The names it takes; empty where it takes all there is, or none. */
  readonly names: readonly string[];
}

const slashed = (path: string) => path.split(sep).join("/");

/** Every source file of a room, from the checkout's root. */
export const sourcesOf = (room: string): string[] =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|jsx?|tsx)$/.test(entry.name))
    .map((entry) => slashed(relative(ROOT, join(entry.parentPath, entry.name))))
    .filter((file) => !file.includes("/node_modules/") && !file.includes("/dist/"));

const IMPORT =
  /(?:(?:^|\n)(?:import|export)\s+(?:type\s+)?(?:\{([^}]*)\}\s*|[^;{}"']*?)from|(?:^|\n)import|\bimport\s*\()\s*["']([^"']+)["']/g;

export const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(IMPORT)].map(({ 0: all, 1: names = "", 2: what = "", index }) => ({
    from: file,
    line: text.slice(0, index + all.length).split("\n").length,
    what,
    names: names
      .split(",")
      .map(
        (name) =>
          name
            .trim()
            .replace(/^type /, "")
            .split(" as ")[0] as string,
      )
      .filter((name) => name !== ""),
  }));
};

/** The file that a relative import leads to, from the checkout's root; null for packages. */
export const fileOf = ({ from, what }: Import): string | null =>
  what.startsWith(".") ? slashed(join(from, "..", what)) : null;

export const said = ({ from, line, what }: Import): string => `${from}:${line} imports ${what}`;

/**
 * The shortest circle in each folder that has one, as the lines that make it. What lies side by side in a folder is looked at:
 * its files, each by itself, and its subfolders, each as one thing with whatever lies in it, however deep. So two folders
 * of a room may not lean on each other, nor may a folder and a file beside it, nor two files; and the same holds again inside
 * of each. An import that crosses several folders counts where its two ends part.
 */
export function circles(room: string): string[][] {
  const between = new Map<string, Map<string, Map<string, string[]>>>();
  for (const each of sourcesOf(room).flatMap(importsOf)) {
    const to = fileOf(each);
    if (!to?.startsWith(`${room}/`)) continue;
    const [a, b] = [each.from.split("/"), to.split("/")];
    const depth = a.findIndex((part, at) => part !== b[at]);
    if (depth < 0) continue;
    const folder = within(between, a.slice(0, depth).join("/"));
    within(within(folder, a[depth] as string), b[depth] as string, () => []).push(said(each));
  }
  return [...between.values()].map(shortestCircle).filter((lines) => lines.length > 0);
}

function within<V>(map: Map<string, V>, key: string, make: () => V = () => new Map() as V): V {
  if (!map.has(key)) map.set(key, make());
  return map.get(key) as V;
}

/** The lines of the shortest way around; none where there is no circle. */
function shortestCircle(leads: Map<string, Map<string, string[]>>): string[] {
  let shortest: string[] | null = null;
  for (const start of leads.keys()) {
    const cameFrom = new Map<string, string>();
    const queue = [start];
    for (const at of queue) {
      for (const next of leads.get(at)?.keys() ?? []) {
        if (cameFrom.has(next)) continue;
        cameFrom.set(next, at);
        queue.push(next);
      }
    }
    if (!cameFrom.has(start)) continue;
    const around = [start];
    do around.unshift(cameFrom.get(around[0] as string) as string);
    while (around[0] !== start);
    if (!shortest || around.length < shortest.length) shortest = around;
  }
  const circle = shortest ?? [];
  const ways = circle.slice(1).map((to, at) => leads.get(circle[at] as string)?.get(to) ?? []);
  // The way with the fewest lines is most likely the one to cut.
  return ways.sort((one, other) => one.length - other.length).flatMap((lines) => few(lines));
}

const few = (lines: readonly string[], most = 4): string[] =>
  lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more that way`] : [...lines];
