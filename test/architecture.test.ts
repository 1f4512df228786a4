import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { describe, expect, it } from "vitest";
import { circles, fileOf, type Import, importsOf, said, sourcesOf } from "./support/imports.ts";

const SUBGRAPHS = readdirSync(join(ROOT, "subgraphs"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `subgraphs/${name}`);
const ROOMS = ["shared", "gateway", ...SUBGRAPHS].sort();
const sources = ROOMS.flatMap(sourcesOf);
const imports = sources.flatMap(importsOf);

/** Which room a file belongs to: shared, gateway, test, or subgraphs/<name>. */
const roomOf = (file: string) => /^(subgraphs\/[^/]+|[^/]+)/.exec(file)?.[1] ?? "";

/** The room an import leads to; null for packages. */
const target = (each: Import) => {
  const file = fileOf(each);
  if (file) return roomOf(file);
  const own = /^@overligger\/([\w-]+)/.exec(each.what)?.[1];
  return own ? (["shared", "gateway", "test"].includes(own) ? own : `subgraphs/${own}`) : null;
};

describe("imports go one way: subgraphs → shared ← gateway", () => {
  it("finds imports at all, in every room", () => {
    expect([...new Set(imports.map(({ from }) => roomOf(from)))].sort()).toEqual(ROOMS);
  });

  it("no line reaches into a room that is not its own or shared", () => {
    const astray = imports.filter((each) => {
      const to = target(each);
      return to !== null && to !== "shared" && to !== roomOf(each.from);
    });
    expect(astray.map(said)).toEqual([]);
  });

  it("the machine's clock is read where nothing is decided by it: a request has one time, which a test can set", () => {
    const clock = /\bnew Date\(\)|\bDate\.now\(\)|[=<>,(]\s*now\(\)|\bCURRENT_(DATE|TIME)|\bclock_timestamp\b/i;
    const readers = sources.filter(
      (file) => file.endsWith(".ts") && clock.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(readers.sort()).toEqual([
      "shared/src/contract/grant.ts", // only where no time is handed in
      "shared/src/demo/time.ts", // invented people are never out of date
      "shared/src/embedded/lock.ts", // patience
      "shared/src/kernel/database/availability.ts", // patience
      "shared/src/kernel/log.ts", // lines for operators
      "shared/src/serve/authentication.ts", // how long a token holds is the identity provider's
      "shared/src/serve/envelope.ts", // only where no clock is handed in: a sender's own
      "shared/src/serve/subgraph.ts", // the request's time begins here
      "subgraphs/coordination/src/citizen/consent/0170-recipients.ts", // who takes part as the migration runs
    ]);
  });

  it("the environment is read in one place", () => {
    const readers = sources.filter(
      (file) => file.endsWith(".ts") && /process\.env/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    // Programs hand their environment on to Settings or to a child process; nothing else looks at it.
    expect(readers.sort()).toEqual([
      "gateway/src/house.ts",
      "gateway/src/programs/processes.ts",
      "shared/src/kernel/config.ts",
    ]);
  });
});

describe("coordination", () => {
  it("mints grants in one place", () => {
    const minting = imports.filter(({ from, names }) => from.startsWith("subgraphs/") && names.includes("mintGrant"));
    expect(minting.map(({ from }) => from)).toEqual(["subgraphs/coordination/src/town/registry/grant.ts"]);
  });
});

const SHARED = "@overligger/shared";
/** The doors of a room, by the name one imports, with the file each is. */
const doorsOf = (room: string) =>
  Object.entries(
    (JSON.parse(readFileSync(join(ROOT, room, "package.json"), "utf8")) as { exports: Record<string, string> }).exports,
  ).map(([door, file]) => ({ name: `@overligger/${room}${door.slice(1)}`, file: `${room}${file.slice(1)}` }));

describe("shared is entered by its doors alone", () => {
  /** The doors that a file may use. How a sector is made is no matter of the gateway's, nor of coordination's. */
  const open = (file: string): string[] => {
    const room = roomOf(file);
    if (room === "gateway") return [SHARED, `${SHARED}/serve`, `${SHARED}/demo`, `${SHARED}/embedded`];
    return [
      SHARED,
      `${SHARED}/demo`,
      ...(room === "subgraphs/coordination" ? [] : [`${SHARED}/sector`]),
      ...(file === `${room}/src/main.ts` ? [`${SHARED}/serve`] : []), // a subgraph serves itself in one file
    ];
  };

  it("and by those that are for whoever enters", () => {
    const astray = imports.filter(
      (each) => roomOf(each.from) !== "shared" && target(each) === "shared" && !open(each.from).includes(each.what),
    );
    expect(astray.map(said)).toEqual([]);
  });
});

describe("a door", () => {
  it.each(["shared", "gateway"])("of %s hands out by name what somebody outside uses, and nothing else", (room) => {
    const outside = [...ROOMS, "test"]
      .filter((other) => other !== room)
      .flatMap(sourcesOf)
      .flatMap(importsOf);
    const idle = doorsOf(room).flatMap(({ name, file }) => {
      const used = new Set(outside.filter(({ what }) => what === name).flatMap(({ names }) => names));
      return importsOf(file)
        .filter(({ what }) => what !== "reflect-metadata")
        .map(({ line, names }) => ({
          line,
          idle: names.length === 0 ? ["*"] : names.filter((each) => !used.has(each)),
        }))
        .filter(({ idle }) => idle.length > 0)
        .map(({ line, idle }) => `${file}:${line} hands out ${idle.join(", ")}`);
    });
    expect(idle).toEqual([]);
  });
});

describe("a file", () => {
  const MOST = 250;

  it(`has ${MOST} lines at most, so that it can be read`, () => {
    const long = sources
      .map((file) => ({ file, lines: readFileSync(join(ROOT, file), "utf8").trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > MOST);
    expect(long.map(({ file, lines }) => `${file} has ${lines} lines`)).toEqual([]);
  });
});

describe("inside a room", () => {
  /** What each part of shared may lean on. What lies directly in `src` is the door to kernel and contract. */
  const PARTS: Record<string, readonly string[]> = {
    kernel: [],
    contract: ["kernel"],
    demo: ["kernel", "contract"],
    sector: ["kernel", "contract", "demo"],
    embedded: ["kernel"],
    serve: ["kernel", "contract", "embedded"],
    "index.ts": ["kernel", "contract"],
  };

  it("shared stands in order: kernel ← contract ← sector, and serving, the demo and the embedded database apart", () => {
    const partOf = (file: string) => file.replace("shared/src/", "").split("/")[0] as string;
    expect([...new Set(sourcesOf("shared").map(partOf))].sort()).toEqual(Object.keys(PARTS).sort());
    const astray = sourcesOf("shared")
      .flatMap(importsOf)
      .filter((each) => {
        const [here, there] = [partOf(each.from), partOf(fileOf(each) ?? each.from)];
        return here !== there && !PARTS[here]?.includes(there);
      });
    expect(astray.map(said)).toEqual([]);
  });

  it.each([...ROOMS, "test"])("nothing in %s leans on what leans on it", (room) => {
    expect(circles(room)).toEqual([]);
  });
});
