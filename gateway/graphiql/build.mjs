// node gateway/graphiql/build.mjs – builds the page into <root>/dist/graphiql, unless that build is already there.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { build } from "vite";
import { compress } from "./compress.mjs";

const here = import.meta.dirname;
const root = dirname(dirname(here));
const target = join(root, "dist", "graphiql");
const stamp = "build.sha256";

const PACKAGES = [
  "vite",
  "@vitejs/plugin-react",
  "graphiql",
  "@graphiql/react",
  "@graphiql/toolkit",
  "@graphiql/plugin-explorer",
  "@graphiql/plugin-history",
  "@graphiql/plugin-doc-explorer",
  "graphiql-explorer",
  "graphql",
  "monaco-editor",
  "monaco-graphql",
  "react",
  "react-dom",
];

function filesIn(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Searched for on disk, since most of these packages do not export their package.json. */
function versionOf(name) {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    try {
      return JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")).version;
    } catch (error) {
      if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    }
  }
  throw new Error(`${name} is not installed: run npm ci`);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of [...filesIn(here), ...filesIn(join(root, "gateway", "examples"))]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  for (const name of PACKAGES) hash.update(`${name}@${versionOf(name)}\0`);
  return hash.digest("hex");
}

function stampOfLastBuild() {
  try {
    return readFileSync(join(target, stamp), "utf8");
  } catch {
    return undefined;
  }
}

/** A directory cannot be renamed over another, so the old one steps aside first. */
function swapIn(fresh) {
  const old = `${target}.old-${process.pid}`;
  try {
    renameSync(target, old);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  try {
    renameSync(fresh, target);
  } catch (error) {
    // Two builds at once: the other one got there first, from the same sources.
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    rmSync(fresh, { recursive: true });
  }
  rmSync(old, { recursive: true, force: true });
}

const started = performance.now();
const wanted = fingerprint();
if (stampOfLastBuild() === wanted) {
  console.log("graphiql: up to date");
} else {
  const fresh = `${target}.new-${process.pid}`;
  try {
    mkdirSync(fresh, { recursive: true });
    process.env.NODE_ENV = "production";
    await build({ configFile: join(here, "vite.config.mjs"), build: { outDir: fresh, emptyOutDir: true } });
    await compress(filesIn(fresh));
    writeFileSync(join(fresh, stamp), wanted);
    swapIn(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.log(`graphiql: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
