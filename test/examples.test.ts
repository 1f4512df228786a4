import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Example, parseExample } from "../gateway/examples/parse.ts";
import { ask, startHouse, type TestHouse } from "./support/house.ts";

const FOLDER = join(ROOT, "gateway/examples");
const EXAMPLES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".graphql"))
  .sort()
  .map((file) => parseExample(file, readFileSync(join(FOLDER, file), "utf8")));

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ deadline: 20_000 });
});
afterAll(() => house?.stop());

/** Whether there is anything in an answer besides null and empty lists. */
const says = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(says)
    : typeof value === "object" && value !== null
      ? Object.values(value).some(says)
      : value !== null;

describe("every example in GraphiQL", () => {
  it.each(EXAMPLES)("$title.en", async ({ as, query, variables }: Example) => {
    const { status, data, errors } = await house.ask(as, query, variables ?? {});
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(says(data)).toBe(true);
    expect(data.giveSharingConsent?.userErrors ?? []).toEqual([]);
  });
});

describe("the README", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");

  it("shows a query with the answer that Lotte really gets", async () => {
    const query = /```graphql\n([\s\S]*?)```/.exec(readme)?.[1];
    const answer = /```json\n([\s\S]*?)```/.exec(readme)?.[1];
    const { data } = await ask(house.url, "lotte", String(query));
    expect({ data }).toEqual(JSON.parse(String(answer)));
  });

  it("shows what Sanne really gets of what only the whole can see", async () => {
    const [, query] = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, inside]) => String(inside));
    const [, answer] = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, inside]) => String(inside));
    const { data } = await ask(house.url, "sanne", String(query));
    expect({ data }).toEqual(JSON.parse(String(answer)));
  });

  it("names only commands that exist", () => {
    const scripts = (
      JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> }
    ).scripts;
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)([a-z]+)/g)].map(([, name]) => String(name));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
