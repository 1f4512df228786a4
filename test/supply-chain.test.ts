import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { describe, expect, it } from "vitest";

interface Locked {
  license?: string;
  dev?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
}
const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
  packages: Record<string, Locked>;
};
/** What is installed where it runs, without what only builds and tests it. */
const shipped = Object.entries(packages).flatMap(([path, one]) =>
  path.startsWith("node_modules/") && !one.dev && !one.link
    ? [{ name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), ...one }]
    : [],
);

/** Free to use, change and hand on, also in a product that is sold. */
const FREE = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Python-2.0",
  "OFL-1.1", // fonts: not sold by themselves
]);
/** Whose package.json names no licence: it stands in a file of theirs, which begins so. */
const IN_A_FILE: Readonly<Record<string, string>> = { "png-js": "MIT License" };
const licenceOf = ({ name, license }: { name: string; license?: string }): string => {
  const words = IN_A_FILE[name];
  if (license || !words) return license ?? "none";
  const file = readFileSync(join(ROOT, "node_modules", name, "LICENSE"), "utf8");
  return file.startsWith(words) ? words.replace(/ License$/, "") : "none";
};
/** Free to use, not to be offered to others as a managed service: the planner in JavaScript (DECISIONS.md). */
const ELASTIC = ["@apollo/federation-internals", "@apollo/query-graphs", "@apollo/query-planner"];

describe("what is installed where it runs", () => {
  it("has a licence that lets a municipality use it, and the three that are not free are named", () => {
    const others = shipped.filter((one) => {
      const all = licenceOf(one)
        .replace(/[()]/g, "")
        .split(/ (?:AND|OR) /);
      return !all.every((each) => FREE.has(each));
    });
    expect(others.map(({ name, license }) => `${name} ${license}`).sort()).toEqual(
      ELASTIC.map((name) => `${name} Elastic-2.0`),
    );
    expect(readFileSync(join(ROOT, "DECISIONS.md"), "utf8")).toContain("Elastic-2.0");
  });

  it("runs nothing of its own when it is installed, but for one that says a word about its version", () => {
    expect(shipped.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual([
      "@apollo/protobufjs",
    ]);
  });
});
