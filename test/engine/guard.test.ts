import { compose, createEngine } from "@overligger/gateway";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";

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
