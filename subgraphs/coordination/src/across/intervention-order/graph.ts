import type { Key } from "../ask/interventions.ts";
import { DependencyKind } from "./intervention-dependency.ts";

export interface Edge {
  readonly kind: DependencyKind;
  readonly before: Key;
  readonly after: Key;
}

/** Side by side says nothing of what comes first. */
export const ordered = (edges: readonly Edge[]): Edge[] => edges.filter(({ kind }) => kind !== DependencyKind.PARALLEL);

/** The way back from `after` to `before`, which with one edge more would be a cycle; null where there is none. */
export function wayBack(edges: readonly Edge[], before: Key, after: Key): Key[] | null {
  const came = new Map<Key, Key | null>([[after, null]]);
  const queue = [after];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === before) {
      const way: Key[] = [];
      for (let step: Key | null = at; step !== null; step = came.get(step) ?? null) way.unshift(step);
      return way;
    }
    for (const edge of edges) {
      if (edge.before !== at || came.has(edge.after)) continue;
      came.set(edge.after, at);
      queue.push(edge.after);
    }
  }
  return null;
}

export interface Sorted {
  /** Which step each intervention belongs to, from 1; those side by side share one. Those that block each other have none. */
  readonly steps: ReadonlyMap<Key, number>;
  /** Groups that wait for each other: what should run side by side, though one waits for the other. */
  readonly mutual: readonly (readonly Key[])[];
}

/** An order to do things in: what runs side by side is one step, and a step comes after all that it waits for. */
export function sort(nodes: readonly Key[], edges: readonly Edge[]): Sorted {
  const group = new Map<Key, Key>(nodes.map((node) => [node, node]));
  const rootOf = (node: Key): Key => {
    const up = group.get(node) ?? node;
    return up === node ? node : rootOf(up);
  };
  for (const { kind, before, after } of edges)
    if (kind === DependencyKind.PARALLEL) group.set(rootOf(before), rootOf(after));
  const between = ordered(edges).map((edge) => ({ ...edge, before: rootOf(edge.before), after: rootOf(edge.after) }));
  const roots = [...new Set(nodes.map(rootOf))];
  const step = new Map<Key, number>();
  for (let left = roots; ; ) {
    const ready = left.filter((root) => between.every(({ before, after }) => after !== root || step.has(before)));
    if (ready.length === 0) break;
    const at = ready.map((root) => {
      const waited = between.filter(({ after }) => after === root).map(({ before }) => step.get(before) ?? 0);
      return [root, 1 + Math.max(0, ...waited)] as const;
    });
    for (const [root, place] of at) step.set(root, place);
    left = left.filter((root) => !step.has(root));
  }
  const stuck = roots.filter((root) => !step.has(root));
  const inCircle = stuck.filter((root) =>
    between.some(({ before, after }) => before === root && wayBack(between, root, after) !== null),
  );
  const mutual = new Map<string, Key[]>();
  for (const root of inCircle) {
    const circle = inCircle.filter(
      (other) => other === root || (reaches(between, root, other) && reaches(between, other, root)),
    );
    const members = nodes.filter((node) => circle.includes(rootOf(node)));
    mutual.set(members.join(), members);
  }
  return {
    steps: new Map(nodes.flatMap((node) => (step.has(rootOf(node)) ? [[node, step.get(rootOf(node)) as number]] : []))),
    mutual: [...mutual.values()],
  };
}

const reaches = (edges: readonly Edge[], from: Key, to: Key) => wayBack(edges, to, from) !== null;
