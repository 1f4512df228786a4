import { plainId } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { id as idOf, inDays } from "./support/steps.ts";

const SECTORS = `sectors { sector { code } access { open reason categories } consent { id status } overlay { plans { title } interventions { title } } }`;
const MINE = `{ me { citizen { coordinatingPlan { id ${SECTORS} } } } }`;
const PLAN = `query ($id: ID!) { coordinatingPlan(id: $id) { ${SECTORS} } }`;
const WITHDRAW = `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) {
  consent { id status withdrawnAt } citizen { coordinatingPlan { ${SECTORS} } } userErrors { field code message(language: EN) } } }`;
const GIVE = `mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) {
  consent { id status categories sector { code } period { from to } } userErrors { field code message(language: EN) } } }`;

interface Entry {
  sector: { code: string };
  access: { open: boolean; reason: string | null; categories: string[] };
  consent: { id: string; status: string } | null;
  overlay: { plans: object[] | null; interventions: object[] | null } | null;
}

const misbehaving = new Misbehaving();
let house: TestHouse;
const sector = (sectors: Entry[], code: string) => sectors.find((entry) => entry.sector.code === code) as Entry;

async function lottes(code: string): Promise<Entry> {
  return sector((await house.ask("lotte", MINE)).data.me.citizen.coordinatingPlan.sectors, code);
}

/** As Karen, who coordinates Lotte's plan, sees it. */
async function karens(code: string): Promise<Entry> {
  const { id } = (await house.ask("lotte", MINE)).data.me.citizen.coordinatingPlan;
  return sector((await house.ask("karen", PLAN, { id })).data.coordinatingPlan.sectors, code);
}

beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap });
});
beforeEach(() => house.rewind());
afterAll(() => {
  misbehaving.end();
  return house?.stop();
});

describe("withdrawing a consent", () => {
  it("closes the sector with the very next request, for everybody who reads the plan, and leaves the others open", async () => {
    const consentId = (await lottes("SEL")).consent?.id;
    const { data, errors } = await house.ask("lotte", WITHDRAW, { input: { consentId } });
    expect(errors).toBeUndefined();
    expect(data.withdrawConsent).toMatchObject({ consent: { id: consentId, status: "WITHDRAWN" }, userErrors: [] });
    // Even the answer of the withdrawal itself shows it closed already.
    expect(sector(data.withdrawConsent.citizen.coordinatingPlan.sectors, "SEL").access.reason).toBe(
      "CONSENT_WITHDRAWN",
    );
    for (const seen of [await karens("SEL"), await lottes("SEL")]) {
      expect(seen).toMatchObject({
        access: { open: false, reason: "CONSENT_WITHDRAWN", categories: [] },
        overlay: null,
      });
    }
    expect((await karens("LAB")).access.open).toBe(true);
  });

  it("leaves Lotte the sight of her own data, and the sector's own staff their own case", async () => {
    await house.ask("lotte", WITHDRAW, { input: { consentId: (await lottes("SEL")).consent?.id } });
    const { data } = await house.ask(
      "lotte",
      "{ me { citizen { sectors { sector { code } overlay { plans { title } } } } } }",
    );
    expect(sector(data.me.citizen.sectors, "SEL").overlay?.plans).toHaveLength(1);
    expect((await house.ask("susanne", "{ socialPlans { totalCount } }")).data.socialPlans.totalCount).toBeGreaterThan(
      0,
    );
  });

  it("succeeds however often it is done", async () => {
    const consentId = (await lottes("LAB")).consent?.id;
    const first = await house.ask("lotte", WITHDRAW, { input: { consentId } });
    const again = await house.ask("lotte", WITHDRAW, { input: { consentId } });
    expect(again.errors).toBeUndefined();
    expect(again.data.withdrawConsent.consent).toEqual(first.data.withdrawConsent.consent);
  });

  it("is nobody's but the citizen's, and tells nobody that the consent exists", async () => {
    const consentId = (await lottes("LAB")).consent?.id;
    for (const who of ["karen", "mette", "sanne", "anna"]) {
      const { errors, data } = await house.ask(who, WITHDRAW, { input: { consentId } });
      expect(errors?.[0].extensions.code, who).toBe("NOT_FOUND");
      expect(data, who).toEqual({ withdrawConsent: null });
      const absent = await house.ask(who, WITHDRAW, { input: { consentId: "00000000-0000-8000-a000-000000000000" } });
      expect(absent.errors?.[0].message, who).toBe(errors?.[0].message);
    }
    expect((await lottes("LAB")).access.open).toBe(true);
  });
});

describe("giving a consent", () => {
  it("opens what was closed with the very next request", async () => {
    const before = await house.ask("sanne", MINE);
    expect(sector(before.data.me.citizen.coordinatingPlan.sectors, "EDUCATION").access.reason).toBe(
      "CONSENT_WITHDRAWN",
    );
    const { data } = await house.ask("sanne", GIVE, { input: { sector: "EDUCATION", categories: ["PLAN", "GOALS"] } });
    expect(data.giveSharingConsent).toMatchObject({
      consent: { status: "IN_FORCE", sector: { code: "EDUCATION" } },
      userErrors: [],
    });
    const after = await house.ask("sanne", MINE);
    expect(sector(after.data.me.citizen.coordinatingPlan.sectors, "EDUCATION").access).toEqual({
      open: true,
      reason: null,
      categories: ["PLAN", "GOALS"],
    });
  });

  it("takes the place of the one before: Lotte can share less, item by item", async () => {
    await house.ask("lotte", GIVE, { input: { sector: "LAB", categories: ["PLAN"] } });
    const seen = await karens("LAB");
    expect(seen.access.categories).toEqual(["PLAN"]);
    expect(seen.overlay?.plans).toHaveLength(1);
    expect(seen.overlay?.interventions).toBeNull();
    const { data } = await house.ask(
      "lotte",
      `{ me { citizen { consents(where: { sectorCode: { eq: "LAB" } }) { totalCount nodes { status } } } } }`,
    );
    expect(data.me.citizen.consents).toEqual({
      totalCount: 2,
      nodes: [{ status: "IN_FORCE" }, { status: "REPLACED" }],
    });
  });

  it("twice with the same key gives one consent", async () => {
    const input = { sector: "LAB", categories: ["PLAN"], idempotencyKey: "a-key-of-the-portal" };
    const answers = await Promise.all([1, 2, 3].map(() => house.ask("lotte", GIVE, { input })));
    expect(new Set(answers.map(({ data }) => data.giveSharingConsent.consent.id)).size).toBe(1);
    const { data } = await house.ask(
      "lotte",
      `{ me { citizen { consents(where: { sectorCode: { eq: "LAB" } }) { totalCount } } } }`,
    );
    expect(data.me.citizen.consents.totalCount).toBe(2);
  });

  it("many at once leave exactly one in force", async () => {
    await Promise.all(
      Array.from({ length: 8 }, () => house.ask("lotte", GIVE, { input: { sector: "LAB", categories: ["PLAN"] } })),
    );
    const { data } = await house.ask(
      "lotte",
      `{ me { citizen { consents(first: 50, where: { sectorCode: { eq: "LAB" } }) { nodes { status } } } } }`,
    );
    const inForce = data.me.citizen.consents.nodes.filter(({ status }: { status: string }) => status === "IN_FORCE");
    expect(inForce).toHaveLength(1);
  });

  it("says what to mend, all at once, and changes nothing", async () => {
    const { data } = await house.ask("lotte", GIVE, {
      input: { sector: "HOUSING", categories: [], validTo: "2020-01-01" },
    });
    expect(data.giveSharingConsent.consent).toBeNull();
    expect(
      data.giveSharingConsent.userErrors.map(({ field, code }: { field: string[]; code: string }) => [
        field.join("."),
        code,
      ]),
    ).toEqual([
      ["input.sector", "SECTOR_UNKNOWN"],
      ["input.categories", "CATEGORIES_EMPTY"],
      ["input.validTo", "DATE_PAST"],
    ]);
  });

  it("is nobody's but the citizen's", async () => {
    for (const who of ["karen", "mette", "anna"]) {
      const { errors } = await house.ask(who, GIVE, { input: { sector: "LAB", categories: ["PLAN"] } });
      expect(errors?.[0].extensions.code, who).toBe("FORBIDDEN");
    }
  });

  it("for psychiatry still needs the written health consent", async () => {
    await house.ask("karsten", GIVE, { input: { sector: "PSYCHIATRY", categories: ["PLAN", "HEALTH"] } });
    const { data } = await house.ask("karsten", MINE);
    expect(sector(data.me.citizen.coordinatingPlan.sectors, "PSYCHIATRY").access).toMatchObject({
      open: false,
      reason: "HEALTH_CONSENT_MISSING",
    });
  });

  it("that has run out closes the sector by itself", async () => {
    const { data } = await house.ask("lotte", GIVE, {
      input: { sector: "LAB", categories: ["PLAN"], validTo: "2999-01-01" },
    });
    await house
      .subgraph("coordination")
      .db.query("UPDATE consent SET valid_from = '2026-01-01', valid_to = '2026-02-01' WHERE id = $1", [
        data.giveSharingConsent.consent.id,
      ]);
    expect(await karens("LAB")).toMatchObject({ access: { open: false, reason: "CONSENT_EXPIRED" }, overlay: null });
  });
});

describe("single items that Lotte keeps out (V10, CON-10)", () => {
  const ITEMS = `sectors { sector { code } overlay { plans { id interventions { id } } interventions { id }
    appointments(first: 50) { totalCount nodes { id } } contacts { id } } }`;
  const seenBy = async (who: string) => {
    const { id } = (await house.ask("lotte", MINE)).data.me.citizen.coordinatingPlan;
    const { data } = await house.ask(who, `query ($id: ID!) { coordinatingPlan(id: $id) { ${ITEMS} } }`, { id });
    return data.coordinatingPlan.sectors.find((entry: Entry) => entry.sector.code === "LAB").overlay;
  };
  const give = async (exceptItems: string[]) =>
    (
      await house.ask("lotte", GIVE, {
        input: { sector: "LAB", categories: ["PLAN", "INTERVENTIONS", "APPOINTMENTS", "CONTACTS"], exceptItems },
      })
    ).data.giveSharingConsent;
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const planId = async () => (await house.ask("lotte", MINE)).data.me.citizen.coordinatingPlan.id as string;
  const timeline = async (who: string) =>
    ids(
      (
        await house.ask(
          who,
          "query ($id: ID!, $from: Date, $to: Date) { coordinatingPlan(id: $id) { timeline(from: $from, to: $to) { entries { id } } } }",
          { id: await planId(), from: inDays(-60), to: inDays(300) },
        )
      ).data.coordinatingPlan.timeline.entries,
    );
  const askToMove = async (who: string, appointmentId: string) => {
    const to = { startsAt: "2031-03-03T09:00:00Z", endsAt: "2031-03-03T10:00:00Z", reason: "Det passer bedre" };
    const input = { planId: await planId(), sector: "LAB", appointmentId, ...to };
    const move =
      "mutation ($input: ProposeRescheduleInput!) { proposeReschedule(input: $input) { request { id } userErrors { code } } }";
    return (await house.ask(who, move, { input })).data.proposeReschedule;
  };

  it("are not there for her coordinator: neither listed, nor counted, nor inside a plan", async () => {
    const all = await seenBy("karen");
    const kept = {
      intervention: all.plans[0].interventions[0].id,
      appointment: all.appointments.nodes[0].id,
      contact: all.contacts[0].id,
    };
    expect((await give(Object.values(kept))).userErrors).toEqual([]);
    const seen = await seenBy("karen");
    expect(ids(seen.interventions)).toEqual(ids(all.interventions).filter((id) => id !== kept.intervention));
    expect(ids(seen.plans[0].interventions)).not.toContain(kept.intervention);
    expect(ids(seen.appointments.nodes)).toEqual(ids(all.appointments.nodes).filter((id) => id !== kept.appointment));
    expect(seen.appointments.totalCount).toBe(all.appointments.totalCount - 1);
    expect(ids(seen.contacts)).not.toContain(kept.contact);
    expect(ids((await seenBy("mette")).interventions)).toContain(plainId(kept.intervention)); // her own case
  });

  it("take with them what was given under a plan that is kept out", async () => {
    const { plans } = await seenBy("karen");
    await give([plans[0].id]);
    const seen = await seenBy("karen");
    expect(ids(seen.plans)).not.toContain(plans[0].id);
    for (const { id } of plans[0].interventions) expect(ids(seen.interventions)).not.toContain(id);
  });

  it("take with them the appointments at which they are given: listed, counted, on the timeline, and to be moved", async () => {
    await give([]);
    const all = await seenBy("karen");
    const { id: given } = all.plans[0].interventions[0];
    const { id: visit } = all.appointments.nodes[0];
    await house
      .subgraph("employment")
      .db.query("UPDATE appointment SET intervention_id = $1 WHERE id = $2", [plainId(given), plainId(visit)]);
    for (const kept of [given, all.plans[0].id]) {
      await give([kept]);
      const seen = await seenBy("karen");
      expect(ids(seen.appointments.nodes)).not.toContain(visit);
      expect(seen.appointments.totalCount).toBeLessThan(all.appointments.totalCount);
      expect(await timeline("karen")).not.toContain(visit);
      expect(await askToMove("karen", visit)).toEqual({ request: null, userErrors: [{ code: "APPOINTMENT_UNKNOWN" }] });
    }
    await give([]);
    expect(ids((await seenBy("karen")).appointments.nodes)).toContain(visit);
  });

  it("are not in what the whole shows either, and nobody can ask to move what they do not see", async () => {
    const kept = (await seenBy("karen")).appointments.nodes[0].id;
    expect(await timeline("karen")).toContain(kept);
    await give([kept]);
    expect(await timeline("karen")).not.toContain(kept);
    expect(await askToMove("karen", kept)).toEqual({ request: null, userErrors: [{ code: "APPOINTMENT_UNKNOWN" }] });
  });

  it("are there, in that sector and about her: anything else is told, and nothing is changed", async () => {
    const before = await karens("LAB");
    const own = (await seenBy("karen")).plans[0].id;
    const [elsewhere] = await house
      .subgraph("social")
      .db.query<{ id: string }>("SELECT id FROM intervention WHERE citizen_id = $1", [idOf("lotte")]);
    const [anothers] = await house
      .subgraph("employment")
      .db.query<{ id: string }>("SELECT id FROM intervention WHERE citizen_id <> $1", [idOf("lotte")]);
    for (const wrong of ["' OR true --", "11111111-1111-4111-8111-111111111111", elsewhere?.id, anothers?.id]) {
      expect(await give([own, String(wrong)]), wrong).toEqual({
        consent: null,
        userErrors: [
          { field: ["input", "exceptItems"], code: "ITEM_UNKNOWN", message: `The sector has no such item: ${wrong}.` },
        ],
      });
    }
    expect(await karens("LAB")).toEqual(before);
  });

  it("are the same in capitals: kept out, and named as the sector names them", async () => {
    const { id } = (await seenBy("karen")).plans[0];
    const { data } = await house.ask(
      "lotte",
      "mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) { consent { exceptItems } userErrors { code } } }",
      { input: { sector: "LAB", categories: ["PLAN"], exceptItems: [id.toUpperCase(), id] } },
    );
    expect(data.giveSharingConsent).toEqual({ consent: { exceptItems: [plainId(id)] }, userErrors: [] });
    expect(ids((await seenBy("karen")).plans)).toEqual([]);
  });

  it.each(["silent", "talks nonsense", "mixes people up"] as const)(
    "are not taken on trust from a sector that %s: she is told to try again, and shares as before",
    async (how) => {
      const before = await karens("LAB");
      const { id } = (await seenBy("karen")).plans[0];
      const input = { sector: "LAB", categories: ["PLAN"], exceptItems: [id], idempotencyKey: `prøver: ${how}` };
      const { data, errors } = await misbehaving.while("employment", how, () => house.ask("lotte", GIVE, { input }));
      expect(data).toEqual({ giveSharingConsent: null });
      expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
        { code: "SECTOR_SILENT", sector: "LAB", retryable: true, messageDa: "Myndigheden svarer ikke lige nu." },
      ]);
      expect(await karens("LAB")).toEqual(before);
      expect((await house.ask("lotte", GIVE, { input })).data.giveSharingConsent.userErrors).toEqual([]);
      expect(ids((await seenBy("karen")).plans)).toEqual([]);
    },
  );

  it("without any, a consent is given while the sector is silent", async () => {
    const { data } = await misbehaving.while("employment", "silent", () =>
      house.ask("lotte", GIVE, { input: { sector: "LAB", categories: ["PLAN"] } }),
    );
    expect(data.giveSharingConsent).toMatchObject({ consent: { status: "IN_FORCE" }, userErrors: [] });
  });

  it("stay out in the next consent, also when they are over and she can see them no more", async () => {
    const { id } = (await seenBy("karen")).appointments.nodes[0];
    const { db } = house.subgraph("employment");
    await give([id]);
    await db.query("UPDATE appointment SET cancelled_at = now() WHERE id = $1", [plainId(id)]);
    expect((await give([id])).userErrors).toEqual([]);
    await db.query("UPDATE appointment SET cancelled_at = NULL WHERE id = $1", [plainId(id)]);
    expect(ids((await seenBy("karen")).appointments.nodes)).not.toContain(id);
  });

  it("are a parent's to name for a child, and a stranger learns of none", async () => {
    const [item] = await house
      .subgraph("education")
      .db.query<{ id: string }>("SELECT id FROM intervention WHERE citizen_id = $1", [idOf("mille")]);
    const input = { sector: "EDUCATION", categories: ["INTERVENTIONS"], citizenId: idOf("mille") };
    const named = { ...input, exceptItems: [item?.id] };
    expect((await house.ask("karsten", GIVE, { input: named })).errors?.[0].extensions.code).toBe("FORBIDDEN");
    const given = await house.ask("sanne", GIVE, { input: named });
    expect(given.data.giveSharingConsent.userErrors).toEqual([]);
    const unknown = await house.ask("sanne", GIVE, { input: { ...input, exceptItems: [idOf("mille")] } });
    expect(unknown.data.giveSharingConsent.userErrors).toMatchObject([{ code: "ITEM_UNKNOWN" }]);
  });
});

describe("the text that is agreed to", () => {
  it("is data, in Danish, with a version that stands on each consent", async () => {
    const { data } = await house.ask(
      "lotte",
      "{ joining: consentTemplate(kind: JOINING) { version title text } sharing: consentTemplate(kind: SHARING) { version text } }",
    );
    expect(data.joining.text).toMatch(/frivilligt/);
    const given = await house.ask(
      "lotte",
      `mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) { consent { templateVersion template { text } neededParties approvals { party } } } }`,
      { input: { sector: "LAB", categories: ["PLAN"], templateVersion: data.sharing.version } },
    );
    expect(given.data.giveSharingConsent.consent).toEqual({
      templateVersion: data.sharing.version,
      template: { text: data.sharing.text },
      neededParties: ["CITIZEN"],
      approvals: [{ party: "CITIZEN" }],
    });
  });

  it("must be the one in use: whoever was shown another has not agreed to this", async () => {
    const input = { sector: "LAB", categories: ["PLAN"], templateVersion: "SHARING-2019-3" };
    expect((await house.ask("lotte", GIVE, { input })).data.giveSharingConsent).toMatchObject({
      consent: null,
      userErrors: [{ code: "TEMPLATE_OUTDATED" }],
    });
  });
});
