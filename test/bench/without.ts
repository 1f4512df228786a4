import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "@overligger/shared";

/** A place in the source, and what stands there instead. */
interface Change {
  readonly file: string;
  readonly of: string;
  readonly into: string;
}

/**
 * The house without one of its promises: what the promise costs, and nothing that anybody may run. Consents are decided all the same,
 * once for each reader and plan in the life of the process: without any decision it would show other data.
 */
export const WITHOUT: Readonly<Record<string, readonly Change[]>> = {
  log: [
    {
      file: "shared/src/kernel/request/read-log.ts",
      of: "    this.#opened += 1;\n",
      into: "    if (reading) return Promise.resolve();\n    this.#opened += 1;\n",
    },
  ],
  guard: [
    {
      file: "gateway/src/engine/guard.ts",
      of: "  const proofs = new Map<string, SelectionNode[]>();\n",
      into: "  if (document) return document;\n  const proofs = new Map<string, SelectionNode[]>();\n",
    },
    {
      file: "gateway/src/engine/guard.ts",
      of: "  const { keysOf, unprovable, implementing } = supergraph;\n",
      into: "  if (row) return true;\n  const { keysOf, unprovable, implementing } = supergraph;\n",
    },
  ],
  grants: [
    {
      file: "shared/src/contract/grant.ts",
      of: `createHmac("sha256", keyOf(secret)).update(content).digest()`,
      into: "Buffer.alloc(content ? 32 : 0)",
    },
  ],
  consent: [
    {
      file: "subgraphs/coordination/src/citizen/consent/consents.ts",
      of: "  if (TOLD_BY.some(",
      into: "  if (TOLD_BY.length === 0 && TOLD_BY.some(",
    },
    {
      file: "subgraphs/coordination/src/plan/access/sectors-of.ts",
      of: "  const [registry, consents,",
      into: `  const decided = ((globalThis as never as { decided?: Map<string, SectorEntry[]> }).decided ??= new Map());
  const whose = context.caller.id + plan.id;
  const known = decided.get(whose);
  if (known) return known;
  const [registry, consents,`,
    },
    {
      file: "subgraphs/coordination/src/plan/access/sectors-of.ts",
      of: "  return [...registry.values()].map(",
      into: `  decided.set(whose, []);\n  return [...registry.values()].map(`,
    },
    {
      file: "subgraphs/coordination/src/plan/access/sectors-of.ts",
      of: "    return new SectorEntry({",
      into: `    const entry = (made: SectorEntry) => (decided.get(whose)?.push(made), made);\n    return entry(new SectorEntry({`,
    },
    {
      file: "subgraphs/coordination/src/plan/access/sectors-of.ts",
      of: "      door: isByRight(decision) ? null : plan.id,\n    });",
      into: "      door: isByRight(decision) ? null : plan.id,\n    }));",
    },
  ],
};

/** Builds the programs without some promises. Returns their folder; throws where a place is no longer there, so that no figure lies. */
export async function buildWithout(name: string, promises: readonly string[]): Promise<string> {
  const home = `dist/bench-without-${name}`;
  const changes = [
    { file: "gateway/src/load-built.ts", of: '"dist/app"', into: JSON.stringify(home) },
    ...promises.flatMap((promise) => WITHOUT[promise] ?? []),
  ];
  const left = new Set(changes);
  const folder = join(ROOT, home);
  rmSync(folder, { recursive: true, force: true });
  const { bundle } = (await import(pathToFileURL(join(ROOT, "gateway/bin/build.mjs")).href)) as {
    bundle(dir: string, plugins: readonly object[]): Promise<void>;
  };
  const transform = (code: string, id: string) => {
    let changed = code.replaceAll("\r\n", "\n");
    for (const change of changes) {
      if (change.file !== relative(ROOT, id).replaceAll("\\", "/") || !changed.includes(change.of)) continue;
      changed = changed.replace(change.of, () => change.into);
      left.delete(change);
    }
    return changed === code ? null : { code: changed, map: null };
  };
  await bundle(folder, [{ name: "without", transform }]);
  const [missing] = left;
  if (missing) throw new Error(`${missing.file} no longer has what is to be left out: ${missing.of.trim()}`);
  return folder;
}
