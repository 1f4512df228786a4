import { timelineSvg } from "@overligger/gateway";
import { demoDay } from "@overligger/shared/demo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picturesOf, wordsIn } from "../gateway/graphiql/src/picture.ts";
import { startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
let plans: Record<string, string>;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 20_000 });
  const idOf = async (who: string) =>
    (await house.ask(who, "{ me { citizen { coordinatingPlan { id } } } }")).data.me.citizen.coordinatingPlan.id;
  plans = { lotte: await idOf("lotte"), sanne: await idOf("sanne") };
});
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const DAYS = `from=${demoDay(1, 1)}&to=${demoDay(5, 1)}`;

async function fetched(who: string | null, plan: string, query = DAYS, method = "GET") {
  const headers = new Headers(who === null ? [] : [["authorization", `Bearer ${await tokenOf(who)}`]]);
  const response = await fetch(`${house.url}/plans/${plan}/timeline.svg?${query}`, { method, headers });
  return { status: response.status, headers: response.headers, svg: await response.text() };
}

describe("a plan's timeline as a picture", () => {
  it("shows Lotte's appointments, what clashes and another time, in words too", async () => {
    const { status, headers, svg } = await fetched("lotte", String(plans.lotte));
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(wordsIn(svg, "title")).toBe("Tidslinje for Lotte Holm");
    for (const word of [
      "Besøg af familiebehandler",
      "Psykolog",
      "Jobtræning i kantine",
      "ligger på samme dag",
      "kan flyttes til",
    ])
      expect(wordsIn(svg, "desc")).toContain(word);
  });

  it("is an image with a name and a description for who cannot see it, in the language asked for", async () => {
    const { svg } = await fetched("lotte", String(plans.lotte), `${DAYS}&language=en`);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="title" aria-describedby="told" lang="en"/);
    expect(wordsIn(svg, "title")).toBe("Timeline of Lotte Holm");
    expect(wordsIn(svg, "desc")).toContain("are on the same day");
  });

  it("runs nothing, loads nothing and is well-formed", async () => {
    const { svg, headers } = await fetched("lotte", String(plans.lotte));
    expect(svg).not.toMatch(/<script|\son\w+=|javascript:|href=|<foreignObject|<!ENTITY|<style/i);
    expect(svg.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
    expect(headers.get("content-security-policy")).toBe("default-src 'none'");
    expect(balanced(svg)).toBe(true);
  });

  it("is drawn for who may read the plan and for nobody else", async () => {
    expect((await fetched("karen", String(plans.lotte))).status).toBe(200);
    expect((await fetched("kim", String(plans.lotte))).status).toBe(404);
    expect((await fetched("sanne", String(plans.lotte))).status).toBe(404);
    const none = await fetched(null, String(plans.lotte));
    expect(none.status).toBe(401);
    expect(none.svg).not.toContain("<svg");
    expect((await fetched("lotte", "nonsense")).status).toBe(404);
  });

  it("shows nothing of a sector that is closed but the reason", async () => {
    const { svg } = await fetched("sanne", String(plans.sanne));
    expect(wordsIn(svg, "desc")).toContain("Uddannelse: Du har trukket dit samtykke tilbage.");
  });

  it("is drawn with one sector down, and names it", async () => {
    const { status, svg } = await misbehaving.while("social", "silent", () => fetched("lotte", String(plans.lotte)));
    expect(status).toBe(200);
    expect(wordsIn(svg, "desc")).toContain("Socialområdet: Svarer ikke lige nu.");
    expect(wordsIn(svg, "desc")).toContain("Ingen kollisioner mellem de myndigheder, der er med.");
    expect(svg).not.toContain("Besøg af familiebehandler");
    const other = await misbehaving.while("education", "silent", () => fetched("lotte", String(plans.lotte)));
    expect(wordsIn(other.svg, "desc")).toContain("ingen tid kan kaldes ledig");
  });

  it("refuses days that make no sense, and any other method", async () => {
    expect((await fetched("lotte", String(plans.lotte), "from=2026-12-01&to=2026-11-01")).status).toBe(400);
    expect((await fetched("lotte", String(plans.lotte), "from=monday")).status).toBe(400);
    expect((await fetched("lotte", String(plans.lotte), DAYS, "POST")).status).toBe(405);
    expect(await fetched("lotte", String(plans.lotte), DAYS, "HEAD")).toMatchObject({ status: 200, svg: "" });
  });

  it("shows what somebody wrote as words and never as markup", () => {
    const evil = `</text><script>alert(1)</script>"'&\u0000\u0008`;
    const sector = { code: "SEL", nameDa: evil, nameEn: evil };
    const svg = timelineSvg(
      {
        citizen: { name: evil },
        timeline: {
          from: "2026-12-01",
          to: "2026-12-15",
          entries: [
            {
              kind: "APPOINTMENT",
              id: evil,
              title: evil,
              day: "2026-12-02",
              startsAt: "2026-12-02T09:00:00Z",
              endsAt: "2026-12-02T10:00:00Z",
              period: null,
              place: evil,
              sector,
            },
            {
              kind: "INTERVENTION",
              id: "1",
              title: evil,
              day: "2026-12-02",
              startsAt: null,
              endsAt: null,
              period: { from: "2026-12-02", to: null },
              place: null,
              sector,
            },
          ],
          sectors: [
            { sector, state: "ANSWERED", message: evil },
            { sector: { ...sector, code: "LAB" }, state: "SILENT", message: evil },
          ],
        },
        collisions: {
          found: [
            {
              kind: "OVERLAP",
              severity: "SERIOUS",
              day: "2026-12-02",
              message: evil,
              entries: [{ id: evil, sector }],
              proposal: { state: "FREE", message: evil },
            },
          ],
        },
      },
      "en",
    );
    expect(svg).not.toMatch(/<script/);
    expect(svg).not.toContain("\u0000");
    expect(balanced(svg)).toBe(true);
    expect(wordsIn(svg, "title")).toBe(`Timeline of </text><script>alert(1)</script>"'&`);
  });
});

describe("the panel in GraphiQL", () => {
  it("finds every plan in an answer that has its id and the days of its timeline", () => {
    const timeline = { from: "2026-12-01", to: "2026-12-29", entries: [] };
    expect(
      picturesOf({
        me: { citizen: { coordinatingPlan: { id: "1", timeline } } },
        coordinatingPlans: { nodes: [{ id: "2", timeline }, { timeline }, { id: "3", timeline: null }] },
      }),
    ).toEqual([
      { id: "1", from: "2026-12-01", to: "2026-12-29" },
      { id: "2", from: "2026-12-01", to: "2026-12-29" },
    ]);
  });
});

/** Whether every element that is opened is closed, in order. */
function balanced(svg: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, , itself] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>/gi)) {
    if (itself) continue;
    if (!closing) open.push(String(name));
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!(amp|lt|gt|quot|#39);)/.test(svg);
}
