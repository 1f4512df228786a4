import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT, registeredSectors } from "@overligger/shared";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeSector } from "../gateway/src/sector-template.ts";

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const LIBRARY = {
  code: "LIBRARY",
  subgraph: "library",
  overlay: "LibraryOverlay",
  name: { en: "Library", da: "Bibliotek" },
  act: "Biblioteksloven",
  needsHealthConsent: false,
};
const register = (folder: string, more: object = {}) =>
  write(`subgraphs/${folder}/sector.json`, JSON.stringify({ ...LIBRARY, subgraph: folder, ...more }));

/** Every file of a folder with what it says. */
const filesOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(root.length + 1), readFileSync(file, "utf8")]),
  );

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "overligger-test-"));
  for (const part of ["test/fifth-sector", "docker-compose.yml", "gateway/schema.graphql"])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  mkdirSync(join(root, "subgraphs"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("a folder's sector.json", () => {
  it("registers it", () => {
    register("library");
    expect(registeredSectors(root)).toEqual([LIBRARY]);
  });

  it.each([
    ["is no JSON", "{ code: LIBRARY }", /^subgraphs\/library\/sector\.json: this is not JSON/],
    ["lacks its names", JSON.stringify({ ...LIBRARY, name: undefined }), /sector\.json: name: /],
    ["has a name in one language", JSON.stringify({ ...LIBRARY, name: { en: "Library" } }), /name\.da: /],
    ["has a code in small letters", JSON.stringify({ ...LIBRARY, code: "lib" }), /code: must be capital letters/],
    ["has a word too many", JSON.stringify({ ...LIBRARY, url: "http://library" }), /url/],
    [
      "names another folder",
      JSON.stringify({ ...LIBRARY, subgraph: "books" }),
      /^subgraphs\/library\/sector\.json: subgraph: must be the folder's name, library, and not books$/,
    ],
  ])("that %s is refused in words that name the file", (_, text, words) => {
    write("subgraphs/library/sector.json", text);
    expect(() => registeredSectors(root)).toThrow(words);
  });

  it("with a code or an overlay that another sector has is refused, and both are named", () => {
    register("books", { overlay: "BooksOverlay" });
    register("library");
    expect(() => registeredSectors(root)).toThrow(
      "subgraphs/library/sector.json: code: LIBRARY is the code of subgraphs/books/sector.json already",
    );
    register("books", { code: "BOOKS" });
    expect(() => registeredSectors(root)).toThrow(/overlay: LibraryOverlay is the overlay of subgraphs\/books/);
  });
});

describe("npm run sector", () => {
  it("writes a folder without a word of the template left in it, and its services", () => {
    writeSector({ folder: "criminal-care", danish: "Kriminalforsorg", code: "KRIM" }, root);
    expect(registeredSectors(root)).toMatchObject([
      { code: "KRIM", overlay: "CriminalCareOverlay", name: { en: "Criminal care", da: "Kriminalforsorg" } },
    ]);
    const files = filesOf("subgraphs/criminal-care");
    for (const [file, text] of files) expect(`${file} ${text}`, file).not.toMatch(/fifth|femte/i);
    const said = [...files.values()].join("\n");
    for (const word of [
      "class CriminalCarePlan",
      "criminalCarePlans",
      'Entity("criminal_care_plan")',
      "criminal-care-caseworker",
    ])
      expect(said).toContain(word);
    const compose = readFileSync(join(root, "docker-compose.yml"), "utf8");
    for (const line of [
      "  CRIMINAL_CARE_URL: http://criminal-care:4001/graphql",
      "  criminal-care-db:",
      "      CRIMINAL_CARE_MIGRATION_DATABASE_URL: postgres://owner:$",
      "      GRANT_SECRET_KRIM: $",
      "      GATEWAY_SECRET_CRIMINAL_CARE: $",
      "    networks: [graph, criminal-care]",
      "  criminal-care: { internal: true }",
    ])
      expect(compose).toContain(line);
  });

  it.each([
    ["a folder in capitals", { folder: "Tolls" }, /must be small letters/],
    ["a way out of the folder", { folder: "../tolls" }, /must be small letters/],
    ["a code in small letters", { code: "tolls" }, /must be capital letters/],
    ["no Danish name", { danish: " " }, /Danish name/],
    ["a name that is markup", { danish: 'G"æld`' }, /Danish name/],
    ["types that are there already", { folder: "treatment" }, /as TreatmentPlan does/],
  ])("refuses %s, and writes nothing", (_, wrong, words) => {
    const before = filesOf(".");
    expect(() => writeSector({ folder: "tolls", danish: "Gæld", code: "TOLLS", ...wrong }, root)).toThrow(words);
    expect(filesOf(".")).toEqual(before);
  });

  it("refuses a folder or a code that is taken, and leaves that one as it is", () => {
    writeSector({ folder: "tolls", danish: "Gæld", code: "TOLLS" }, root);
    const before = filesOf(".");
    expect(() => writeSector({ folder: "tolls", danish: "Gæld", code: "OWING" }, root)).toThrow(
      "subgraphs/tolls is there",
    );
    expect(() => writeSector({ folder: "owing", danish: "Gæld", code: "TOLLS" }, root)).toThrow(
      "TOLLS is the code of subgraphs/tolls already",
    );
    expect(filesOf(".")).toEqual(before);
    expect(existsSync(join(root, "subgraphs/owing"))).toBe(false);
  });
});
