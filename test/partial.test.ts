import type { SubgraphLink } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";

const OVERLAY = `{ me { citizen { id coordinatingPlan { summary sectors { sector { code nameDa } access { open } overlay {
  categories plans { title status goals { title } ... on SocialPlan { purpose } } contacts { function } } } } } } }`;

type Fail = "throws" | "hangs" | "answers no GraphQL" | "answers SQL and a host name";

/** How each subgraph misbehaves, by its name. */
const failing = new Map<string, Fail>();
const stops: (() => void)[] = [];

const misbehaving = (link: SubgraphLink): SubgraphLink => ({
  ...link,
  async execute(request, signal) {
    switch (failing.get(link.name)) {
      case "throws":
        throw new Error("connect ECONNREFUSED 10.1.2.3:5432");
      case "hangs":
        return new Promise((resolve) => stops.push(() => resolve({ data: null })));
      case "answers no GraphQL":
        return null as never;
      case "answers SQL and a host name":
        return {
          data: null,
          errors: [
            {
              message: 'SELECT * FROM "treatment_plan" at db-psychiatry.internal:5432',
              extensions: { code: "SOMETHING_OF_ITS_OWN", stacktrace: ["at db.ts:1"], exception: {} },
            } as never,
          ],
        };
      default:
        return link.execute(request, signal);
    }
  },
});

let rust: TestHouse;
let js: TestHouse;
beforeAll(async () => {
  // Long enough that on a busy machine nobody else is cut off, and waited for where a sector hangs.
  rust = await startHouse({ wrap: misbehaving, deadline: 5_000 });
  js = await startHouse({ wrap: misbehaving, deadline: 5_000, planner: "js" });
});
afterAll(async () => {
  for (const stop of stops) stop();
  await rust?.stop();
  await js?.stop();
});

const SECTORS = { employment: "LAB", social: "SEL", psychiatry: "PSYCHIATRY", education: "EDUCATION" } as const;

describe.each(["rust", "js"] as const)("with the %s planner, a sector that", (planner) => {
  const house = () => (planner === "rust" ? rust : js);

  for (const fail of ["throws", "hangs", "answers no GraphQL", "answers SQL and a host name"] satisfies Fail[]) {
    it(`${fail} costs its own overlay and nothing else, and is named`, async () => {
      const whole = await house().ask("lotte", OVERLAY);
      expect(whole.errors).toBeUndefined();
      for (const [subgraph, code] of Object.entries(fail === "hangs" ? { social: SECTORS.social } : SECTORS)) {
        failing.set(subgraph, fail);
        const { status, data, errors, text } = await house().ask("lotte", OVERLAY);
        failing.clear();
        expect(status).toBe(200);
        const expected = structuredClone(whole.data);
        const place = expected.me.citizen.coordinatingPlan.sectors.findIndex(
          (entry: { sector: { code: string } }) => entry.sector.code === code,
        );
        expected.me.citizen.coordinatingPlan.sectors[place].overlay = null;
        expect(data, `${code} ${fail}`).toEqual(expected);
        const internal = fail === "answers SQL and a host name";
        for (const { extensions } of errors ?? []) {
          expect(extensions).toMatchObject(
            internal
              ? { code: "INTERNAL_SERVER_ERROR", sector: code }
              : { code: "SECTOR_SILENT", sector: code, retryable: true },
          );
          expect(extensions.messageDa).toBeTruthy();
        }
        expect(errors?.length).toBeGreaterThan(0);
        expect(text).not.toMatch(/ECONNREFUSED|10\.1\.2\.3|SELECT|treatment_plan|internal:|stack|\.ts:/);
      }
    });
  }

  it("is silent together with all others leaves the plan itself", async () => {
    for (const subgraph of Object.keys(SECTORS)) failing.set(subgraph, "throws");
    const { data, errors } = await house().ask("lotte", OVERLAY);
    failing.clear();
    expect(data.me.citizen.coordinatingPlan.summary).toContain("Lotte");
    expect(new Set(errors?.map(({ extensions }) => extensions.sector))).toEqual(
      new Set(["EDUCATION", "LAB", "PSYCHIATRY", "SEL"]),
    );
  });

  it("stands while coordination is silent still serves its own staff", async () => {
    failing.set("coordination", "throws");
    const { data, errors } = await house().ask("kim", "{ employmentPlans { nodes { title goals { title } } } }");
    expect(errors).toBeUndefined();
    expect(data.employmentPlans.nodes.length).toBeGreaterThan(0);
    const lotte = await house().ask("lotte", OVERLAY);
    failing.clear();
    expect(lotte.data?.me ?? null).toBeNull();
    expect(lotte.errors?.[0].extensions).toMatchObject({ code: "SECTOR_SILENT", sector: "COORDINATION" });
  });
});
