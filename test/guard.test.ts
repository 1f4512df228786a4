import type { SubgraphLink } from "@overligger/shared";
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
