import { compose, createEngine } from "@overligger/gateway";
import { type OperationDefinitionNode, parse, print, type SelectionSetNode } from "graphql";
import { describe, expect, it } from "vitest";
import { isProven, withProof } from "../../gateway/src/engine/guard.ts";

type Rows = (Record<string, unknown> | null)[];

describe("the guard", () => {
  const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable"])`;
  const HOMES = `${LINK}
    type Query { homes: [Home!] }
    type Home @key(fields: "place { street number }") { place: Place!  name: String }
    type Place @shareable { street: String!  number: Int! }`;
  const RENTS = `${LINK}
    type Home @key(fields: "place { street number }") @key(fields: "code") { place: Place!  code: String!  rent: Int }
    type Place @shareable { street: String!  number: Int! }`;
  const homes = [3, 5].map((number) => ({ __typename: "Home", name: "Hus", place: { street: "Havnegade", number } }));

  /** Asks for the rents of two homes of a subgraph that answers with `rows`; and what it was asked. */
  async function rents(
    rows: Rows,
    rentsSdl = RENTS,
    unprovable?: "accept",
    homesSdl = HOMES,
    found: readonly object[] = homes,
  ) {
    const asked: string[] = [];
    const engine = await createEngine<null>({
      supergraph: compose([
        { name: "homes", sdl: homesSdl },
        { name: "rents", sdl: rentsSdl },
      ]),
      unprovable,
      async send({ subgraph, text }) {
        if (subgraph === "homes") return { data: { homes: structuredClone(found) } };
        asked.push(text.replace(/\s+/g, " "));
        return { data: { _entities: structuredClone(rows) } };
      },
    });
    const { data, errors } = await engine.execute({ document: parse("{ homes { name rent } }") }, null);
    const answered = data as { homes: { rent: number | null }[] };
    return { rents: answered.homes.map(({ rent }) => rent), errors, asked };
  }
  const proof = { _key__typename: "Home" };
  const row = (number: number, street = "Havnegade") => ({
    rent: number * 1000,
    ...proof,
    _key_place: { street, number },
  });

  it("asks for the key that it sent, inside objects too, and for no other", async () => {
    const { rents: paid, errors, asked } = await rents([row(3), row(5)]);
    expect({ paid, errors }).toEqual({ paid: [3000, 5000], errors: undefined });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("_key_place: place { street number }");
    expect(asked[0]).not.toContain("code");
  });

  it("takes no row whose key differs in any part, or that has none", async () => {
    const wrong: Rows[] = [
      [row(5), row(3)],
      [row(3, "Algade"), row(5, "Algade")],
      [{ rent: 1 }, { rent: 2 }],
      [
        { rent: 1, ...proof, _key_place: null },
        { rent: 2, ...proof, _key_place: { street: "Havnegade" } },
      ],
      [3, 5].map((number) => ({ ...row(number), _key__typename: "Barn" })),
      [row(3)],
      [row(3), row(5), row(5)],
    ];
    for (const rows of wrong) {
      const { rents: paid, errors } = await rents(rows);
      expect(paid).toEqual([null, null]);
      expect(errors?.map(({ extensions, path }) => [extensions.code, path])).toEqual(
        [0, 1].map((index) => ["ENTITY_KEY_MISMATCH", ["homes", index, "rent"]]),
      );
    }
  });

  it("takes no row of which only one of two keys that were sent comes back the same", async () => {
    const both = RENTS.replace(
      "code: String!  rent: Int",
      'code: String! @external  rent: Int @requires(fields: "code")',
    ).replace('"@shareable"', '"@shareable", "@requires"');
    const coded = homes.map((home) => ({ ...home, code: `H${home.place.number}` }));
    const paid = (rows: Rows) =>
      rents(rows, both, undefined, HOMES.replace("name: String }", "name: String  code: String! }"), coded);
    const right = [3, 5].map((number) => ({ ...row(number), _key_code: `H${number}` }));
    expect((await paid(right)).rents).toEqual([3000, 5000]);
    expect((await paid(right)).asked[0]).toContain("_key_code: code");
    expect((await paid(right.map((one) => ({ ...one, _key_code: "H4" })))).rents).toEqual([null, null]);
    expect((await paid(right.map((one) => ({ ...one, _key_place: { street: "Algade", number: 3 } })))).rents).toEqual([
      null,
      null,
    ]);
  });

  it("lets a row be missing: there is no such thing, and nobody else's comes instead", async () => {
    const { rents: paid, errors } = await rents([null, row(5)]);
    expect({ paid, errors }).toEqual({ paid: [null, 5000], errors: undefined });
  });

  it("takes a row that its subgraph cannot prove only where it is told to", async () => {
    const elsewhere = RENTS.replace(' @key(fields: "code")', "").replace("place: Place!", "place: Place! @external");
    const rows = [1, 2].map((rent) => ({ rent, ...proof }));
    expect((await rents(rows, elsewhere)).rents).toEqual([null, null]);
    const accepted = await rents(rows, elsewhere, "accept");
    expect(accepted.rents).toEqual([1, 2]);
    expect(accepted.asked[0]).not.toContain("_key_place");
  });
});

const key = (fields: string): SelectionSetNode =>
  (parse(`{ ${fields} }`).definitions[0] as OperationDefinitionNode).selectionSet;

describe("a row is proven", () => {
  /** Whether a row proves what was asked; what comes back under the guard's own names is written without them. */
  function proven(keys: string[], asked: object, back: object, more: { as?: string; unprovable?: "accept" } = {}) {
    const row = Object.fromEntries(Object.entries(back).map(([name, value]) => [`_key_${name}`, value]));
    const supergraph = {
      keysOf: () => keys.map(key),
      unprovable: more.unprovable,
      implementing: (type: string) => new Set(type === "Home" ? ["Flat"] : []),
    };
    return isProven(
      { _key__typename: more.as ?? "Home", ...row },
      { __typename: "Home", ...asked },
      "homes",
      supergraph as never,
    );
  }

  it("by the key that was sent, as text or as a number, and by no other", () => {
    expect(proven(["id"], { id: "1" }, { id: "1" })).toBe(true);
    expect(proven(["id"], { id: 1 }, { id: "1" })).toBe(true);
    expect(proven(["id"], { id: "1" }, { id: "2" })).toBe(false);
    expect(proven(["id"], { id: "1" }, {})).toBe(false);
    expect(proven(["id"], { id: "undefined" }, {})).toBe(false);
    expect(proven(["id"], { id: { of: 1 } }, { id: { of: 1 } })).toBe(true);
    expect(proven(["id"], { id: { of: 1 } }, { id: { of: 2 } })).toBe(false);
  });

  it("where it is of the kind that was asked about, or of one of its kinds", () => {
    expect(proven(["id"], { id: "1" }, { id: "1" }, { as: "Flat" })).toBe(true);
    expect(proven(["id"], { id: "1" }, { id: "1" }, { as: "Barn" })).toBe(false);
  });

  it("by every key that was sent whole, and by those with a null in them only where there is no other", () => {
    const both = ["id", "code"];
    expect(proven(both, { id: "1", code: "a" }, { id: "1", code: "a" })).toBe(true);
    expect(proven(both, { id: "1", code: "a" }, { id: "1", code: "b" })).toBe(false);
    expect(proven(both, { id: "1", code: "a" }, { id: "2", code: "a" })).toBe(false);
    expect(proven(both, { id: "1" }, { id: "1" })).toBe(true);
    expect(proven(both, { id: "1", code: null }, { id: "1", code: "b" })).toBe(true);
    expect(proven(both, { id: "1", code: null }, { id: "2", code: null })).toBe(false);
    expect(proven(["code"], { code: null }, { code: null })).toBe(true);
    expect(proven(["code"], { code: null }, { code: "b" })).toBe(false);
    expect(proven(["code"], { code: null }, { code: {} })).toBe(false);
    expect(proven(["a b", "id"], { a: null, b: "1", id: "1" }, { a: "x", b: "1", id: "1" })).toBe(true);
    expect(proven(["a b"], { a: null, b: "1" }, { a: null, b: "1" })).toBe(true);
    expect(proven(["a b"], { a: null, b: "1" }, { a: null, b: "2" })).toBe(false);
    expect(proven(["a b"], { a: "1", b: "2" }, { a: "1", b: "3" })).toBe(false);
    expect(proven(["a b"], { a: "1", b: "2" }, { a: "3", b: "2" })).toBe(false);
  });

  it("by nothing where no key of the subgraph's was sent: refused, unless such rows are accepted", () => {
    for (const asked of [{ id: "1" }, { a: "1" }, {}]) {
      expect(proven(["code", "a b"], asked, { code: "1", id: "1" })).toBe(false);
      expect(proven(["code", "a b"], asked, { code: "1", id: "1" }, { unprovable: "accept" })).toBe(true);
    }
    expect(proven(["id"], { id: "1" }, { id: "2" }, { unprovable: "accept" })).toBe(false);
  });

  it("by what lies inside a key, all of it", () => {
    const place = "place { street number }";
    const asked = { place: { street: "Havnegade", number: 3 } };
    expect(proven([place], asked, asked)).toBe(true);
    expect(proven([place], asked, { place: { number: "3", street: "Havnegade", town: "Hundested" } })).toBe(true);
    for (const other of [
      null,
      undefined,
      "Havnegade 3",
      { street: "Havnegade", number: 5 },
      { street: "Algade", number: 3 },
      { street: "Havnegade" },
    ])
      expect(proven([place], asked, { place: other }), JSON.stringify(other)).toBe(false);
    // What was not sent whole inside is no key that was sent.
    for (const part of [{ street: "Havnegade" }, {}, "Havnegade", 3])
      expect(proven([place, "id"], { id: "1", place: part }, { id: "1" }), JSON.stringify(part)).toBe(true);
    expect(proven([place], { place: null }, { place: null })).toBe(true);
    expect(proven([place], { place: null }, asked)).toBe(false);
    const deep = "at { place { street } }";
    expect(proven([deep], { at: { place: { street: "x" } } }, { at: { place: { street: "x" } } })).toBe(true);
    expect(proven([deep], { at: { place: { street: "x" } } }, { at: { place: { street: "y" } } })).toBe(false);
    expect(proven([deep, "id"], { id: "1", at: { place: {} } }, { id: "1" })).toBe(true);
    expect(proven([deep], { at: { place: null } }, { at: { place: null } })).toBe(true);
  });

  it("by the lists inside a key, in their order and length", () => {
    const tags = "tags { name }";
    const list = (...names: string[]) => ({ tags: names.map((name) => ({ name })) });
    expect(proven([tags], list("a", "b"), list("a", "b"))).toBe(true);
    for (const other of [list("b", "a"), list("a"), list("a", "b", "c"), list("a", "c"), list("c", "b"), list()])
      expect(proven([tags], list("a", "b"), other), JSON.stringify(other)).toBe(false);
    for (const none of [null, "ab", { 0: { name: "a" }, 1: { name: "b" }, length: 2 }])
      expect(proven([tags], list("a", "b"), { tags: none })).toBe(false);
    expect(proven([tags], { tags: [null] }, { tags: [null] })).toBe(true);
    expect(proven([tags], { tags: [null] }, list("a"))).toBe(false);
    expect(proven([tags, "id"], { id: "1", tags: [{ name: "a" }, {}] }, { id: "1" })).toBe(true);
    expect(proven([tags, "id"], { id: "1", tags: [{}, { name: "a" }] }, { id: "1" })).toBe(true);
  });
});

describe("a question is asked with its proof", () => {
  const KEYS: Record<string, string[]> = { Home: ["id", "place { street number }", "code", "a b"], Flat: ["id"] };
  const keysOf = (type: string) => (KEYS[type] ?? []).map(key);
  const field = (name: string, ...selections: object[]) => ({
    kind: "Field",
    name,
    ...(selections.length > 0 ? { selections } : {}),
  });
  const about = (...selections: object[]) => ({ kind: "InlineFragment", typeCondition: "Home", selections });

  /** The question as it goes out, in one line. */
  function asked(text: string, batches: object[]) {
    const document = parse(text);
    const { selectionSet } = document.definitions.find(
      (definition) => definition.kind === "OperationDefinition",
    ) as OperationDefinitionNode;
    return print(withProof(document, selectionSet, keysOf, batches as never)).replace(/\s+/g, " ");
  }
  const QUESTION = "{ x: _entities(of: 1) { ... on Home { rent } } homes { name } plain }";

  it("of the keys that were sent whole, and of no other; what asks about nobody by reference is left as it is", () => {
    expect(asked(QUESTION, [{ alias: "x", requires: [about(field("id"), field("a"))] }])).toBe(
      "{ x: _entities(of: 1) { ... on Home { rent } _key__typename: __typename ... on Home { _key_id: id } } homes { name } plain }",
    );
    const inside = about(field("place", field("street"), field("number")), field("b"), field("a"));
    expect(asked(QUESTION, [{ alias: "x", requires: [inside] }])).toBe(
      "{ x: _entities(of: 1) { ... on Home { rent } _key__typename: __typename ... on Home { _key_place: place { street number } _key_a: a _key_b: b } } homes { name } plain }",
    );
    for (const part of [field("place", field("street")), field("place"), { kind: "InlineFragment", selections: [] }])
      expect(asked(QUESTION, [{ alias: "x", requires: [about(part as object)] }])).toBe(
        "{ x: _entities(of: 1) { ... on Home { rent } _key__typename: __typename } homes { name } plain }",
      );
  });

  it("also where what is required is not said by type, or under another name", () => {
    expect(asked(QUESTION, [{ alias: "x", requires: [field("id")] }])).toContain("... on Home { _key_id: id }");
    expect(asked(QUESTION, [{ alias: "x", requires: [about({ ...field("number7"), alias: "id" })] }])).toContain(
      "... on Home { _key_id: id }",
    );
    expect(asked(QUESTION, [{ alias: "x", requires: [about({ ...field("id"), alias: "y" })] }])).not.toContain(
      "_key_id",
    );
  });

  it("for each type that is asked about once, and for each list by itself", () => {
    const two =
      "{ x: _entities(of: 1) { __typename ... on Home { rent } ... on Home { size } ... on Flat { floor } ... { rent } } y: _entities(of: 2) { ... on Flat { floor } } _entities(of: 3) { ... on Flat { door } } }";
    expect(
      asked(two, [
        { alias: "x", requires: [about(field("id"))] },
        { alias: "y", requires: [about(field("name"))] },
        { alias: "_entities", requires: [about(field("id"))] },
        { alias: "nowhere", requires: [about(field("id"))] },
      ]),
    ).toBe(
      "{ x: _entities(of: 1) { __typename ... on Home { rent } ... on Home { size } ... on Flat { floor } ... { rent } _key__typename: __typename ... on Home { _key_id: id } ... on Flat { _key_id: id } } y: _entities(of: 2) { ... on Flat { floor } _key__typename: __typename } _entities(of: 3) { ... on Flat { door } _key__typename: __typename ... on Flat { _key_id: id } } }",
    );
  });

  it("and its fragments, and what stands beside it, are left as they are", () => {
    const text =
      "query Q { ... on Query { x: plain } x: _entities(of: 1) { ... on Home { ...F } } ...R plain } fragment F on Home { rent } fragment R on Query { x: homes { ... on Home { rent } } }";
    const batches = [
      { alias: "x", requires: [about(field("id"))] },
      { alias: "plain", requires: [about(field("id"))] },
    ];
    expect(asked(text, batches)).toBe(
      text.replace("{ ...F }", "{ ...F } _key__typename: __typename ... on Home { _key_id: id }"),
    );
  });
});
