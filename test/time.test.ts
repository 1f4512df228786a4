import { DataCategory, daysAfter, demoSecret, mintGrant, Role } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askAt, demoPeers } from "./support/at-the-port.ts";
import { startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { codes, id, inDays, steps } from "./support/steps.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const { done, tried, step, planOf } = steps(() => house, "id version followUpDue");

/** What is seen on the day before a day, and on the day itself. */
async function around<T>(day: string, see: () => Promise<T>): Promise<[before: T, on: T]> {
  house.goTo(daysAfter(day, -1));
  const before = await see();
  house.goTo(day);
  return [before, await see()];
}

/** What a reader of Lotte's plan has of a sector in it: null where it is open, else why it is not. */
async function closed(who: string, code: string): Promise<string | null> {
  const { data } = await house.ask(
    who,
    `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { sectors { sector { code } access { reason } overlay { plans { title } } } } } }`,
    { id: id("lotte") },
  );
  const { access, overlay } = data.citizen.coordinatingPlan.sectors.find(
    ({ sector }: { sector: { code: string } }) => sector.code === code,
  );
  expect(overlay === null).toBe(access.reason !== null);
  return access.reason;
}

const CONSENT = "consent { id period { to } neededParties }";

describe("a consent of Lotte's", () => {
  it("to fetch health information holds for a year, and no day longer (sundhedsloven § 44)", async () => {
    const given = await done("lotte", "giveHealthConsent", { sector: "PSYCHIATRY" }, CONSENT);
    const last = given.consent.period.to;
    expect(last.slice(5)).toBe(inDays(0).slice(5));
    expect(await around(last, () => closed("karen", "PSYCHIATRY"))).toEqual([null, "HEALTH_CONSENT_MISSING"]);
  });

  it("that is given on the 29th of February ends on the 28th a year later", async () => {
    house.goTo("2028-02-29");
    const given = await done("lotte", "giveHealthConsent", { sector: "PSYCHIATRY" }, CONSENT);
    expect(given.consent.period.to).toBe("2029-02-28");
    const longer = { sector: "PSYCHIATRY", validTo: "2029-03-01" };
    expect(codes((await tried("lotte", "giveHealthConsent", longer, CONSENT)).userErrors)).toEqual([
      "LONGER_THAN_A_YEAR",
    ]);
  });

  it("is asked for anew a month before it lapses, of her and of her coordinator, and no longer when it has", async () => {
    const given = await done("lotte", "giveHealthConsent", { sector: "PSYCHIATRY" }, CONSENT);
    const query = "{ tasks(first: 50, where: { kind: { eq: RENEW_HEALTH_CONSENT } }) { nodes { dueOn subject } } }";
    for (const who of ["lotte", "karen"]) {
      const asked = async () =>
        (await house.ask(who, query)).data.tasks.nodes.filter(
          ({ dueOn }: { dueOn: string }) => dueOn === given.consent.period.to,
        ).length;
      expect(await around(daysAfter(given.consent.period.to, -30), asked), who).toEqual([0, 1]);
      expect(await around(given.consent.period.to, asked), who).toEqual([1, 0]);
    }
  });

  it("to share ends on the day she set: that day it is over", async () => {
    const share = { sector: "LAB", categories: ["PLAN"], validTo: inDays(10) };
    await done("lotte", "giveSharingConsent", share, CONSENT);
    expect(await around(inDays(10), () => closed("karen", "LAB"))).toEqual([null, "CONSENT_EXPIRED"]);
    expect(await around(inDays(10), () => closed("lotte", "LAB"))).toEqual([null, "CONSENT_EXPIRED"]);
    expect(codes((await tried("lotte", "giveSharingConsent", share, CONSENT)).userErrors)).toEqual(["DATE_PAST"]);
  });
});

describe("a birthday", () => {
  const municipality = (set: string) =>
    house.subgraph("coordination").db.query(`UPDATE municipal_policy SET ${set} WHERE municipality = '0260'`);
  const LAW = "own_consent_age = 16, parental_consent_required = true";
  const PROPOSAL = "own_consent_age = 15, parental_consent_required = false";

  /** Whose yes a consent of somebody's needs, told when one is given. */
  const needed = (who: string, citizen: string) => async () => {
    const input = { citizenId: id(citizen), sector: "EDUCATION", categories: ["PLAN"] };
    const { consent, userErrors, code } = await tried(who, "giveSharingConsent", input, CONSENT);
    return consent?.neededParties ?? (code ? [code] : codes(userErrors));
  };

  it("makes Mille decide with her mother at 16 under the law, and alone at 15 under the proposal (MIN-01, MIN-03, MIN-04)", async () => {
    await municipality(LAW);
    expect(await around("2028-06-14", needed("sanne", "mille"))).toEqual([["PARENT"], ["CITIZEN", "PARENT"]]);
    expect(await around("2028-06-14", needed("mille", "mille"))).toEqual([
      ["NOT_YOURS_TO_GIVE"],
      ["CITIZEN", "PARENT"],
    ]);
    await municipality(PROPOSAL);
    expect(await around("2027-06-14", needed("mille", "mille"))).toEqual([["NOT_YOURS_TO_GIVE"], ["CITIZEN"]]);
    expect(await around("2027-06-14", needed("sanne", "mille"))).toEqual([["PARENT"], ["NOT_YOURS_TO_GIVE"]]);
  });

  it("makes Mille of age at 18: her mother agrees to nothing for her any more", async () => {
    await municipality(LAW);
    expect(await around("2030-06-14", needed("mille", "mille"))).toEqual([["CITIZEN", "PARENT"], ["CITIZEN"]]);
    expect(await around("2030-06-14", needed("sanne", "mille"))).toEqual([["CITIZEN", "PARENT"], ["FORBIDDEN"]]);
  });

  it("ends her mother's sight of her too, and her say, that very day", async () => {
    const query = "query ($id: ID!) { citizen(id: $id) { name consents { nodes { id } } } }";
    const sees = async () => (await house.ask("sanne", query, { id: id("mille") })).data.citizen?.name ?? null;
    expect(await around("2030-06-14", sees)).toEqual(["Mille Krogh", null]);
    house.goTo("2030-06-13");
    await needed("mille", "mille")();
    const [consent] = (await house.ask("sanne", query, { id: id("mille") })).data.citizen.consents.nodes;
    const asked = async () =>
      (await house.ask("sanne", "{ tasks(where: { kind: { eq: APPROVE_CONSENT } }) { nodes { citizen { name } } } }"))
        .data.tasks.nodes.length;
    expect(await around("2030-06-14", asked)).toEqual([1, 0]);
    for (const mutation of ["approveConsent", "withdrawConsent"])
      expect((await tried("sanne", mutation, { consentId: consent.id }, CONSENT)).code, mutation).toBe("NOT_FOUND");
  });

  it("ends Emil's duty to be at school or in work, at 18 (§ 2 a)", async () => {
    const query = `query ($id: ID!) { educationCase(citizenId: $id) { youth { age duty { applies } } } }`;
    const duty = async () => (await house.ask("ulla", query, { id: id("emil") })).data.educationCase.youth;
    expect(await around("2027-09-09", duty)).toEqual([
      { age: 17, duty: { applies: true } },
      { age: 18, duty: { applies: false } },
    ]);
  });
});

describe("a follow-up", () => {
  it("is due through its day, Danish time, and overdue with the first minute of the next", async () => {
    await step("karen", "lotte", "setFollowUp", { dueOn: inDays(30), initiativeHolderId: id("karen") });
    const overdue = async () => {
      const query = "{ overdueFollowUps(first: 50) { nodes { daysOverdue plan { citizen { name } } } } }";
      const { nodes } = (await house.ask("karen", query)).data.overdueFollowUps;
      type Late = { daysOverdue: number; plan: { citizen: { name: string } } };
      return nodes.find(({ plan }: Late) => plan.citizen.name === "Lotte Holm")?.daysOverdue ?? null;
    };
    expect(await around(inDays(31), overdue)).toEqual([null, 1]);
    // Half past ten in the evening by UTC is half past eleven or half past twelve in Denmark.
    house.goTo("2027-01-10T12:00:00Z");
    await step("karen", "lotte", "setFollowUp", { dueOn: "2027-01-20", initiativeHolderId: id("karen") });
    const at = async (moment: string) => {
      house.goTo(moment);
      return overdue();
    };
    expect([await at("2027-01-20T22:30:00Z"), await at("2027-01-20T23:30:00Z")]).toEqual([null, 1]);
    house.goTo("2027-06-10");
    await step("karen", "lotte", "setFollowUp", { dueOn: "2027-06-20", initiativeHolderId: id("karen") });
    expect([await at("2027-06-20T21:30:00Z"), await at("2027-06-20T22:30:00Z")]).toEqual([null, 1]);
  });

  it("that has passed keeps a plan from beginning again", async () => {
    await step("karen", "lotte", "setFollowUp", { dueOn: inDays(30), initiativeHolderId: id("karen") });
    await step("karen", "lotte", "holdPlan");
    const query = `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { readiness { missing { element } } } } }`;
    const missing = async () =>
      (await house.ask("karen", query, { id: id("lotte") })).data.citizen.coordinatingPlan.readiness.missing.map(
        ({ element }: { element: string }) => element,
      );
    const [before, on] = await around(inDays(31), missing);
    expect(before).not.toContain("FOLLOW_UP");
    expect(on).toContain("FOLLOW_UP");
  });
});

describe("what holds from a day to a day", () => {
  it("a municipality's policy rules from its first day on, and the one before to the day before", async () => {
    const policy = { preset: "LAW", followUpDays: 45, from: inDays(5) };
    await done("lone", "adoptMunicipalPolicy", policy, "policy { id }");
    const query = "{ me { citizen { municipality { policy { followUpDays } } } } }";
    const days = async () => (await house.ask("lotte", query)).data.me.citizen.municipality.policy.followUpDays;
    expect(await around(inDays(5), days)).toEqual([91, 45]);
    const dueOn = async () =>
      codes(
        (
          await tried("karen", "setFollowUp", {
            planId: (await planOf("karen", "lotte")).id,
            version: (await planOf("karen", "lotte")).version,
            dueOn: inDays(60),
            initiativeHolderId: id("karen"),
          })
        ).userErrors,
      );
    expect(await around(inDays(5), dueOn)).toEqual([[], ["INTERVAL_TOO_LONG"]]);
  });

  it("a deputy reads the plan of who is away while they are away, and not before or after", async () => {
    const away = { caseworkerId: id("karen"), deputyId: id("bodil"), from: inDays(3), to: inDays(10) };
    await done("lone", "coverAbsence", away, "plans");
    const sees = async () => (await planOf("bodil", "lotte")) !== null;
    expect(await around(inDays(3), sees)).toEqual([false, true]);
    expect(await around(inDays(10), sees)).toEqual([true, false]);
  });

  it("a sector that may decide under another's law may from the first day of the delegation to the last", async () => {
    const { delegation } = await run("registerEmploymentDelegation", {
      ...{ toSector: "SEL", toUnit: "Socialforvaltningen, Halsnæs", citizenId: id("lotte") },
      ...{ startsOn: inDays(3), endsOn: inDays(10), basis: "Familien kender hende i forvejen." },
    });
    let { version } = delegation;
    for (const grantor of ["MUNICIPAL_COUNCIL", "JOB_CENTRE"]) {
      const decision = {
        delegationId: delegation.id,
        version,
        grantor,
        decidedOn: inDays(0),
        caseReference: "26/1234",
      };
      ({ version } = (await run("recordEmploymentDelegationDecision", decision)).delegation);
    }
    const query = "query ($id: ID!) { employmentPlans(where: { citizenId: { eq: $id } }) { totalCount } }";
    const sees = async () => (await house.ask("susanne", query, { id: id("lotte") })).data.employmentPlans.totalCount;
    expect(await around(inDays(3), sees)).toEqual([0, 1]);
    expect(await around(inDays(10), sees)).toEqual([1, 0]);
  });

  /** A change to a delegation, by the sector that gives it. */
  async function run(mutation: string, input: object) {
    const type = mutation.replace("Employment", "").replace(/^./, (first) => first.toUpperCase());
    const { data, errors } = await house.ask(
      mutation.startsWith("record") ? "lone" : "mette",
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { delegation { id version } userErrors { code } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[mutation];
  }

  it("somebody who acts for a citizen does so to the day their mandate ends", async () => {
    await house.subgraph("coordination").db.query("UPDATE representation SET ends_on = $1", [inDays(7)]);
    const query = "query ($id: ID!) { citizen(id: $id) { name } }";
    const sees = async () => (await house.ask("sanne", query, { id: id("lukas") })).data.citizen?.name ?? null;
    expect(await around(inDays(7), sees)).toEqual(["Lukas Krogh", null]);
  });
});

describe("a plan that is closed", () => {
  const sees = async (who: string, planId: string) => {
    const { data } = await house.ask(
      who,
      "query ($id: ID!) { coordinatingPlan(id: $id) { status } coordinatingPlans(first: 100) { totalCount nodes { id } } }",
      { id: planId },
    );
    const { nodes, totalCount } = data.coordinatingPlans;
    const listed = nodes.some((plan: { id: string }) => plan.id === planId);
    expect(totalCount).toBe(nodes.length);
    expect(listed, "the list gives what the id gives").toBe(data.coordinatingPlan !== null);
    return listed;
  };

  it("is read by who coordinated it and who took part for as long as the municipality has decided, and not a day longer; by Lotte always", async () => {
    const { id: planId } = await planOf("karen", "lotte");
    await step("karen", "lotte", "closePlan", { reason: "DEATH" });
    const last = inDays(180);
    for (const who of ["karen", "mette"])
      expect(await around(daysAfter(last, 1), () => sees(who, planId)), who).toEqual([true, false]);
    expect(await sees("lotte", planId)).toBe(true);
    const log = "{ me { citizen { readLog(first: 50) { nodes { operation readerRole } } } } }";
    expect((await house.ask("lotte", log)).data.me.citizen.readLog.nodes).toContainEqual({
      operation: "COORDINATING_PLAN_REFUSED",
      readerRole: "COORDINATOR",
    });
  });

  it("is read on the day it closes alone where the municipality has decided nothing; a leader decides for how long", async () => {
    const { id: planId } = await planOf("karen", "lotte");
    await done("lone", "adoptMunicipalPolicy", { preset: "LAW", followUpDays: 91 }, "policy { closedPlanDays }");
    await step("karen", "lotte", "closePlan", { reason: "DEATH" });
    expect(await sees("karen", planId)).toBe(true);
    house.goTo(inDays(1));
    expect(await sees("karen", planId)).toBe(false);
    const decided = { preset: "LAW", followUpDays: 91, closedPlanDays: 30, offerDays: 14 };
    const { policy } = await done("lone", "adoptMunicipalPolicy", decided, "policy { closedPlanDays offerDays }");
    expect(policy).toEqual({ closedPlanDays: 30, offerDays: 14 });
    expect(await sees("karen", planId)).toBe(true);
  });
});

describe("a grant", () => {
  it("opens a sector for a minute, and not a second longer", async () => {
    const [reader, citizen] = [id("karen"), id("lotte")];
    const who = { citizen, sector: "LAB", reader, request: "1", role: Role.COORDINATOR, purpose: "COORDINATION" };
    const noon = new Date("2027-03-01T12:00:00Z");
    const scope = { categories: [DataCategory.PLAN], except: [], plan: null };
    const grant = mintGrant({ ...who, ...scope }, demoSecret("grant-LAB"), noon);
    const port = await house.subgraph("employment").listen(0, demoPeers("employment"));
    const opens = async (moment: string) => {
      house.goTo(moment);
      const response = await askAt(port, "employment", {
        query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on EmploymentOverlay { plans { title } } } }`,
        variables: { of: [{ __typename: "EmploymentOverlay", grant }] },
        ...{ token: await tokenOf("karen"), requestId: "1", now: new Date(moment) },
      });
      const { data } = (await response.json()) as { data: { _entities: (object | null)[] } | null };
      return data?._entities[0] != null;
    };
    expect(await opens("2027-03-01T12:00:30Z")).toBe(true);
    expect(await opens("2027-03-01T12:01:00Z")).toBe(false);
    expect(await opens("2027-03-02T12:00:00Z")).toBe(false);
  });
});
