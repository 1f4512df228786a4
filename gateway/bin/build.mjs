// Bundles our own code to CommonJS in dist/app, packages stay outside: it starts a third faster than ES modules do here,
// because most of what it loads is CommonJS. Takes a fifth of a second; skipped where nothing changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, isAbsolute, join, relative } from "node:path";
import { root } from "./install.mjs";

const target = join(root, "dist/app");

export async function build() {
  const print = fingerprint();
  const marker = join(target, ".fingerprint");
  const built = () => existsSync(marker) && readFileSync(marker, "utf8") === print;
  if (built()) return;
  const aside = `${target}.${process.pid}`;
  await bundle(aside);
  writeFileSync(join(aside, ".fingerprint"), print);
  // Another process may have built the same meanwhile, and run it by now: then this one is not needed.
  const old = `${aside}.old`;
  try {
    if (!built()) {
      if (existsSync(target)) renameSync(target, old);
      renameSync(aside, target);
    }
  } catch {
    // it was faster by a hair
  }
  for (const leftover of [aside, old]) rmSync(leftover, { recursive: true, force: true });
}

/** All programs, in `dir`; plugins may change them, as the bench does to see what a part of them costs. */
export async function bundle(dir, plugins = []) {
  const { rolldown } = await import("rolldown");
  const own = (id) =>
    id.startsWith(".") || isAbsolute(id) || id.startsWith("@overligger/") || id.startsWith("@oxc-project/runtime");
  const bundle = await rolldown({
    cwd: root,
    input: entries(),
    platform: "node",
    tsconfig: join(root, "tsconfig.json"),
    external: (id) => !own(id),
    plugins,
    logLevel: "warn",
  });
  await bundle.write({
    dir,
    format: "cjs",
    exports: "named",
    entryFileNames: "[name].cjs",
    chunkFileNames: "chunks/[name]-[hash].cjs",
    sourcemap: true,
    keepNames: true,
  });
  await bundle.close();
}

/** Folders of tests that have programs; an installation may do without them. */
const TESTED = ["test/bench", "test/engine", "test/oracle"];

/** A program for each file in the folders of programs; for each subgraph its definition and its own process. */
function entries() {
  const input = {};
  for (const folder of ["gateway/src/programs", ...TESTED.map((folder) => `${folder}/programs`)]) {
    if (!existsSync(join(root, folder))) continue;
    for (const file of readdirSync(join(root, folder))) input[basename(file, ".ts")] = join(folder, file);
  }
  for (const name of readdirSync(join(root, "subgraphs"))) {
    if (!existsSync(join(root, "subgraphs", name, "src/subgraph.ts"))) continue;
    input[`subgraph-${name}`] = join("subgraphs", name, "src/subgraph.ts");
    input[name] = join("subgraphs", name, "src/main.ts");
  }
  return input;
}

/** Changes with any source file, any setting, any package version. */
function fingerprint() {
  const hash = createHash("sha256");
  const walk = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else hash.update(`${relative(root, path)}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const part of [
    "shared/src",
    "gateway/src",
    "gateway/bin",
    "subgraphs",
    ...TESTED,
    "package-lock.json",
    "tsconfig.json",
  ])
    if (existsSync(join(root, part))) walk(join(root, part));
  return hash.digest("hex");
}
