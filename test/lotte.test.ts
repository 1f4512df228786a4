import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";

const OVERLAY = `{ me { citizen { id coordinatingPlan {
  id summary
  goals { id title }
  agreements { text }
  citizenView { wishes }
  sectors { sector { code } access { open reason message } overlay { plans { id title } } }
} } } }`;

type Entry = { sector: { code: string }; access: { open: boolean }; overlay: { plans: object[] } };

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

describe("Lotte's overlay", () => {
  it("shows her plans in all four sectors in one answer", async () => {
    const { status, data, errors } = await house.ask("lotte", OVERLAY);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    const { sectors, summary } = data.me.citizen.coordinatingPlan;
    expect(summary).toContain("Lotte er 35");
    expect(
      sectors.map((entry: Entry) => [entry.sector.code, entry.access.open, entry.overlay.plans.length > 0]),
    ).toEqual([
      ["EDUCATION", true, true],
      ["LAB", true, true],
      ["PSYCHIATRY", true, true],
      ["SEL", true, true],
    ]);
  });
});

void person;
