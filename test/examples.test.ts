import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Example, parseExample } from "../gateway/examples/parse.ts";
import { startHouse, type TestHouse } from "./support/house.ts";

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
