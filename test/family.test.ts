import { demoDay } from "@overligger/shared/demo";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { JOINED } from "./support/sectors.ts";
import { Misbehaving } from "./support/silence.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
let planId: string;
let familyId: string;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 20_000 });
  const { data } = await house.ask("sanne", "{ me { citizen { coordinatingPlan { id } family { id } } } }");
  planId = data.me.citizen.coordinatingPlan.id;
  familyId = data.me.citizen.family.id;
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const id = (key: string) => person(key).caller.id;
const CONTACTS = `contacts { total authority provider external target { most } overTarget
  contacts { role function unit sector { code } people { name } } withoutContact { name }
  sectors { sector { code } citizen { name } state reason } }`;
const FAMILY = `id version name notTakingPart members { role household citizen { name }
  sectors { sector { code } access { open reason categories } overlay { categories contacts { function } } } }`;

async function family(who: string, fields = FAMILY) {
  const { data, errors } = await house.ask(
    who,
    `query ($id: ID!) { coordinatingPlan(id: $id) { family { ${fields} } } }`,
    { id: planId },
  );
  expect(errors).toBeUndefined();
  return data.coordinatingPlan?.family;
}

async function mutate(who: string, mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { family { ${FAMILY} } userErrors { code } } }`,
    { input },
  );
  return { ...(data?.[mutation] ?? {}), code: errors?.[0].extensions.code };
}

const names = (members: { citizen: { name: string } | null }[]) => members.map(({ citizen }) => citizen?.name ?? null);
const KROGH = ["David Krogh", "Lukas Krogh", "Mille Krogh", "Sanne Krogh"];

describe("what Sanne's own plan calls her to", () => {
  it("stands among what her family has to do, until she takes no part in the family: then nothing is told of her there", async () => {
    const own = async () =>
      (await family("karen", "timeline { entries { kind citizen { name } } }")).timeline.entries.filter(
        ({ kind }: { kind: string }) => kind === "FOLLOW_UP",
      );
    expect(await own()).toEqual([{ kind: "FOLLOW_UP", citizen: { name: "Sanne Krogh" } }]);
    expect((await mutate("sanne", "answerFamily", { familyId, agree: false })).userErrors).toEqual([]);
    expect(await own()).toEqual([]);
  });

  it("stands there for another of the family as well, with their yes, to whom reads that one's plan and to nobody else", async () => {
    const theirs = async (who: string): Promise<string[]> =>
      (await family(who, `timeline(to: "${demoDay(7, 1)}") { entries { kind citizen { name } } }`)).timeline.entries
        .filter(({ kind }: { kind: string }) => kind === "FOLLOW_UP")
        .map(({ citizen }: { citizen: { name: string } }) => citizen.name)
        .sort();
    const { version } = await family("karen");
    const join = [{ citizenId: id("ida"), role: "RELATIVE", household: "Hos sig selv" }];
    expect((await mutate("karen", "changeFamilyMembers", { familyId, version, join })).userErrors).toEqual([]);
    expect(await theirs("karen"), "before Ida's yes").toEqual(["Sanne Krogh"]);
    expect((await mutate("ida", "answerFamily", { familyId, agree: true })).userErrors).toEqual([]);
    expect([await theirs("karen"), await theirs("susanne"), await theirs("mette")]).toEqual([
      ["Ida Toft", "Sanne Krogh"],
      ["Ida Toft", "Sanne Krogh"],
      ["Sanne Krogh"],
    ]);
  });
});

describe("everybody around Sanne's family", () => {
  it("is seventeen: six of authorities, seven who help, four outside (COO-06, FAM-06)", async () => {
    const { contacts } = await family("karen", CONTACTS);
    expect(contacts).toMatchObject({ total: 17, authority: 6, provider: 7, external: 4 });
  });

  it("is three more of authorities than Halsnæs aims at", async () => {
    expect((await family("karen", CONTACTS)).contacts).toMatchObject({ target: { most: 3 }, overTarget: 3 });
  });

  it("leaves David out: nobody is in contact with him", async () => {
    expect((await family("karen", CONTACTS)).contacts.withoutContact).toEqual([{ name: "David Krogh" }]);
  });

  it("is counted without the sector that is down, which is named; then of nobody it is said that they have none", async () => {
    const { contacts } = await misbehaving.while("social", "silent", () => family("karen", CONTACTS));
    expect(contacts).toMatchObject({ total: 10, authority: 2, provider: 4, external: 4, withoutContact: [] });
    expect(
      contacts.sectors
        .filter(({ state }: { state: string }) => state === "SILENT")
        .map(({ sector, citizen }: { sector: { code: string }; citizen: { name: string } }) => [
          sector.code,
          citizen.name,
        ]),
    ).toHaveLength(4);
  });

  it("is counted without a sector that talks nonsense, which is named", async () => {
    const { contacts } = await misbehaving.while("social", "talks nonsense", () => family("karen", CONTACTS));
    expect(contacts).toMatchObject({ total: 10, withoutContact: [] });
    expect(contacts.sectors).toContainEqual(
      expect.objectContaining({ sector: { code: "SEL" }, citizen: { name: "Sanne Krogh" }, state: "WRONG" }),
    );
  });

  it("counts one who helps two of them once", async () => {
    await house.subgraph("social").db.query(
      `INSERT INTO contact_point (id, citizen_id, role, function, name, unit)
         SELECT gen_random_uuid(), $1, role, function, name, unit FROM contact_point WHERE citizen_id = $2 AND function = 'Familiebehandler'`,
      [id("lukas"), id("sanne")],
    );
    const { contacts } = await family("karen", CONTACTS);
    expect(contacts.total).toBe(17);
    const treatment = contacts.contacts.find(({ function: work }: { function: string }) => work === "Familiebehandler");
    expect(treatment.people.map(({ name }: { name: string }) => name).sort()).toEqual(["Lukas Krogh", "Sanne Krogh"]);
    await house
      .subgraph("social")
      .db.query("DELETE FROM contact_point WHERE citizen_id = $1 AND function = 'Familiebehandler'", [id("lukas")]);
  });

  it("is Sanne's own nine in her plan, where she adds the one she thinks of and strikes them out again", async () => {
    const ask = async () =>
      (
        await house.ask(
          "sanne",
          `query ($id: ID!) { coordinatingPlan(id: $id) { version ${CONTACTS.replace("role function", "id role function")} } }`,
          { id: planId },
        )
      ).data.coordinatingPlan;
    const before = await ask();
    expect(before.contacts).toMatchObject({ total: 9, authority: 4, provider: 2, external: 3 });
    const change = (name: string, input: object) =>
      house.ask(
        "sanne",
        `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { plan { version } userErrors { code } } }`,
        { input: { planId, ...input } },
      );
    const added = await change("addExternalContact", {
      version: before.version,
      function: "Bankrådgiver",
      unit: "Banken",
    });
    expect(added.data.addExternalContact.userErrors).toEqual([]);
    const with1 = await ask();
    expect(with1.contacts.total).toBe(10);
    const bank = with1.contacts.contacts.find(({ function: work }: { function: string }) => work === "Bankrådgiver");
    const ended = await change("endExternalContact", { version: with1.version, contactId: bank.id });
    expect(ended.data.endExternalContact.userErrors).toEqual([]);
    expect((await ask()).contacts.total).toBe(9);
  });
});

describe("a family", () => {
  it("is neither a household nor a case: two homes, and members who have no plan", async () => {
    const { members } = await family("karen");
    expect(names(members).sort()).toEqual(KROGH);
    expect(new Set(members.map(({ household }: { household: string }) => household))).toEqual(
      new Set(["Hos mor", "Hos far"]),
    );
    for (const key of ["david", "lukas", "mille"]) {
      const { data } = await house.ask(
        "karen",
        `{ citizen(id: "${id(key)}", reason: "Hører til familien") { coordinatingPlan { id } } }`,
      );
      expect(data.citizen.coordinatingPlan, key).toBeNull();
    }
  });

  it("shows of each member what that member's own consent opens, and never health, goals or contents", async () => {
    const { members } = await family("karen");
    const of = (name: string) =>
      Object.fromEntries(
        members
          .find(({ citizen }: { citizen: { name: string } }) => citizen.name === name)
          .sectors.filter(({ sector }: { sector: { code: string } }) => !JOINED.includes(sector.code))
          .map((entry: { sector: { code: string }; access: { open: boolean } }) => [
            entry.sector.code,
            entry.access.open,
          ]),
      );
    expect(of("Lukas Krogh")).toEqual({ EDUCATION: true, LAB: false, PSYCHIATRY: false, SEL: true });
    expect(of("David Krogh")).toEqual({ EDUCATION: false, LAB: true, PSYCHIATRY: false, SEL: true });
    expect(of("Sanne Krogh")).toEqual({ EDUCATION: false, LAB: true, PSYCHIATRY: false, SEL: true });
    for (const member of members)
      for (const { access, overlay } of member.sectors) {
        for (const hidden of ["HEALTH", "GOALS", "DETAILS"]) {
          expect(access.categories).not.toContain(hidden);
          expect(overlay?.categories ?? []).not.toContain(hidden);
        }
      }
  });

  it("shows Sanne herself and her children; of David she sees neither name nor data", async () => {
    const { members } = await family("sanne");
    expect(names(members).map(String).sort()).toEqual(["Lukas Krogh", "Mille Krogh", "Sanne Krogh", "null"]);
    const other = members.find(({ citizen }: { citizen: object | null }) => citizen === null);
    for (const { access, overlay } of other.sectors) {
      expect(access).toMatchObject({ open: false, reason: "NO_MANDATE", categories: [] });
      expect(overlay).toBeNull();
    }
  });

  it("is nothing to who takes no part in anybody's plan", async () => {
    expect(await family("kim")).toBeUndefined();
    const { data } = await house.ask(
      "kim",
      `{ citizen(id: "${id("sanne")}", reason: "Har henvendt sig") { name family { id } } }`,
    );
    expect(data.citizen).toEqual({ name: "Sanne Krogh", family: null });
    expect((await mutate("kim", "changeFamilyMembers", { familyId, version: 1, leave: [id("david")] })).code).toBe(
      "NOT_FOUND",
    );
    expect((await mutate("lotte", "answerFamily", { familyId, agree: true })).code).toBe("NOT_FOUND");
  });

  it("holds no word of concerns that were reported, nor of quarrels about money (V31)", async () => {
    const text = JSON.stringify(await family("karen", `${FAMILY} ${CONTACTS}`));
    expect(text).not.toMatch(/underretning|bekymring|mellemkommunal|refusion/i);
  });

  it("has clashes that no calendar of its own shows: mother and daughter on one Thursday morning", async () => {
    const days = `(from: "${demoDay(1, 1)}", to: "${demoDay(2, 1)}")`;
    const { collisions } = await family(
      "karen",
      `collisions${days} { found { kind severity day people { name } message(language: DA) proposal { state startsAt } } sectors { state } }`,
    );
    const clash = collisions.found.filter(({ kind }: { kind: string }) => kind === "FAMILY");
    expect(clash.length).toBeGreaterThan(0);
    expect(clash[0]).toMatchObject({ severity: "NOTICE", day: demoDay(1, 4) });
    expect(clash[0].people.map(({ name }: { name: string }) => name).sort()).toEqual(["Mille Krogh", "Sanne Krogh"]);
    expect(clash[0].message).toContain("skal begge af sted torsdag");
    expect(clash[0].proposal.state).toBe("FREE");
    // Where Sanne's plan is made elsewhere, Karen's sign-in here opens neither it nor the family that it is in.
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE citizen SET municipality = '0219' WHERE id = $1", [id("sanne")]);
    await db.query("UPDATE coordinating_plan SET municipality = '0219' WHERE citizen_id = $1", [id("sanne")]);
    expect((await family("karen", `collisions${days} { found { kind } }`)) ?? null).toBeNull();
  });
});

describe("a member's own yes", () => {
  it("that is taken back removes that member, not the plan and not the family (V25)", async () => {
    expect(await mutate("david", "answerFamily", { familyId, agree: false })).toMatchObject({ userErrors: [] });
    const { members, notTakingPart, contacts } = await family("karen", `${FAMILY} ${CONTACTS}`);
    expect(names(members).sort()).toEqual(KROGH.slice(1));
    expect(notTakingPart).toBe(1);
    expect(contacts).toMatchObject({ total: 17, withoutContact: [] });
    expect(JSON.stringify(contacts)).not.toContain("David");
    const plan = await house.ask("karen", `{ coordinatingPlan(id: "${planId}") { status } }`);
    expect(plan.data.coordinatingPlan.status).toBe("ACTIVE");
  });

  it("opens again when it is given again", async () => {
    expect(await mutate("david", "answerFamily", { familyId, agree: true })).toMatchObject({ userErrors: [] });
    expect(names((await family("karen")).members).sort()).toEqual(KROGH);
  });

  it("is a parent's to give for a child of fourteen, as the municipality's policy says", async () => {
    const alone = await mutate("mille", "answerFamily", { familyId, agree: false });
    expect(alone.userErrors).toEqual([{ code: "NOT_YOURS_TO_GIVE" }]);
    expect(names((await family("karen")).members)).toContain("Mille Krogh");
    await mutate("sanne", "answerFamily", { familyId, citizenId: id("mille"), agree: false });
    expect(names((await family("karen")).members)).not.toContain("Mille Krogh");
    expect((await family("karen", CONTACTS)).contacts.total).toBe(14);
    await mutate("sanne", "answerFamily", { familyId, citizenId: id("mille"), agree: true });
    expect((await mutate("sanne", "answerFamily", { familyId, citizenId: id("david"), agree: false })).code).toBe(
      "NOT_FOUND",
    );
  });

  it("opens nothing by itself: a sharing consent that is withdrawn closes that sector for that member", async () => {
    const { data } = await house.ask(
      "david",
      `{ me { citizen { consents(where: { sectorCode: { eq: "SEL" } }) { nodes { id } } } } }`,
    );
    await house.ask(
      "david",
      "mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { __typename } }",
      {
        input: { consentId: data.me.citizen.consents.nodes[0].id },
      },
    );
    const { members } = await family("karen");
    const david = members.find(({ citizen }: { citizen: { name: string } }) => citizen.name === "David Krogh");
    expect(
      david.sectors.find(({ sector }: { sector: { code: string } }) => sector.code === "SEL").access,
    ).toMatchObject({ open: false, reason: "CONSENT_WITHDRAWN" });
  });
});

describe("writing a family down", () => {
  it("opens nothing before anybody has said yes, and takes nobody from another family", async () => {
    const members = [
      { citizenId: id("ida"), role: "PARENT", household: "Hjemme" },
      { citizenId: id("fatima"), role: "RELATIVE", household: "Hjemme" },
    ];
    const registered = await mutate("karen", "registerFamily", { name: "Familien Yilmaz", members });
    expect(registered).toMatchObject({ userErrors: [], family: { members: [], notTakingPart: 2 } });
    // Whether somebody belongs to a family is told to nobody who takes part in no plan of theirs.
    for (const citizen of ["fatima", "lotte"]) {
      const [member] = members;
      const input = { name: "Nysgerrig", members: [{ ...member, citizenId: id(citizen) }] };
      expect((await mutate("kim", "registerFamily", input)).code, citizen).toBe("NOT_FOUND");
    }
    expect((await mutate("karen", "registerFamily", { name: "Igen", members })).userErrors).toEqual([
      { code: "MEMBER_ELSEWHERE" },
    ]);
    expect(
      (await mutate("lotte", "registerFamily", { name: "Min", members: [{ ...members[0], citizenId: id("lotte") }] }))
        .code,
    ).toBe("NOT_FOUND");
  });

  it("lets members join and leave on the version that was read, and shows staff without a plan nobody's data", async () => {
    const { version } = await family("karen");
    const change = { familyId, version, leave: [id("lukas")] };
    expect(await mutate("karen", "changeFamilyMembers", change)).toMatchObject({ userErrors: [] });
    expect((await mutate("karen", "changeFamilyMembers", change)).userErrors).toEqual([{ code: "MEMBER_UNKNOWN" }]);
    const back = await mutate("karen", "changeFamilyMembers", {
      familyId,
      version: version + 1,
      join: [{ citizenId: id("lukas"), role: "CHILD", household: "Hos far" }],
    });
    expect(back.userErrors).toEqual([]);
    expect(
      (
        await mutate("karen", "changeFamilyMembers", {
          familyId,
          version,
          join: [{ citizenId: id("emil"), role: "CHILD", household: "x" }],
        })
      ).code,
    ).toBe("CONFLICT");
    for (const member of back.family.members) for (const { access } of member.sectors) expect(access.open).toBe(false);
  });
});

describe("a plan's health", () => {
  const HEALTH = `{ coordinatingPlans { nodes { citizen { name } health { stalls { kind sector { code } dueOn message(language: EN) }
    sectors { sector { code } state } } } } }`;
  const stalls = async (name: string) =>
    (await house.ask("karen", HEALTH)).data.coordinatingPlans.nodes.find(
      (plan: { citizen: { name: string } }) => plan.citizen.name === name,
    ).health;

  it("names what Karsten's plan waits for: a follow-up that is overdue", async () => {
    expect((await stalls("Karsten Bruun")).stalls).toContainEqual({
      kind: "FOLLOW_UP_OVERDUE",
      sector: null,
      dueOn: demoDay(-1, 3),
      message: "The joint follow-up is overdue.",
    });
  });

  it("names the health consent that Ida's plan misses since it ran out, for the sector that takes part", async () => {
    const { stalls: found } = await stalls("Ida Toft");
    expect(found).toContainEqual(
      expect.objectContaining({ kind: "HEALTH_CONSENT_MISSING", sector: { code: "PSYCHIATRY" } }),
    );
  });

  it("names a sector that is silent as a reason, and hears the rest", async () => {
    const health = await misbehaving.while("employment", "silent", () => stalls("Sanne Krogh"));
    expect(health.stalls).toContainEqual({
      kind: "SECTOR_SILENT",
      sector: { code: "LAB" },
      dueOn: null,
      message: "Employment: The sector does not answer right now.",
    });
    expect(health.sectors).toContainEqual({ sector: { code: "SEL" }, state: "ANSWERED" });
  });
});
