import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { inDays } from "./support/steps.ts";

const id = (key: string) => person(key).caller.id;
const EXPLANATION = "Én plan over de andre, så du kun skal fortælle det én gang.";

/** A day on which they are as old as is said. */
const THEN = "2026-12-01";

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(async () => {
  await house.rewind();
  const { db } = house.subgraph("coordination");
  await db.query("DELETE FROM representation");
  await policy("LAW");
});

/** Halsnæs follows one of the two presets. */
const policy = (preset: "LAW" | "DS_PROPOSAL") =>
  house
    .subgraph("coordination")
    .db.query(
      "UPDATE municipal_policy SET preset = $1, own_consent_age = $2, parental_consent_required = $3 WHERE municipality = '0260'",
      [preset, preset === "LAW" ? 16 : 15, preset === "LAW"],
    );

async function mutate(who: string, mutation: string, type: string, input: object, fields: string) {
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message(language: EN) } } }`,
    { input },
  );
  return { code: errors?.[0]?.extensions.code as string | undefined, ...(data?.[mutation] ?? {}) };
}

async function offered(citizen: string): Promise<string> {
  const { offer, userErrors } = await mutate(
    "karen",
    "offerPlan",
    "OfferPlanInput",
    { citizenId: id(citizen), coordinatorId: id("karen"), explanation: EXPLANATION },
    "offer { id }",
  );
  expect(userErrors).toEqual([]);
  return offer.id;
}

const answer = (who: string, offerId: string, accept: boolean) =>
  mutate(
    who,
    "answerOffer",
    "AnswerOfferInput",
    { offerId, accept },
    "offer { status answers { party accept } } plan { id status }",
  );

const confirmed = async (who: string, mutation: string, id: string) =>
  expect((await mutate(who, mutation, "ConfirmInput", { id }, "__typename")).userErrors).toEqual([]);

const represent = async (citizen: string, representative: string, more: object = {}) => {
  const made = await mutate(
    "karen",
    "registerRepresentation",
    "RegisterRepresentationInput",
    {
      citizenId: id(citizen),
      representativeId: id(representative),
      kind: "PARENT",
      personalMatters: true,
      startsOn: "2020-01-01",
      evidence: "CPR-registret",
      ...more,
    },
    "representation { id }",
  );
  await confirmed("mette", "confirmRepresentation", made.representation.id);
  return made;
};

describe("Emil, who is 17", () => {
  beforeEach(() => house.goTo(THEN));

  it("under the law in force says yes together with his mother: one yes alone makes no plan (MIN-04)", async () => {
    await represent("emil", "birthe");
    const offerId = await offered("emil");
    expect(await answer("emil", offerId, true)).toMatchObject({
      offer: { status: "OFFERED", answers: [{ party: "CITIZEN", accept: true }] },
      plan: null,
    });
    const both = await answer("birthe", offerId, true);
    expect(both).toMatchObject({ offer: { status: "ACCEPTED" }, plan: { status: "DRAFTING" } });
    await close(both.plan.id);
  });

  it("under the law in force gets no plan against his own will or his mother's", async () => {
    await represent("emil", "birthe");
    const first = await offered("emil");
    expect((await answer("birthe", first, false)).offer.status).toBe("DECLINED");
    const second = await offered("emil");
    await answer("birthe", second, true);
    expect((await answer("emil", second, false)).offer.status).toBe("DECLINED");
  });

  it("under the proposal says yes although his mother says no: her no is kept and stops nothing (MIN-01)", async () => {
    await policy("DS_PROPOSAL");
    await represent("emil", "birthe");
    const offerId = await offered("emil");
    expect(await answer("birthe", offerId, false)).toMatchObject({
      offer: { status: "OFFERED", answers: [{ party: "PARENT", accept: false }] },
    });
    const yes = await answer("emil", offerId, true);
    expect(yes.offer.status).toBe("ACCEPTED");
    await close(yes.plan.id);
  });

  it("shares a sector under the law in force only when his mother agrees too; until then it stays shut, and says why", async () => {
    await represent("emil", "birthe");
    const offerId = await offered("emil");
    await answer("emil", offerId, true);
    const planId = (await answer("birthe", offerId, true)).plan.id;
    const access = async () =>
      (
        await house.ask(
          "karen",
          "query ($id: ID!) { coordinatingPlan(id: $id) { sectors { sector { code } access { open reason } } } }",
          { id: planId },
        )
      ).data.coordinatingPlan.sectors.find((entry: { sector: { code: string } }) => entry.sector.code === "EDUCATION")
        .access;
    const give = (who: string, more: object = {}) =>
      mutate(
        who,
        "giveSharingConsent",
        "GiveSharingConsentInput",
        { citizenId: id("emil"), sector: "EDUCATION", categories: ["PLAN"], ...more },
        "consent { id status neededParties }",
      );
    const approve = (who: string, consentId: string) =>
      mutate(who, "approveConsent", "ApproveConsentInput", { consentId }, "consent { status }");
    const tasks = async (who: string) =>
      (await house.ask(who, `{ tasks(where: { kind: { eq: APPROVE_CONSENT } }) { totalCount } }`)).data.tasks
        .totalCount;

    const his = await give("emil");
    expect(his.consent).toMatchObject({ status: "AWAITING", neededParties: ["CITIZEN", "PARENT"] });
    expect(await access()).toEqual({ open: false, reason: "CONSENT_AWAITING" });
    expect([await tasks("birthe"), await tasks("emil")]).toEqual([1, 0]);
    expect((await approve("emil", his.consent.id)).consent.status).toBe("AWAITING"); // his own yes twice is one
    expect((await approve("sanne", his.consent.id)).code).toBe("NOT_FOUND");
    expect((await approve("birthe", his.consent.id)).consent.status).toBe("IN_FORCE");
    expect(await access()).toEqual({ open: true, reason: null });
    expect(await tasks("birthe")).toBe(0);

    const more = await give("birthe", { categories: ["PLAN", "GOALS"] }); // a new one waits, and the old holds on
    expect(more.consent.status).toBe("AWAITING");
    expect(await access()).toEqual({ open: true, reason: null });
    await mutate(
      "emil",
      "withdrawConsent",
      "WithdrawConsentInput",
      { consentId: more.consent.id },
      "consent { status }",
    );
    expect((await approve("emil", more.consent.id)).userErrors).toMatchObject([{ code: "CONSENT_STATUS" }]);
    await mutate(
      "birthe",
      "withdrawConsent",
      "WithdrawConsentInput",
      { consentId: his.consent.id },
      "consent { status }",
    );
    expect(await access()).toEqual({ open: false, reason: "CONSENT_WITHDRAWN" });
    await close(planId);
  });

  it("is not spoken for by somebody who is not his parent, whatever they claim", async () => {
    const offerId = await offered("emil");
    for (const who of ["birthe", "sanne", "karen", "mette"])
      expect((await answer(who, offerId, true)).code, who).toBe("NOT_FOUND");
  });
});

describe("Mille, who is 14", () => {
  beforeEach(() => house.goTo(THEN));

  it("cannot consent alone under any policy; her mother can (MIN-03)", async () => {
    for (const preset of ["LAW", "DS_PROPOSAL"] as const) {
      await policy(preset);
      await represent("mille", "sanne");
      const offerId = await offered("mille");
      const alone = await answer("mille", offerId, true);
      expect(alone).toMatchObject({ offer: { status: "OFFERED" }, plan: null });
      expect(alone.userErrors.map(({ code }: { code: string }) => code)).toEqual(["NOT_YOURS_TO_GIVE"]);
      const yes = await answer("sanne", offerId, true);
      expect(yes.offer.status, preset).toBe("ACCEPTED");
      // Her mother reads the plan and shares on her behalf; Mille herself does not.
      const share = (who: string) =>
        mutate(
          who,
          "giveSharingConsent",
          "GiveSharingConsentInput",
          { citizenId: id("mille"), sector: "SEL", categories: ["PLAN"] },
          "consent { status }",
        );
      expect((await share("mille")).userErrors.map(({ code }: { code: string }) => code)).toEqual([
        "NOT_YOURS_TO_GIVE",
      ]);
      expect(await share("sanne")).toMatchObject({ consent: { status: "IN_FORCE" } });
      const read = await house.ask(
        "sanne",
        `query ($id: ID!) { coordinatingPlan(id: $id) { sectors { sector { code } access { open } } } }`,
        { id: yes.plan.id },
      );
      // The social sector alone: what was shared before this plan was shared for something else.
      expect(
        read.data.coordinatingPlan.sectors
          .filter(({ access }: { access: { open: boolean } }) => access.open)
          .map(({ sector }: { sector: { code: string } }) => sector.code),
      ).toEqual(["SEL"]);
      await close(yes.plan.id);
      await house.subgraph("coordination").db.query("DELETE FROM representation");
    }
  });
});

describe("Bent's guardian", () => {
  const guardian = { kind: "GUARDIAN", evidence: "Familieretshuset 2024-117" };
  const tries = async () => {
    const offerId = (
      await mutate(
        "soeren",
        "offerPlan",
        "OfferPlanInput",
        { citizenId: id("bent"), coordinatorId: id("soeren"), explanation: EXPLANATION },
        "offer { id }",
      )
    ).offer.id;
    return { offerId, ...(await answer("jakob", offerId, true)) };
  };
  const register = async (more: object = {}) => {
    const made = await mutate(
      "soeren",
      "registerRepresentation",
      "RegisterRepresentationInput",
      {
        citizenId: id("bent"),
        representativeId: id("jakob"),
        personalMatters: true,
        startsOn: "2024-01-01",
        ...guardian,
        ...more,
      },
      "representation { id }",
    );
    if (made.representation) await confirmed("dorte", "confirmRepresentation", made.representation.id);
    return made;
  };
  const unable = async (able = false) => {
    const made = await mutate(
      "soeren",
      "assessCapacity",
      "AssessCapacityInput",
      { citizenId: id("bent"), able, reason: "Vurderet ved samtale." },
      "assessment { id able }",
    );
    await confirmed("dorte", "confirmCapacityAssessment", made.assessment.id);
    return made;
  };

  it("cannot consent for him while nobody has assessed that he cannot (GRD-01)", async () => {
    await register();
    expect(await tries()).toMatchObject({
      offer: { status: "OFFERED" },
      plan: null,
      userErrors: [{ code: "NOT_YOURS_TO_GIVE" }],
    });
  });

  it("cannot when the newest assessment says that he can", async () => {
    await register();
    await unable();
    await unable(true);
    expect(await tries()).toMatchObject({ offer: { status: "OFFERED" }, plan: null });
  });

  it("cannot by a mandate that does not cover personal matters, is over, or has not begun (GRD-02, GRD-03, V02)", async () => {
    await unable();
    for (const more of [{ personalMatters: false }, { endsOn: "2025-01-01" }, { startsOn: "2999-01-01" }]) {
      await register(more);
      expect((await tries()).code, JSON.stringify(more)).toBe("NOT_FOUND");
      await house.subgraph("coordination").db.query("DELETE FROM representation");
      await house.subgraph("coordination").db.query("DELETE FROM offer WHERE status = 'OFFERED'");
    }
  });

  it("can, by a mandate in force after an assessment that says that he cannot; and withdraws it again", async () => {
    await register({ kind: "FUTURE_POWER_OF_ATTORNEY" });
    await unable();
    const yes = await tries();
    expect(yes).toMatchObject({
      offer: { status: "ACCEPTED", answers: [{ party: "PROXY", accept: true }] },
      plan: { status: "DRAFTING" },
    });
    const given = await mutate(
      "jakob",
      "giveHealthConsent",
      "GiveHealthConsentInput",
      { citizenId: id("bent"), sector: "PSYCHIATRY" },
      "consent { id }",
    );
    const withdrawn = await mutate(
      "jakob",
      "withdrawConsent",
      "WithdrawConsentInput",
      { consentId: given.consent.id },
      "consent { status }",
    );
    expect(withdrawn.consent.status).toBe("WITHDRAWN");
    // Bent himself may always say no, whatever was assessed.
    const { data } = await house.ask(
      "bent",
      `{ me { citizen { consents(where: { kind: { eq: JOINING } }) { nodes { id } } } } }`,
    );
    const own = await mutate(
      "bent",
      "withdrawConsent",
      "WithdrawConsentInput",
      { consentId: data.me.citizen.consents.nodes[0].id },
      "consent { status }",
    );
    expect(own.consent.status).toBe("WITHDRAWN");
  });

  it("is registered and assessed by the municipality's staff alone, and needs no made-up person", async () => {
    for (const who of ["jakob", "bent", "anna", "karen"]) {
      const refused = await mutate(
        who,
        "registerRepresentation",
        "RegisterRepresentationInput",
        {
          citizenId: id("bent"),
          representativeId: id("jakob"),
          personalMatters: true,
          startsOn: "2024-01-01",
          ...guardian,
        },
        "representation { id }",
      );
      expect(refused.code, who).toBe("NOT_FOUND");
    }
    expect(
      (await register({ representativeId: id("bent") })).userErrors.map(({ code }: { code: string }) => code),
    ).toEqual(["REPRESENTATIVE_UNKNOWN"]);
  });

  it("is kept as it was written down, by any of the staff, for a time that does not end before it begins", async () => {
    const FIELDS = "representation { kind personalMatters evidence period { from to } }";
    const input = { citizenId: id("lukas"), representativeId: id("karsten"), personalMatters: true, ...guardian };
    const keep = (more: object, who = "mette") =>
      mutate(who, "registerRepresentation", "RegisterRepresentationInput", { ...input, ...more }, FIELDS);
    const period = { startsOn: "2026-03-01", endsOn: "2026-03-02" };
    for (const who of ["mette", "karen"])
      expect(await keep(period, who), who).toMatchObject({
        representation: { ...guardian, personalMatters: true, period: { from: "2026-03-01", to: "2026-03-02" } },
        userErrors: [],
      });
    expect((await keep({ startsOn: "2026-03-01" })).representation.period).toEqual({ from: "2026-03-01", to: null });
    for (const endsOn of ["2026-03-01", "2026-02-28"])
      expect((await keep({ startsOn: "2026-03-01", endsOn })).userErrors, endsOn).toMatchObject([
        { code: "PERIOD_EMPTY" },
      ]);
    const wrong = `mutation ($input: RegisterRepresentationInput!) { registerRepresentation(input: $input) { userErrors { field code } } }`;
    const answer = await house.ask("mette", wrong, {
      input: { ...input, representativeId: "nobody", startsOn: "2026-03-01", endsOn: "2026-02-28" },
    });
    expect(answer.data.registerRepresentation.userErrors).toEqual([
      { field: ["input", "representativeId"], code: "REPRESENTATIVE_UNKNOWN" },
      { field: ["input", "endsOn"], code: "PERIOD_EMPTY" },
    ]);
  });

  it("is of age on the day, and counts by the word of who was asked to look, whom the municipality knows", async () => {
    const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
    expect(codes(await register({ representativeId: id("mille") }))).toEqual(["REPRESENTATIVE_UNDER_AGE"]);
    expect(codes(await register({ representativeId: id("mille"), kind: "FUTURE_POWER_OF_ATTORNEY" }))).toEqual([
      "REPRESENTATIVE_UNDER_AGE",
    ]);
    const later = await register({ representativeId: id("mille"), startsOn: "2033-01-01" });
    expect(codes(later), "when she is of age").toEqual([]);
    const confirm = (who: string | { token: string }, representationId: string) =>
      house.ask(who, "mutation ($id: ID!) { confirmRepresentation(input: { id: $id }) { userErrors { code } } }", {
        id: representationId,
      });
    // What was written down before it was asked gives her no say either.
    const { db } = house.subgraph("coordination");
    const old =
      "UPDATE representation SET starts_on = '2024-01-01', confirmed_at = NULL, confirmed_by = NULL WHERE id = $1";
    await db.query(old, [later.representation.id]);
    expect(codes((await confirm("dorte", later.representation.id)).data.confirmRepresentation)).toEqual([
      "REPRESENTATIVE_UNDER_AGE",
    ]);
    const input = { citizenId: id("ida"), representativeId: id("jakob"), personalMatters: true, ...guardian };
    const made = await mutate(
      "karen",
      "registerRepresentation",
      "RegisterRepresentationInput",
      { ...input, startsOn: "2024-01-01", secondId: id("susanne") },
      "representation { id confirmed }",
    );
    const hers = made.representation.id;
    for (const who of ["kim", "mette"])
      expect(codes((await confirm(who, hers)).data.confirmRepresentation), who).toEqual(["SECOND_PERSON_NAMED"]);
    const unknown = { ...person("kim").caller, id: "nobody-registered" };
    expect((await confirm({ token: await signDemoToken(unknown) }, hers)).errors?.[0]?.extensions.code).toBe(
      "FORBIDDEN",
    );
    await db.query("UPDATE caseworker_affiliation SET ends_on = '2026-01-02' WHERE caseworker_id = $1", [
      id("susanne"),
    ]);
    expect((await confirm("susanne", hers)).errors?.[0]?.extensions.code, "who has left").toBe("NOT_FOUND");
    await db.query("UPDATE caseworker_affiliation SET ends_on = NULL WHERE caseworker_id = $1", [id("susanne")]);
    expect(codes((await confirm("susanne", hers)).data.confirmRepresentation)).toEqual([]);
  });

  it("is never staff's: somebody of another municipality whose number is the citizen's own sees nothing of theirs", async () => {
    const token = await signDemoToken({ ...person("soeren").caller, id: id("lotte") });
    const { data } = await house.ask({ token }, "query ($id: ID!) { citizen(id: $id) { name } }", { id: id("lotte") });
    expect(data.citizen).toBeNull();
  });
});

describe("a health consent", () => {
  it("opens psychiatry for Karsten, who had shared it but not agreed to its being fetched (V11)", async () => {
    const psychiatry = async () => {
      const { data } = await house.ask(
        "karsten",
        "{ me { citizen { coordinatingPlan { sectors { sector { code } access { open reason } } } } } }",
      );
      return data.me.citizen.coordinatingPlan.sectors.find(
        ({ sector }: { sector: { code: string } }) => sector.code === "PSYCHIATRY",
      ).access;
    };
    expect(await psychiatry()).toEqual({ open: false, reason: "HEALTH_CONSENT_MISSING" });
    await mutate("karsten", "giveHealthConsent", "GiveHealthConsentInput", { sector: "PSYCHIATRY" }, "consent { id }");
    expect(await psychiatry()).toEqual({ open: true, reason: null });
  });

  it("lasts a year at most, and a year unless less is asked", async () => {
    const day = (years: number, days = 0) => {
      const [year, month, date] = inDays(0).split("-").map(Number) as [number, number, number];
      return new Date(Date.UTC(year + years, month - 1, date + days)).toISOString().slice(0, 10);
    };
    const long = await mutate(
      "karsten",
      "giveHealthConsent",
      "GiveHealthConsentInput",
      { sector: "PSYCHIATRY", validTo: day(1, 2) },
      "consent { id }",
    );
    expect(long.userErrors.map(({ code }: { code: string }) => code)).toEqual(["LONGER_THAN_A_YEAR"]);
    const given = await mutate(
      "karsten",
      "giveHealthConsent",
      "GiveHealthConsentInput",
      { sector: "PSYCHIATRY" },
      "consent { kind categories period { from to } }",
    );
    expect(given.consent).toMatchObject({ kind: "HEALTH_RETRIEVAL", categories: ["HEALTH"] });
    expect(Number(given.consent.period.to.slice(0, 4)) - Number(given.consent.period.from.slice(0, 4))).toBe(1);
  });
});

async function close(planId: string): Promise<void> {
  const { data } = await house.ask("karen", `query ($id: ID!) { coordinatingPlan(id: $id) { version } }`, {
    id: planId,
  });
  const closed = await mutate(
    "karen",
    "closePlan",
    "ClosePlanInput",
    { planId, version: data.coordinatingPlan.version, reason: "MOVED" },
    "plan { status }",
  );
  expect(closed.plan.status).toBe("CLOSED");
}
