import { type Caller, DataCategory, Role } from "@overligger/shared";
import { describe, expect, it } from "vitest";
import { accessToMember, takesPart } from "../subgraphs/coordination/src/across/family/family.policy.ts";
import { mayReadCitizen } from "../subgraphs/coordination/src/citizen/citizen/citizen.policy.ts";
import { ageOn, partyOf, requiredParties } from "../subgraphs/coordination/src/citizen/citizen/parties.policy.ts";
import { accessInPlan, accessToCitizen, isByRight } from "../subgraphs/coordination/src/plan/access/access.policy.ts";
import { mayReadAsStaff, SMALLEST_COUNT } from "../subgraphs/coordination/src/plan/plan/plan.policy.ts";

// The rules themselves, without a house around them, one decision a line: what people meet of them stands in the other files.

const TODAY = "2026-11-26";
const [YESTERDAY, TOMORROW] = ["2026-11-25", "2026-11-27"];
const ALL = Object.values(DataCategory);

const caller = (role: Role, more: Partial<Caller> = {}): Caller => ({
  id: "x",
  name: "X",
  role,
  sector: null,
  municipality: null,
  ...more,
});
const STAFF = [Role.CASEWORKER, Role.COORDINATOR];
const ROLES = Object.values(Role);

describe("who may see who a citizen is", () => {
  const citizen = { id: "lotte", municipality: "0260" } as never;
  it("is the citizen, and no other citizen", () => {
    expect(mayReadCitizen(caller(Role.CITIZEN, { id: "lotte" }), citizen)).toBe(true);
    expect(mayReadCitizen(caller(Role.CITIZEN, { id: "sanne", municipality: "0260" }), citizen)).toBe(false);
    expect(mayReadCitizen(caller(Role.CITIZEN), citizen)).toBe(false);
  });
  it.each(ROLES.filter((role) => role !== Role.CITIZEN))("as %s: staff of her municipality, or of none", (role) => {
    const may = STAFF.includes(role);
    expect(mayReadCitizen(caller(role, { municipality: "0260" }), citizen)).toBe(may);
    expect(mayReadCitizen(caller(role), citizen)).toBe(may);
    expect(mayReadCitizen(caller(role, { municipality: "0219" }), citizen)).toBe(false);
    expect(mayReadCitizen(caller(role, { id: "lotte", municipality: "0219" }), citizen)).toBe(false);
  });
});

describe("who may read a plan as staff", () => {
  const person = (caseworkerId: string, startsOn: string, endsOn: string | null) =>
    ({ caseworkerId, startsOn, endsOn }) as never;
  it("is whoever coordinates or takes part that day", () => {
    for (const role of STAFF) {
      const may = (...people: never[]) => mayReadAsStaff(caller(role), people, TODAY);
      expect(may()).toBe(false);
      expect(may(person("x", TODAY, null))).toBe(true);
      expect(may(person("x", YESTERDAY, TOMORROW))).toBe(true);
      expect(may(person("x", YESTERDAY, TODAY))).toBe(false);
      expect(may(person("x", TOMORROW, null))).toBe(false);
      expect(may(person("y", TODAY, null))).toBe(false);
      expect(may(person("y", TODAY, null), person("x", TODAY, null))).toBe(true);
      expect(may(person("y", TODAY, null), person("x", TOMORROW, null))).toBe(false);
    }
  });
  it.each(ROLES.filter((role) => !STAFF.includes(role)))("is never %s", (role) => {
    expect(mayReadAsStaff(caller(role), [person("x", TODAY, null)], TODAY)).toBe(false);
  });
  it("counts of four could point at somebody", () => {
    expect(SMALLEST_COUNT).toBe(5);
  });
});

describe("whose yes it takes", () => {
  const LAW = { ownConsentAge: 16, parentalConsentRequired: true };
  const PROPOSAL = { ownConsentAge: 15, parentalConsentRequired: false };

  it.each([
    ["2008-11-26", 18],
    ["2008-11-27", 17],
    ["2008-11-25", 18],
    ["2008-12-01", 17],
    ["2008-01-31", 18],
    ["2026-11-26", 0],
    ["2026-11-27", -1],
  ])("born on %s one is %d", (bornOn, age) => expect(ageOn(bornOn, TODAY)).toBe(age));

  it.each([
    ["an adult", "2008-11-26", LAW, null, ["CITIZEN"]],
    ["an adult, without any policy", "2008-11-26", null, null, ["CITIZEN"]],
    ["an adult found able", "1970-01-01", LAW, { able: true }, ["CITIZEN"]],
    ["an adult found unable", "1970-01-01", LAW, { able: false }, ["PROXY"]],
    ["the day before 18, under the law", "2008-11-27", LAW, null, ["CITIZEN", "PARENT"]],
    ["the day before 18, found unable", "2008-11-27", LAW, { able: false }, ["CITIZEN", "PARENT"]],
    ["the day before 18, under the proposal", "2008-11-27", PROPOSAL, null, ["CITIZEN"]],
    ["the day before 18, without any policy", "2008-11-27", null, null, ["PARENT"]],
    ["16, under the law", "2010-11-26", LAW, null, ["CITIZEN", "PARENT"]],
    ["the day before 16, under the law", "2010-11-27", LAW, null, ["PARENT"]],
    ["15, under the proposal", "2011-11-26", PROPOSAL, null, ["CITIZEN"]],
    ["the day before 15, under the proposal", "2011-11-27", PROPOSAL, null, ["PARENT"]],
  ] as const)("of %s", (_, bornOn, policy, newest, parties) => {
    expect(requiredParties(bornOn, TODAY, policy, newest)).toEqual(parties);
  });

  const mandate = (more: object = {}) =>
    ({ kind: "GUARDIAN", personalMatters: true, startsOn: TODAY, endsOn: null, ...more }) as never;
  it.each([
    ["a guardian", {}, "PROXY"],
    ["a future proxy", { kind: "FUTURE_POWER_OF_ATTORNEY" }, "PROXY"],
    ["a parent", { kind: "PARENT" }, "PARENT"],
    ["who has no say in personal matters", { personalMatters: false }, null],
    ["a parent without such a say", { kind: "PARENT", personalMatters: false }, null],
    ["whose mandate begins tomorrow", { startsOn: TOMORROW }, null],
    ["whose mandate began yesterday and ends tomorrow", { startsOn: YESTERDAY, endsOn: TOMORROW }, "PROXY"],
    ["whose mandate ended today", { startsOn: YESTERDAY, endsOn: TODAY }, null],
  ] as const)("%s speaks for a child as that", (_, more, party) => {
    expect(partyOf(mandate(more), "2008-11-27", TODAY)).toBe(party);
  });
  it("a parent speaks for nobody who is of age; a guardian does", () => {
    expect(partyOf(mandate({ kind: "PARENT" }), "2008-11-26", TODAY)).toBeNull();
    expect(partyOf(mandate({ kind: "PARENT" }), "2008-11-27", TODAY)).toBe("PARENT");
    expect(partyOf(mandate(), "1970-01-01", TODAY)).toBe("PROXY");
  });
});

describe("what a plan opens", () => {
  const sector = (code: string, needsHealthConsent = false) => ({ code, needsHealthConsent }) as never;
  const consent = (more: object = {}) =>
    ({
      kind: "SHARING",
      sectorCode: "LAB",
      categories: ["PLAN", "GOALS"],
      exceptItems: ["kept"],
      purpose: "COORDINATION",
      validFrom: TODAY,
      validTo: null,
      complete: true,
      withdrawnAt: null,
      replacedAt: null,
      ...more,
    }) as never;
  const karen = caller(Role.COORDINATOR, { sector: "SEL" });
  const lab = (consents: readonly never[], status = "ACTIVE") =>
    accessInPlan(karen, sector("LAB"), consents, status as never, TODAY);
  const SHUT = { categories: [], exceptItems: [], purpose: "NONE" };
  const OWN = { reason: null, categories: ALL, exceptItems: [], purpose: "OWN_SECTOR_CASE" };

  it("is what was agreed to: these categories, without those items, for that purpose", () => {
    expect(lab([consent()])).toEqual({
      reason: null,
      categories: ["PLAN", "GOALS"],
      exceptItems: ["kept"],
      purpose: "COORDINATION",
    });
  });
  it.each([
    ["nothing", [], "CONSENT_MISSING"],
    ["another sector", [consent({ sectorCode: "SEL" })], "CONSENT_MISSING"],
    ["joining alone", [consent({ kind: "JOINING" })], "CONSENT_MISSING"],
    ["fetching health alone", [consent({ kind: "HEALTH_RETRIEVAL" })], "CONSENT_MISSING"],
    ["from tomorrow on", [consent({ validFrom: TOMORROW })], "CONSENT_MISSING"],
    ["something else since", [consent({ replacedAt: "2026-01-01" })], "CONSENT_MISSING"],
    ["until today", [consent({ validFrom: YESTERDAY, validTo: TODAY })], "CONSENT_EXPIRED"],
    ["no longer", [consent({ withdrawnAt: "2026-01-01" })], "CONSENT_WITHDRAWN"],
    ["by one of two", [consent({ complete: false })], "CONSENT_AWAITING"],
    ["by one of two, who has taken it back", [consent({ complete: false, withdrawnAt: "x" })], "CONSENT_MISSING"],
    ["by one of two, for another sector", [consent({ complete: false, sectorCode: "SEL" })], "CONSENT_MISSING"],
  ])("is shut where she agreed to %s", (_, consents, reason) => {
    expect(lab(consents)).toEqual({ reason, ...SHUT });
  });
  it("is what was agreed to last; what waits for a second yes changes nothing", () => {
    expect(lab([consent({ withdrawnAt: "x" }), consent()]).reason).toBe("CONSENT_WITHDRAWN");
    expect(lab([consent(), consent({ withdrawnAt: "x" })]).reason).toBeNull();
    expect(lab([consent({ complete: false }), consent()]).reason).toBeNull();
    expect(lab([consent({ complete: false }), consent({ withdrawnAt: "x" })]).reason).toBe("CONSENT_WITHDRAWN");
    expect(lab([consent({ validTo: TOMORROW })]).reason).toBeNull();
  });
  it("is nothing once joining was taken back, or the plan is closed, whatever was agreed to", () => {
    for (const open of ["DRAFTING", "ACTIVE", "ON_HOLD"]) expect(lab([consent()], open).reason).toBeNull();
    expect(lab([consent()], "ENDING_WITHDRAWN")).toEqual({ reason: "CONSENT_WITHDRAWN", ...SHUT });
    expect(lab([consent()], "CLOSED")).toEqual({ reason: "PLAN_CLOSED", ...SHUT });
  });

  const psychiatry = (...consents: never[]) =>
    accessInPlan(karen, sector("PSYCHIATRY", true), consents, "ACTIVE" as never, TODAY);
  const shared = consent({ sectorCode: "PSYCHIATRY" });
  const health = (more: object = {}) => consent({ kind: "HEALTH_RETRIEVAL", sectorCode: "PSYCHIATRY", ...more });
  it("takes a second consent where health information is fetched, in force and for that very sector", () => {
    expect(psychiatry(shared)).toEqual({ reason: "HEALTH_CONSENT_MISSING", ...SHUT });
    for (const more of [
      { validFrom: TOMORROW },
      { validFrom: YESTERDAY, validTo: TODAY },
      { withdrawnAt: "x" },
      { replacedAt: "x" },
      { complete: false },
      { sectorCode: "LAB" },
    ])
      expect(psychiatry(shared, health(more)).reason, JSON.stringify(more)).toBe("HEALTH_CONSENT_MISSING");
    expect(psychiatry(shared, health())).toMatchObject({ reason: null, categories: ["PLAN", "GOALS"] });
    expect(psychiatry(health()).reason).toBe("CONSENT_MISSING");
  });

  it("is all of one's own sector to its caseworkers, with or without her consent, and to no coordinator of it", () => {
    for (const status of ["ACTIVE", "CLOSED", "ENDING_WITHDRAWN"])
      expect(
        accessInPlan(caller(Role.CASEWORKER, { sector: "LAB" }), sector("LAB"), [], status as never, TODAY),
      ).toEqual(OWN);
    expect(
      accessInPlan(caller(Role.COORDINATOR, { sector: "LAB" }), sector("LAB"), [], "ACTIVE" as never, TODAY),
    ).toEqual({ reason: "CONSENT_MISSING", ...SHUT });
    expect(
      accessInPlan(caller(Role.CASEWORKER, { sector: "SEL" }), sector("LAB"), [], "ACTIVE" as never, TODAY),
    ).toEqual({ reason: "CONSENT_MISSING", ...SHUT });
  });

  it("is not what opens outside a plan: all to the citizen, one's own to a caseworker, to everybody else nothing", () => {
    const to = (who: Caller) => accessToCitizen(who, sector("LAB"), "lotte");
    const mine = { reason: null, categories: ALL, exceptItems: [], purpose: "OWN_ACCESS" };
    expect(to(caller(Role.CITIZEN, { id: "lotte" }))).toEqual(mine);
    expect(to(caller(Role.CITIZEN, { id: "sanne" }))).toEqual({ reason: "NO_MANDATE", ...SHUT });
    expect(to(caller(Role.CASEWORKER, { sector: "LAB" }))).toEqual(OWN);
    for (const role of ROLES.filter((each) => each !== Role.CITIZEN))
      expect(to(caller(role, { id: "lotte", sector: "SEL" })), role).toEqual({ reason: "NO_MANDATE", ...SHUT });
    expect(to(caller(Role.COORDINATOR, { sector: "LAB" })).reason).toBe("NO_MANDATE");
  });

  it("is by right what no consent opened", () => {
    for (const [purpose, right] of [
      ["OWN_ACCESS", true],
      ["OWN_SECTOR_CASE", true],
      ["COORDINATION", false],
      ["NONE", false],
    ] as const)
      expect(isByRight({ purpose } as never), purpose).toBe(right);
  });

  describe("and shows of a family", () => {
    const answers = (...said: [party: string, agreed: boolean][]) =>
      said.map(([party, agreed]) => ({ party, agreed })) as never[];
    it("nobody before all whose yes is needed have said yes, and none of them no since", () => {
      expect(takesPart([], answers())).toBe(false);
      expect(takesPart([], answers(["CITIZEN", true]))).toBe(false);
      expect(takesPart(["CITIZEN"], answers())).toBe(false);
      expect(takesPart(["CITIZEN"], answers(["CITIZEN", true]))).toBe(true);
      expect(takesPart(["CITIZEN"], answers(["PARENT", true]))).toBe(false);
      expect(takesPart(["CITIZEN"], answers(["CITIZEN", false], ["CITIZEN", true]))).toBe(false);
      expect(takesPart(["CITIZEN"], answers(["CITIZEN", true], ["CITIZEN", false]))).toBe(true);
      expect(takesPart(["CITIZEN", "PARENT"], answers(["CITIZEN", true]))).toBe(false);
      expect(takesPart(["CITIZEN", "PARENT"], answers(["CITIZEN", true], ["PARENT", true]))).toBe(true);
    });

    const everything = consent({ categories: ALL });
    const to = (who: Caller, status: string | null, spokenForByCaller = false, citizenId = "mille") =>
      accessToMember(who, sector("LAB"), [everything], status as never, { citizenId, spokenForByCaller }, TODAY);
    const SHOWN = ["PLAN", "INTERVENTIONS", "APPOINTMENTS", "CONTACTS"];
    it("who helps and when, never what ails them or what they wish for", () => {
      const { categories, reason } = to(karen, "ACTIVE");
      expect([reason, [...categories].sort()]).toEqual([null, [...SHOWN].sort()]);
      expect(to(karen, "CLOSED")).toEqual({ reason: "PLAN_CLOSED", ...SHUT });
    });
    it("to staff outside any plan no more than their own sector, and of it no more than that", () => {
      expect(to(karen, null)).toEqual({ reason: "NO_MANDATE", ...SHUT });
      const own = to(caller(Role.CASEWORKER, { sector: "LAB" }), null);
      expect([own.reason, own.purpose, [...own.categories].sort()]).toEqual([
        null,
        "OWN_SECTOR_CASE",
        [...SHOWN].sort(),
      ]);
    });
    it("to a citizen themself, and those they speak for by what those agreed to; of other grown-ups nothing", () => {
      const sanne = caller(Role.CITIZEN, { id: "sanne" });
      for (const status of ["ACTIVE", null]) {
        expect(to(sanne, status)).toEqual({ reason: "NO_MANDATE", ...SHUT });
        expect(to(sanne, status, false, "sanne").purpose).toBe("OWN_ACCESS");
        expect([...to(sanne, status, false, "sanne").categories].sort()).toEqual([...SHOWN].sort());
        expect(to(sanne, status, true).purpose).toBe("COORDINATION");
      }
      expect(
        accessToMember(sanne, sector("LAB"), [], null, { citizenId: "mille", spokenForByCaller: true }, TODAY).reason,
      ).toBe("CONSENT_MISSING");
    });
  });
});
