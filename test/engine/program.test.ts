import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "@overligger/gateway";
import { ROOT } from "@overligger/shared";
import { describe, expect, it, onTestFinished } from "vitest";
import { startGroup, until } from "../support/ending.ts";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const SUBGRAPHS = {
  people: {
    sdl: `${LINK} type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID!  name: String! }`,
    data: { people: [{ __typename: "Person", id: "1", name: "Ask" }] },
  },
  ages: {
    sdl: `${LINK} type Person @key(fields: "id") { id: ID!  age: Int }`,
    data: { _entities: [{ age: 7, _key__typename: "Person", _key_id: "1" }] },
  },
};

/** A subgraph that always says the same, and keeps what it was asked with. */
async function serve(data: object): Promise<{ url: string; heard: IncomingHttpHeaders[] }> {
  const heard: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers);
    request.resume().on("end", () => response.end(JSON.stringify({ data })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard };
}

/** Where the planner's binary does not exist. */
const WITHOUT_BINARY = `const open = process.dlopen;
process.dlopen = (module, file, ...rest) => {
  if (/query_planner/.test(file)) throw new Error("no such binary");
  return open.call(process, module, file, ...rest);
};`;

describe("npm run engine, for integrators", { timeout: 120_000 }, () => {
  it.each([
    ["with the planner's binary", false],
    ["where the planner's binary does not exist, which it says once", true],
  ])("serves a supergraph over the addresses that stand in it, and hands headers on, %s", async (_where, without) => {
    const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const people = await serve(SUBGRAPHS.people.data);
    const ages = await serve(SUBGRAPHS.ages.data);
    const supergraph = compose(Object.entries(SUBGRAPHS).map(([name, { sdl }]) => ({ name, sdl })))
      .replace("http://people.invalid/graphql", people.url)
      .replace("http://ages.invalid/graphql", ages.url);
    const file = join(folder, "supergraph.graphql");
    writeFileSync(file, supergraph);
    writeFileSync(join(folder, "without.mjs"), WITHOUT_BINARY);
    const engine = startGroup(
      process.execPath,
      [join(ROOT, "gateway/bin/run.mjs"), "engine", file, "--port", "0"],
      without ? { NODE_OPTIONS: `--import ${join(folder, "without.mjs")}` } : {},
    );
    onTestFinished(engine.remove);
    const address = () => /ready over 2 subgraphs: (\S+)/.exec(engine.output())?.[1] ?? "";
    await until("the engine is ready", () => address() !== "" || engine.child.exitCode !== null, 100_000);
    expect(address(), engine.output()).not.toBe("");
    expect(engine.output().match(/binary does not exist/g)?.length ?? 0).toBe(without ? 1 : 0);
    const answer = await fetch(address(), {
      method: "POST",
      headers: { "content-type": "application/json", "x-tenant": "0260", authorization: "Bearer somebody" },
      body: JSON.stringify({ query: "{ people { who: name age } }" }),
    });
    expect(await answer.json()).toEqual({ data: { people: [{ who: "Ask", age: 7 }] } });
    for (const { heard } of [people, ages])
      expect(heard).toMatchObject([{ "x-tenant": "0260", authorization: "Bearer somebody" }]);
  });

  it("says in a sentence what is wrong with how it was called", async () => {
    const engine = startGroup(process.execPath, [join(ROOT, "gateway/bin/run.mjs"), "engine"]);
    onTestFinished(engine.remove);
    expect(await engine.ended).toBe(1);
    expect(engine.output()).toContain("Could not start: which supergraph?");
  });
});
