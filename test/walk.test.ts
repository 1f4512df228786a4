import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { RELATIONS } from "./support/walk/people.ts";
import { printTable, type Rows, readTable } from "./support/walk/table.ts";
import { type Walked, walk } from "./support/walk/walk.ts";

// Every root and every field of every type, asked by everybody who is something to Lotte, or nothing.

const TABLE = join(ROOT, "test/walk/table.md");
const COLUMNS = Object.keys(RELATIONS);
const ROOMS = {
  roots: "What one begins with",
  plan: "What stands in her coordinating plan",
  citizen: "What stands on her, outside any plan",
  sector: "What a sector has on her, asked of the sector",
  desk: "Lists, tasks, structure",
};

const schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
const table = readTable(readFileSync(TABLE, "utf8"));
let house: TestHouse;
let walked: Walked;
beforeAll(async () => {
  house = await startHouse();
  walked = await walk(house, schema);
});
afterAll(() => house?.stop());

const toldBy = (rows: Rows, key: string) =>
  COLUMNS.map((relation, at) => `${relation} ${rows.get(key)?.[at] || "-"}`).join(", ");

describe("who sees what of Lotte", () => {
  it("stands in one table, with a row for every root and every field", () => {
    if (process.env.WALK === "print")
      writeFileSync(join(ROOT, "dist/walk.md"), printTable(COLUMNS, walked.rows, ROOMS));
    const missing = [...walked.rows.keys()].filter((key) => !table.rows.has(key));
    expect(
      missing.map(
        (key) =>
          `${key} has no row in test/walk/table.md. Today: ${toldBy(walked.rows, key)}. Is that right? Then add it.`,
      ),
    ).toEqual([]);
    expect(
      [...table.rows.keys()].filter((key) => !walked.known.has(key)),
      "rows about what is not there",
    ).toEqual([]);
    expect(table.columns).toEqual(COLUMNS);
  });

  it("is what the table says", () => {
    const differs = [...walked.rows].flatMap(([key, cells]) => {
      const said = table.rows.get(key);
      const at = COLUMNS.filter((_, index) => said && cells[index] !== "" && said[index] !== cells[index]);
      return at.map((relation) => {
        const index = COLUMNS.indexOf(relation);
        return `${key}: to ${RELATIONS[relation]} the table says ${said?.[index] || "nothing"}, the house ${cells[index]}`;
      });
    });
    expect(differs).toEqual([]);
  });

  it("is no more by another road than by its id, and a list's number is that of its rows", () => {
    expect(walked.more).toEqual([]);
    expect(walked.counts).toEqual([]);
  });
});
