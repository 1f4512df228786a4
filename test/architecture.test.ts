import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ROOT } from "@overligger/shared";
import { describe, expect, it } from "vitest";

/** Which room a file belongs to: shared, gateway, test, or subgraphs/<name>. */
const roomOf = (file: string) => {
  const [first, second] = relative(ROOT, file).split(sep);
  return first === "subgraphs" ? `subgraphs/${second}` : String(first);
};

const sourceFiles = ["shared", "gateway", "subgraphs"].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|jsx?|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

interface Import {
  from: string;
  what: string;
}

const imports: Import[] = sourceFiles.flatMap((from) =>
  [...readFileSync(from, "utf8").matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map((match) => ({
    from,
    what: String(match[1]),
  })),
);

/** The room an import leads to; null for packages. */
const target = ({ from, what }: Import) => {
  if (what.startsWith(".")) return roomOf(join(from, "..", what));
  const own = /^@overligger\/(\w+)/.exec(what)?.[1];
  return own ? (["shared", "gateway", "test"].includes(own) ? own : `subgraphs/${own}`) : null;
};

/** The doors of shared, by the name one writes. */
const DOORS = new Set(
  Object.keys(JSON.parse(readFileSync(join(ROOT, "shared/package.json"), "utf8")).exports).map((door) =>
    join("@overligger/shared", door).split(sep).join("/"),
  ),
);

describe("imports go one way: subgraphs → shared ← gateway", () => {
  it("finds imports at all, in every room", () => {
    const rooms = new Set(imports.map(({ from }) => roomOf(from)));
    expect([...rooms].sort()).toEqual([
      "gateway",
      "shared",
      ...readdirSync(join(ROOT, "subgraphs"))
        .map((name) => `subgraphs/${name}`)
        .sort(),
    ]);
  });

  it("no line reaches into a room that is not its own or shared", () => {
    const astray = imports.filter((each) => {
      const to = target(each);
      return to !== null && to !== "shared" && to !== roomOf(each.from);
    });
    expect(astray.map(({ from, what }) => `${relative(ROOT, from)} imports ${what}`)).toEqual([]);
  });

  it("shared is entered by its doors alone", () => {
    const around = imports.filter(
      (each) => roomOf(each.from) !== "shared" && target(each) === "shared" && !DOORS.has(each.what),
    );
    expect(around.map(({ from, what }) => `${relative(ROOT, from)} imports ${what}`)).toEqual([]);
  });

  it("the machine's clock is read where nothing is decided by it: a request has one time, which a test can set", () => {
    const clock = /\bnew Date\(\)|\bDate\.now\(\)|[=<>,(]\s*now\(\)|\bCURRENT_(DATE|TIME)|\bclock_timestamp\b/i;
    const readers = sourceFiles.filter((file) => /\.ts$/.test(file) && clock.test(readFileSync(file, "utf8")));
    expect(readers.map((file) => relative(ROOT, file).split(sep).join("/")).sort()).toEqual([
      "shared/src/contract/grant.ts", // only where no time is handed in
      "shared/src/demo/time.ts", // invented people are never out of date
      "shared/src/embedded/lock.ts", // patience
      "shared/src/kernel/availability.ts", // patience
      "shared/src/kernel/log.ts", // lines for operators
      "shared/src/serve/authentication.ts", // how long a token holds is the identity provider's
      "shared/src/serve/subgraph.ts", // the request's time begins here
    ]);
  });

  it("the environment is read in one place", () => {
    const readers = sourceFiles.filter((file) => /\.ts$/.test(file) && /process\.env/.test(readFileSync(file, "utf8")));
    // Programs hand their environment on to Settings or to a child process; nothing else looks at it.
    expect(readers.map((file) => relative(ROOT, file).split(sep).join("/")).sort()).toEqual([
      "gateway/src/house.ts",
      "gateway/src/programs/processes.ts",
      "shared/src/kernel/config.ts",
    ]);
  });
});
