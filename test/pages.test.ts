import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "@overligger/shared";
import { Kind, parse, visit } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";

/** Commands that do not end, or are what runs here: each with the file that runs it for real, and the words there that do. */
const ELSEWHERE: Readonly<Record<string, readonly [file: string, words: string]>> = {
  "npm start": ["test/start.test.ts", 'program("house"'],
  "npm test": [".ci/run", "npm test"],
  "npm run check": [".ci/run", "npx biome ci ."],
  "npm run seed": ["test/start.test.ts", 'program("seed"'],
  "npm run processes": ["test/processes.test.ts", '"processes"'],
  "npm run verify-log": ["test/start.test.ts", 'program("verify-log"'],
  "npm run engine": ["test/engine/program.test.ts", '"engine"'],
  "npm run laws": [".ci/run", "laws -- --runs"],
  "npm run malformed": [".ci/run", "malformed -- --runs"],
  "npm run oracle": [".ci/run", "oracle -- --runs"],
  "npm run bench": [".ci/run", "npm run -s bench"],
  "docker compose up": ["test/production.test.ts", "docker-compose.yml"],
};

function* files(folder: string): Generator<string> {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !SKIPPED.has(name))) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}
const SKIPPED = new Set(["node_modules", "dist", ".git", ".data"]);

interface Block {
  readonly language: string;
  readonly text: string;
}

interface Page {
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Without its blocks. */
  readonly prose: string;
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const ALL = [...files(ROOT)];
const PAGES: Page[] = ALL.filter((path) => path.endsWith(".md")).map((path) => {
  const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  const blocks = [...text.matchAll(FENCE)].map(([, language = "", text = ""]) => ({ language, text }));
  return { name: relative(ROOT, path).replaceAll("\\", "/"), blocks, prose: text.replaceAll(FENCE, "") };
});
const withBlocks = (language: string) =>
  PAGES.filter(({ blocks }) => blocks.some((block) => block.language === language));

const SCRIPTS = (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> })
  .scripts;

/** Whether there is anything in an answer besides null and empty lists. */
const says = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.values(value).some(says) : value !== null;

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

describe("the pages", () => {
  it("are there: one for the whole, which is read in five minutes, and one for each room", () => {
    const names = PAGES.map(({ name }) => name);
    const rooms = readdirSync(join(ROOT, "subgraphs"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `subgraphs/${name}`);
    for (const room of ["gateway", "shared", "subgraphs", "test", ...rooms])
      expect(names).toContain(`${room}/README.md`);
    expect(readFileSync(join(ROOT, "README.md"), "utf8").split("\n").length).toBeLessThanOrEqual(130);
  });

  it.each(withBlocks("graphql"))("$name: each query is answered, as the page shows", async ({ blocks }) => {
    await house.rewind();
    for (const [index, { text }] of blocks.entries()) {
      if (blocks[index]?.language !== "graphql") continue;
      if (!parse(text).definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) continue; // a piece of a schema
      const [, as] = /^# as: (\w+)$/m.exec(text) ?? [];
      if (!as) throw new Error(`Who asks? A block begins with "# as: lotte":\n${text}`);
      const variables = /^# variables: (.+)$/m.exec(text)?.[1];
      const { data, errors } = await house.ask(as, text, variables ? JSON.parse(variables) : {});
      const next = blocks[index + 1];
      if (next?.language === "json") {
        expect(shownIn(next.text, { data, ...(errors ? { errors } : {}) })).toEqual(JSON.parse(next.text));
      } else {
        expect(errors, text).toBeUndefined();
        expect(says(data), text).toBe(true);
        for (const payload of Object.values(data as Record<string, { userErrors?: unknown[] } | null>))
          expect(payload?.userErrors ?? [], text).toEqual([]);
      }
    }
  });

  it.skipIf(process.platform === "win32").each(withBlocks("sh"))("$name: each command runs", async ({ blocks }) => {
    for (const { language, text } of blocks) {
      const commands = commandsOf(text).filter((command) => !elsewhere(command));
      if (language !== "sh" || commands.length === 0) continue;
      const script = commands.join("\n").replaceAll("http://127.0.0.1:4000", house.url);
      expect(await run(script), script).toEqual({ code: 0, failed: false });
    }
  });

  it("leave to others only what those really run", () => {
    for (const [file, words] of Object.values(ELSEWHERE))
      expect(readFileSync(join(ROOT, file), "utf8")).toContain(words);
    for (const part of String(SCRIPTS.check).split(" && "))
      expect(readFileSync(join(ROOT, ".ci/run"), "utf8")).toContain(part);
  });

  it("name only commands that exist, and every command is told somewhere", () => {
    const told = PAGES.flatMap(({ prose, blocks }) => [prose, ...blocks.map(({ text }) => text)]).join("\n");
    const named = [...told.matchAll(/npm\s+(?:run\s+(?:-s\s+)?([a-z]+(?:-[a-z]+)*)|(start|test)\b)/g)].map(
      ([, a, b]) => a ?? b,
    );
    expect([...new Set(named)].filter((name) => !((name as string) in SCRIPTS))).toEqual([]);
    expect(Object.keys(SCRIPTS).filter((name) => !named.includes(name) && name !== "types")).toEqual([]);
  });

  it.each(PAGES)(
    "$name: every name in it is a name of the graph or of the code, every operation one of the graph",
    (page) => {
      const spans = [...page.prose.matchAll(/`([^`]+)`/g)].map(([, span]) => String(span));
      expect(spans.flatMap(namesIn).filter((name) => !code().has(name))).toEqual([]);
      expect(operationsIn(page.prose).filter((name) => !fields().has(name))).toEqual([]);
    },
  );

  it.each(PAGES)("$name: every link and every file in it leads somewhere", ({ name, prose }) => {
    const from = dirname(join(ROOT, name));
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => String(link));
    const broken = links
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? join(ROOT, name) : join(from, path);
        return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).has(anchor));
      });
    const paths = [...prose.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.\w+)`/g)].map(([, path]) => String(path));
    const missing = paths.filter((path) => ![ROOT, from].some((folder) => existsSync(join(folder, path))));
    expect([...broken, ...missing]).toEqual([]);
  });
});

/** An answer without the sectors that have come since a page was written: a list has an entry for each. */
const shownIn = (page: string, answer: object): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value) =>
    Array.isArray(value)
      ? value.filter((each) => !each?.sector?.code || page.includes(JSON.stringify(each.sector.code)))
      : value,
  );

/** The commands of a block, each on one line, without what is said about them. */
const commandsOf = (text: string): string[] =>
  text
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.replace(/(^|\s+)# .*$/, "").trim())
    .filter((line) => line !== "");

const elsewhere = (command: string): boolean =>
  Object.keys(ELSEWHERE).some((known) => command === known || command.startsWith(`${known} `));

/** Runs a block as a shell does that stops at the first failure; what a graph refuses is a failure, too. */
async function run(script: string): Promise<{ code: number | null; failed: boolean }> {
  const { PATH, HOME } = process.env;
  const child = spawn("sh", ["-euc", script], { cwd: ROOT, env: { PATH, HOME }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, failed: /^\{"errors"/m.test(said) };
}

/** Names in a span of code that can be nothing else: with a capital or a line inside. */
const namesIn = (span: string): string[] =>
  (span.replaceAll(/<[^>]*>\w*/g, " ").match(/(?<![\w…./-])[A-Za-z]\w*(?![\w…./-])/g) ?? []).filter((name) =>
    /[a-z][A-Z]|[A-Z][a-z]\w*[A-Z]|[A-Za-z]_[A-Za-z]/.test(name),
  );

/** What the tables call operations. */
function operationsIn(prose: string): string[] {
  let column = -1;
  return prose.split("\n").flatMap((line) => {
    if (!line.startsWith("|")) column = -1;
    const cells = line.split("|").map((cell) => cell.trim());
    if (column < 0) column = cells.indexOf("operation");
    const spans = column < 0 ? [] : [...(cells[column] ?? "").matchAll(/`([^`]+)`/g)].map(([, span]) => String(span));
    return spans.flatMap(namesIn).filter((name) => /^[a-z]/.test(name));
  });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Every word of the code, the graph and the settings. */
const code = once(
  () =>
    new Set(
      ALL.filter((path) => /\.(?:ts|mjs|jsx?|json|graphql|yml)$/.test(path) && !path.endsWith("pages.test.ts")).flatMap(
        (path) => readFileSync(path, "utf8").match(/[A-Za-z]\w*/g) ?? [],
      ),
    ),
);

/** Every field and argument of the graph. */
const fields = once(() => {
  const names = new Set<string>();
  const take = ({ name }: { name: { value: string } }) => void names.add(name.value);
  visit(parse(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"), { noLocation: true }), {
    FieldDefinition: take,
    InputValueDefinition: take,
  });
  return names;
});

/** The anchors that a page's headings have. */
const anchorsOf = (path: string): Set<string> =>
  new Set(
    [...readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      String(heading)
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
        .trim()
        .replaceAll(/\s/g, "-"),
    ),
  );
