export type Cell = string | number | boolean | null;

export interface Table {
  columns: string[];
  rows: Cell[][];
}

type Row = Record<string, Cell>;

/** A connection's own words, which tell a reader nothing. */
const CONNECTION = new Set(["nodes", "edges", "node"]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isListOfObjects = (value: unknown): value is unknown[] => Array.isArray(value) && value.some(isObject);

/** Every list of objects in an answer, each of which can be the rows of a table. */
export function listPaths(value: unknown, path: string[] = []): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => listPaths(item, path)))];
  if (!isObject(value)) return [];
  const found = Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    return [...(isListOfObjects(inner) ? [here.join(".")] : []), ...listPaths(inner, here)];
  });
  return [...new Set(found)];
}

/**
 * One row per item of the list at `target`, followed by what it belongs to. As in a left join, a parent whose
 * list is empty keeps one row: a sector that is closed to the reader must not vanish from the table.
 */
function expand(value: unknown, path: string[], target: string): Row[] {
  if (Array.isArray(value)) return value.flatMap((item) => expand(item, path, target));
  if (!isObject(value)) return [{}];
  const own: Row = {};
  let below: Row[] = [];
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, key];
    const name = here.join(".");
    const leadsToTarget = target === name || target.startsWith(`${name}.`);
    if (isListOfObjects(inner) || isObject(inner)) {
      if (leadsToTarget) below = expand(inner, here, target);
      else if (isObject(inner)) Object.assign(own, expand(inner, here, target)[0]);
    } else if (Array.isArray(inner)) {
      if (inner.length > 0) own[name] = inner.join(", ");
    } else if (!leadsToTarget) {
      own[name] = inner as Cell;
    }
  }
  return below.length === 0 ? [own] : below.map((row) => ({ ...row, ...own }));
}

/** `me.citizen.plans.nodes.title` → `title`, or `plans.title` beside another title: the least that tells them apart. */
export function shortNames(names: string[]): string[] {
  const paths = names.map((name) => name.split(".").filter((part) => !CONNECTION.has(part)));
  const ending = (path: string[], length: number): string => path.slice(-length).join(".");
  return paths.map((path) => {
    let length = 1;
    while (length < path.length && paths.filter((other) => ending(other, length) === ending(path, length)).length > 1)
      length++;
    return ending(path, length);
  });
}

export function tableOf(data: unknown, target: string): Table {
  const rows = expand(data, [], target);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns: shortNames(names), rows: rows.map((row) => names.map((name) => row[name] ?? null)) };
}

/** The list that gives the most rows; of equals the outermost. Empty when the answer has no list. */
export function widestList(data: unknown): string {
  let best = { path: "", rows: 0 };
  for (const path of listPaths(data)) {
    const rows = expand(data, [], path).length;
    if (rows > best.rows) best = { path, rows };
  }
  return best.path;
}
