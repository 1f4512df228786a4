import { compose, createEngine } from "@overligger/gateway";
import type { SubgraphLink } from "@overligger/shared";
import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";

const PLANS = `{ coordinatingPlans(first: 20) { nodes { id citizen { id } sectors { sector { code } overlay { plans { id title citizen { id } } } } } } }`;

interface Plan {
  id: string;
  citizen: { id: string };
  sectors: { sector: { code: string }; overlay: { plans: { id: string; citizen: { id: string } }[] } | null }[];
}

type Rows = (Record<string, unknown> | null)[];

/** Ways in which a subgraph can get its list of entities wrong. */
const faults: Record<string, (rows: Rows, roll: () => number) => Rows> = {
  "reverses its list": (rows) => rows.toReversed(),
  "swaps two rows": (rows) => [rows[1] ?? null, rows[0] ?? null, ...rows.slice(2)],
  "drops a row": (rows) => rows.slice(1),
  "drops the last row": (rows) => rows.slice(0, -1),
  "doubles a row": (rows) => [rows[0] ?? null, ...rows],
  "answers everybody with the first row": (rows) => rows.map(() => rows[0] ?? null),
  "moves every row on by one": (rows) => [...rows.slice(1), rows[0] ?? null],
  "shuffles its list": (rows, roll) =>
    rows
      .map((row) => ({ row, at: roll() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row),
  "answers null for a row, without an error": (rows) => [null, ...rows.slice(1)],
};

let house: TestHouse;
let fault: ((rows: Rows) => Rows) | null = null;
let honest: Plan[];

/** The social sector, answering with whatever fault is set. */
const faulty = (link: SubgraphLink): SubgraphLink =>
  link.name !== "social"
    ? link
    : {
        ...link,
        async execute(request, signal) {
          const result = await link.execute(request, signal);
          const rows = result.data?._entities as Rows | undefined;
          return fault && rows ? { ...result, data: { ...result.data, _entities: fault(rows) } } : result;
        },
      };

beforeAll(async () => {
  house = await startHouse({ wrap: faulty });
  honest = (await house.ask("karen", PLANS)).data.coordinatingPlans.nodes;
});
afterAll(() => house?.stop());

describe("a subgraph that gets its list of entities wrong", () => {
  it("has something to get wrong: Karen reads four citizens, each with plans of their own", () => {
    expect(honest.length).toBeGreaterThanOrEqual(4);
    const owners = honest.flatMap(
      ({ sectors }) => sectors.find(({ sector }) => sector.code === "SEL")?.overlay?.plans ?? [],
    );
    expect(new Set(owners.map(({ citizen }) => citizen.id)).size).toBeGreaterThanOrEqual(4);
  });

  for (const [name, make] of Object.entries(faults)) {
    it(`${name}: no citizen gets another's row, what cannot be proven is null with an error, and the rest is answered`, async () => {
      let state = 7;
      const roll = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
      for (let round = 0; round < 5; round++) {
        fault = (rows) => make(rows, roll);
        const { data, errors } = await house.ask("karen", PLANS);
        fault = null;
        const nodes: Plan[] = data.coordinatingPlans.nodes;
        expect(nodes.map(({ id }) => id)).toEqual(honest.map(({ id }) => id));
        let lost = 0;
        for (const [index, { citizen, sectors }] of nodes.entries()) {
          for (const [place, { sector, overlay }] of sectors.entries()) {
            const before = honest[index]?.sectors[place]?.overlay ?? null;
            for (const plan of overlay?.plans ?? []) expect(plan.citizen.id).toBe(citizen.id);
            if (overlay === null && before !== null) lost += 1;
            else expect(overlay, sector.code).toEqual(before);
            if (sector.code !== "SEL") expect(overlay).toEqual(before);
          }
        }
        expect((errors ?? []).map(({ extensions }) => [extensions.code, extensions.sector])).toEqual(
          Array(lost).fill(["ENTITY_KEY_MISMATCH", "SEL"]),
        );
        for (const { path } of errors ?? []) expect(path.at(-1)).toBe("overlay");
        if (!name.startsWith("shuffles")) expect(lost).toBeGreaterThan(0);
      }
    });
  }
});

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
