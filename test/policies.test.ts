import { type Caller, DataCategory, Role } from "@overligger/shared";
import { describe, expect, it } from "vitest";
import { accessToMember, takesPart } from "../subgraphs/coordination/src/across/family/family.policy.ts";
import { mayReadCitizen } from "../subgraphs/coordination/src/citizen/citizen/citizen.policy.ts";
import {
  Act,
  ageOn,
  isCitizensSide,
  mayAct,
  mayKnow,
  mayWithdraw,
  outcome,
  partyOf,
  type Standing,
  seats,
} from "../subgraphs/coordination/src/citizen/citizen/may-act.policy.ts";
import { accessInPlan, accessToCitizen, isByRight } from "../subgraphs/coordination/src/plan/access/access.policy.ts";
import { mayReadAsStaff } from "../subgraphs/coordination/src/plan/plan/plan.policy.ts";

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
  it.each(ROLES.filter((role) => role !== Role.CITIZEN))(
    "as %s: staff of her municipality, or of its region; who names neither sees nobody",
    (role) => {
      const may = STAFF.includes(role);
      expect(mayReadCitizen(caller(role, { municipality: "0260" }), citizen)).toBe(may);
      expect(mayReadCitizen(caller(role, { region: "1084" }), citizen)).toBe(may);
      expect(mayReadCitizen(caller(role, { region: "1082" }), citizen)).toBe(false);
      expect(mayReadCitizen(caller(role), citizen)).toBe(false);
      expect(mayReadCitizen(caller(role, { municipality: "0219" }), citizen)).toBe(false);
      expect(mayReadCitizen(caller(role, { id: "lotte", municipality: "0219" }), citizen)).toBe(false);
    },
  );
});

describe("who may read a plan as staff", () => {
  const person = (caseworkerId: string, startsOn: string, endsOn: string | null) =>
    ({ caseworkerId, startsOn, endsOn }) as never;
  it("is whoever coordinates or takes part that day", () => {
    for (const role of STAFF) {
      const may = (...people: never[]) => mayReadAsStaff(caller(role, { municipality: "0260" }), "0260", people, TODAY);
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
  it("is who is signed in for the place where it is made, or its region, and nobody signed in for nowhere", () => {
    for (const role of STAFF) {
      const may = (area: Partial<Caller>) =>
        mayReadAsStaff(caller(role, area), "0260", [person("x", TODAY, null)], TODAY);
      expect(may({ region: "1084" })).toBe(true);
      for (const area of [{}, { municipality: "0219" }, { region: "1082" }, { region: "1084", municipality: "0219" }])
        expect(may(area)).toBe(false);
    }
  });
  it.each(ROLES.filter((role) => !STAFF.includes(role)))("is never %s", (role) => {
    expect(mayReadAsStaff(caller(role, { municipality: "0260" }), "0260", [person("x", TODAY, null)], TODAY)).toBe(
      false,
    );
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

  const mandate = (by: string, more: object = {}) =>
    ({
      ...{ representativeId: by, kind: "PARENT", personalMatters: true, startsOn: YESTERDAY, endsOn: null },
      ...{ custody: null, ...more },
    }) as never;
  const standing = (bornOn: string, more: Partial<Standing> = {}): Standing => ({
    ...{
      citizenId: "child",
      bornOn,
      today: TODAY,
      policy: LAW,
      assessment: null,
      representations: [],
      protections: [],
      ...more,
    },
  });
  const MOTHER = mandate("mother");
  const GUARDIAN = mandate("guardian", { kind: "GUARDIAN" });
  const UNABLE = { able: false, validTo: null };
  const asked = (who: Standing, act: Act.ANSWER | Act.SHARE | Act.FETCH_HEALTH = Act.ANSWER) =>
    seats(who, act).map(({ by, party }) => by ?? `no ${party.toLowerCase()} known`);

  it.each([
    ["an adult", "2008-11-26", LAW, null, ["child"]],
    ["an adult, without any policy", "2008-11-26", null, null, ["child"]],
    ["an adult found able", "1970-01-01", LAW, { able: true, validTo: null }, ["child"]],
    ["an adult found unable", "1970-01-01", LAW, UNABLE, ["guardian"]],
    ["an adult found unable until tomorrow", "1970-01-01", LAW, { able: false, validTo: TOMORROW }, ["guardian"]],
    ["an adult found unable until today", "1970-01-01", LAW, { able: false, validTo: TODAY }, ["child"]],
    ["the day before 18, under the law", "2008-11-27", LAW, null, ["child", "mother"]],
    ["the day before 18, found unable", "2008-11-27", LAW, UNABLE, ["child", "mother"]],
    ["the day before 18, under the proposal", "2008-11-27", PROPOSAL, null, ["child"]],
    ["the day before 18, without any policy", "2008-11-27", null, null, ["mother"]],
    ["16, under the law", "2010-11-26", LAW, null, ["child", "mother"]],
    ["the day before 16, under the law", "2010-11-27", LAW, null, ["mother"]],
    ["15, under the proposal", "2011-11-26", PROPOSAL, null, ["child"]],
    ["the day before 15, under the proposal", "2011-11-27", PROPOSAL, null, ["mother"]],
  ] as const)("of %s", (_, bornOn, policy, assessment, people) => {
    const representations = [MOTHER, GUARDIAN];
    expect(asked(standing(bornOn, { policy, assessment, representations }))).toEqual(people);
    expect(asked(standing(bornOn, { policy, assessment, representations }), Act.SHARE)).toEqual(people);
  });

  it.each([
    ["the day before 15", "2011-11-27", ["mother"]],
    ["15", "2011-11-26", ["child"]],
    ["the day before 18", "2008-11-27", ["child"]],
    ["18", "2008-11-26", ["child"]],
  ] as const)(
    "on health, of somebody of %s, whatever the municipality decided (sundhedsloven § 17)",
    (_, bornOn, people) => {
      for (const policy of [LAW, PROPOSAL, null])
        expect(asked(standing(bornOn, { policy, representations: [MOTHER] }), Act.FETCH_HEALTH)).toEqual(people);
    },
  );

  it("is not that of a mandate which says nothing of personal matters, is over, or has not begun", () => {
    for (const more of [{ personalMatters: false }, { startsOn: TOMORROW }, { startsOn: YESTERDAY, endsOn: TODAY }]) {
      const mother = standing("2018-01-01", { representations: [mandate("mother", more)] });
      expect([asked(mother), partyOf(mother, "mother")]).toEqual([["no parent known"], null]);
      const guardian = mandate("guardian", { kind: "FUTURE_POWER_OF_ATTORNEY", ...more });
      const adult = standing("1970-01-01", { assessment: UNABLE, representations: [guardian] });
      expect([asked(adult), partyOf(adult, "guardian")]).toEqual([["no proxy known"], null]);
    }
    const last = mandate("mother", { startsOn: TODAY, endsOn: TOMORROW });
    expect(asked(standing("2018-01-01", { representations: [last] }))).toEqual(["mother"]);
  });

  it("is each parent's, and where they have custody together also that of one whom nobody registered", () => {
    const of = (...representations: never[]) => asked(standing("2018-01-01", { representations }));
    expect(of(MOTHER, mandate("father"))).toEqual(["mother", "father"]);
    expect(of(mandate("mother", { custody: "JOINT" }))).toEqual(["mother", "no parent known"]);
    expect(of(mandate("mother", { custody: "JOINT" }), mandate("father", { custody: "JOINT" }))).toEqual([
      "mother",
      "father",
    ]);
    expect(of(mandate("mother", { custody: "SOLE" }))).toEqual(["mother"]);
    expect(of(MOTHER, mandate("mother"))).toEqual(["mother"]);
  });

  it("comes to a no only when both parents were asked, and at once when it is the citizen's own", () => {
    const yes = (by: string, party = "PARENT") => ({ by, party, accept: true });
    const no = (by: string, party = "PARENT") => ({ by, party, accept: false });
    const both = seats(standing("2018-01-01", { representations: [MOTHER, mandate("father")] }), Act.ANSWER);
    expect(outcome(both, [])).toBe("OPEN");
    expect(outcome(both, [yes("mother")])).toBe("OPEN");
    expect(outcome(both, [no("mother")])).toBe("OPEN");
    expect(outcome(both, [no("mother"), yes("father")])).toBe("DECLINED");
    expect(outcome(both, [yes("mother"), no("father")])).toBe("DECLINED");
    expect(outcome(both, [yes("mother"), yes("father")])).toBe("ACCEPTED");
    expect(outcome(both, [yes("mother"), yes("aunt")])).toBe("OPEN");
    const together = seats(standing("2009-11-26", { representations: [MOTHER, mandate("father")] }), Act.ANSWER);
    expect(outcome(together, [no("child", "CITIZEN")])).toBe("DECLINED");
    expect(outcome(together, [no("mother")])).toBe("OPEN");
    expect(outcome(together, [yes("child", "CITIZEN"), yes("mother")])).toBe("OPEN");
    const alone = seats(standing("1970-01-01"), Act.ANSWER);
    expect(outcome(alone, [no("mother")])).toBe("OPEN");
    expect(outcome(alone, [no("child", "CITIZEN")])).toBe("DECLINED");
  });

  // As of today: R reads, A answers and works, S shares, H fetches health, W withdraws from the plan, K knows who it is.
  const rights = (who: Standing, by: string) =>
    [
      mayAct(who, by, Act.READ) && "R",
      mayAct(who, by, Act.ANSWER) && mayAct(who, by, Act.WORK) && "A",
      mayAct(who, by, Act.SHARE) && "S",
      mayAct(who, by, Act.FETCH_HEALTH) && "H",
      mayWithdraw(who, by, Act.ANSWER) && "W",
      mayKnow(who, by) && "K",
    ]
      .filter(Boolean)
      .join("");
  it.each([
    ["a child the day before 10", "2016-11-27", LAW, null, "WK", "RASHWK"],
    ["a child of 10", "2016-11-26", LAW, null, "RWK", "RASHWK"],
    ["somebody of 15 under the law", "2011-11-26", LAW, null, "RHWK", "RASWK"],
    ["somebody of 15 under the proposal", "2011-11-26", PROPOSAL, null, "RASHWK", "K"],
    ["somebody of 16 under the law", "2010-11-26", LAW, null, "RASHWK", "RASWK"],
    ["somebody of 18", "2008-11-26", LAW, null, "RASHWK", ""],
    ["somebody of 31", "1995-01-01", PROPOSAL, null, "RASHWK", ""],
    ["an adult found unable", "1970-01-01", LAW, UNABLE, "RWK", ""],
  ] as const)("so that of %s", (_, bornOn, policy, assessment, own, mothers) => {
    const who = standing(bornOn, { policy, assessment, representations: [MOTHER] });
    expect([rights(who, "child"), rights(who, "mother"), rights(who, "stranger")]).toEqual([own, mothers, ""]);
  });
  it("so that a guardian may all of it while the citizen is found unable, and nothing before and after", () => {
    for (const [assessment, may] of [
      [null, ""],
      [UNABLE, "RASHWK"],
      [{ able: false, validTo: TODAY }, ""],
      [{ able: true, validTo: null }, ""],
    ] as const)
      expect(rights(standing("1970-01-01", { assessment, representations: [GUARDIAN] }), "guardian")).toBe(may);
    expect(rights(standing("2018-01-01", { assessment: UNABLE, representations: [GUARDIAN] }), "guardian")).toBe("");
  });
  it("so that a goal is agreed to by the citizen where their own yes is needed, else by one who speaks for them", () => {
    const side = (bornOn: string, ...parties: string[]) =>
      isCitizensSide(standing(bornOn, { representations: [MOTHER, mandate("father")] }), parties);
    expect(side("2010-11-26", "PARENT", "LAB")).toBe(false);
    expect(side("2010-11-26", "CITIZEN")).toBe(true);
    expect(side("2017-01-01", "CITIZEN", "SEL")).toBe(false);
    expect(side("2017-01-01", "PARENT")).toBe(true);
    expect(side("1970-01-01", "PARENT", "PROXY")).toBe(false);
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
      recipients: ["COORDINATOR", "SEL"],
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
    accessInPlan(karen, sector("LAB"), consents, status as never, TODAY, new Set(["COORDINATOR"]));
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
  it("goes to the recipients that she named, to nobody else, and is shown to herself", () => {
    const to = (...as: string[]) =>
      accessInPlan(karen, sector("LAB"), [consent()], "ACTIVE" as never, TODAY, new Set(as)).reason;
    expect([to("COORDINATOR"), to("SEL"), to("PSYCHIATRY", "SEL")]).toEqual([null, null, null]);
    expect([to(), to("PSYCHIATRY")]).toEqual(["NOT_RECIPIENT", "NOT_RECIPIENT"]);
    expect(accessInPlan(karen, sector("LAB"), [consent()], "ACTIVE" as never, TODAY, null).reason).toBeNull();
    expect(lab([consent({ recipients: [] })]).reason).toBe("NOT_RECIPIENT");
    expect(psychiatry(shared, health({ recipients: ["SEL"] })).reason).toBe("NOT_RECIPIENT");
    expect(psychiatry({ ...(shared as object), recipients: ["SEL"] } as never, health()).reason).toBe("NOT_RECIPIENT");
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
    accessInPlan(karen, sector("PSYCHIATRY", true), consents, "ACTIVE" as never, TODAY, new Set(["COORDINATOR"]));
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
        accessInPlan(caller(Role.CASEWORKER, { sector: "LAB" }), sector("LAB"), [], status as never, TODAY, null),
      ).toEqual(OWN);
    expect(
      accessInPlan(caller(Role.COORDINATOR, { sector: "LAB" }), sector("LAB"), [], "ACTIVE" as never, TODAY, null),
    ).toEqual({ reason: "CONSENT_MISSING", ...SHUT });
    expect(
      accessInPlan(caller(Role.CASEWORKER, { sector: "SEL" }), sector("LAB"), [], "ACTIVE" as never, TODAY, null),
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
      said.map(([party, agreed]) => ({ party, answeredBy: party, agreed })) as never[];
    const yesOf = (...parties: ("CITIZEN" | "PARENT")[]) => parties.map((party) => ({ party, by: party }));
    it("nobody before all whose yes is needed have said yes, and none of them no since", () => {
      expect(takesPart([], answers())).toBe(false);
      expect(takesPart([], answers(["CITIZEN", true]))).toBe(false);
      expect(takesPart(yesOf("CITIZEN"), answers())).toBe(false);
      expect(takesPart(yesOf("CITIZEN"), answers(["CITIZEN", true]))).toBe(true);
      expect(takesPart(yesOf("CITIZEN"), answers(["PARENT", true]))).toBe(false);
      expect(takesPart(yesOf("CITIZEN"), answers(["CITIZEN", false], ["CITIZEN", true]))).toBe(false);
      expect(takesPart(yesOf("CITIZEN"), answers(["CITIZEN", true], ["CITIZEN", false]))).toBe(true);
      expect(takesPart(yesOf("CITIZEN", "PARENT"), answers(["CITIZEN", true]))).toBe(false);
      expect(takesPart(yesOf("CITIZEN", "PARENT"), answers(["CITIZEN", true], ["PARENT", true]))).toBe(true);
      expect(takesPart([{ party: "PARENT", by: "mother" }], answers(["PARENT", true]))).toBe(false);
    });

    const everything = consent({ categories: ALL });
    const to = (who: Caller, status: string | null, spokenForByCaller = false, citizenId = "mille") =>
      accessToMember(who, sector("LAB"), [everything], status as never, { citizenId, spokenForByCaller }, TODAY, null);
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
        accessToMember(sanne, sector("LAB"), [], null, { citizenId: "mille", spokenForByCaller: true }, TODAY, null)
          .reason,
      ).toBe("CONSENT_MISSING");
    });
  });
});
