import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { JOINED, staffOf } from "./support/sectors.ts";
import { codes, id, inDays, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

const PLAN = `id version status summary followUpDue closeReason
  goals { id title status agreedBy } agreements { id text } citizenView { wishes version }
  coordinators { role period { from to } caseworker { id name } } participants { caseworker { id } sector { code } }
  readiness { ready missing { element message(language: EN) da: message } } obligations { sector { code } endsOn } duties { id kind sector { code } doneAt }
  sectors { sector { code } access { open reason } overlay { plans { title } } }`;

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const { done, tried, plan, planOf, step: planStep, refused, join } = steps(() => house, PLAN);

const obligations = (seen: { obligations: { sector: { code: string }; endsOn: string | null }[] }) =>
  seen.obligations.map(({ sector, endsOn }) => `${sector.code} ${endsOn ? "free" : "bound"}`);

story("Fatima's way to a plan", (then) => {
  let needId: string;
  let offerId: string;
  let planId: string;
  let version = 0;

  /** A step on the plan: builds on the version before, and remembers the one after. */
  async function step(who: string, mutation: string, input: object = {}) {
    const payload = await done(who, mutation, { planId, version, ...input });
    version = payload.plan.version;
    return payload.plan;
  }

  then("begins with a nomination by youth guidance, which decides nothing", async () => {
    const { need } = await done(
      "ulla",
      "nominateForCoordination",
      { citizenId: id("fatima"), origin: "YOUTH_GUIDANCE", basis: "Mange møder, ingen sammenhæng." },
      "need { id status offerRequired }",
    );
    expect(need).toMatchObject({ status: "NOMINATED", offerRequired: false });
    expect(
      (await house.ask("fatima", "{ me { citizen { coordinatingPlan { id } offers { totalCount } } } }")).data.me
        .citizen,
    ).toEqual({ coordinatingPlan: null, offers: { totalCount: 0 } });
  });

  then("goes on when the municipality finds the need, with reasons and no verdict", async () => {
    const findings = [{ criterion: "MULTI_SECTOR", holds: true, reason: "Beskæftigelse og støtte hjemme" }];
    const { need } = await done(
      "karen",
      "registerCoordinationNeed",
      { citizenId: id("fatima"), basis: "Samtale den 3. november", findings },
      "need { id status offerRequired findings { criterion holds reason } }",
    );
    expect(need).toMatchObject({ status: "REGISTERED", offerRequired: false, findings }); // Halsnæs follows the law: may
    needId = need.id;
  });

  then("comes to an offer of a plan and of a coordinator, explained", async () => {
    const input = { citizenId: id("fatima"), needId, coordinatorId: id("karen") };
    expect(
      codes((await tried("karen", "offerPlan", { ...input, explanation: "En plan." }, "offer { id }")).userErrors),
    ).toEqual(["EXPLANATION_MISSING"]);
    const { offer } = await done(
      "karen",
      "offerPlan",
      { ...input, explanation: "Én plan over de andre, så du kun skal fortælle det én gang." },
      "offer { id status coordinator { name } }",
    );
    expect(offer).toMatchObject({ status: "OFFERED", coordinator: { name: "Karen Mikkelsen" } });
    offerId = offer.id;
    expect(
      codes(
        (
          await tried(
            "karen",
            "offerPlan",
            { ...input, explanation: "Det samme tilbud en gang til, for en sikkerheds skyld." },
            "offer { id }",
          )
        ).userErrors,
      ),
    ).toEqual(["OFFER_OPEN"]);
  });

  then("is hers to answer and nobody else's; no plan exists before she has said yes (V01)", async () => {
    for (const who of ["karen", "sanne", "mette"]) {
      expect((await tried(who, "answerOffer", { offerId, accept: true }, "plan { id }")).code, who).toBe("NOT_FOUND");
    }
    expect(
      (await house.ask("fatima", "{ me { citizen { coordinatingPlan { id } } } }")).data.me.citizen.coordinatingPlan,
    ).toBeNull();
    const payload = await done("fatima", "answerOffer", { offerId, accept: true }, `offer { status } plan { ${PLAN} }`);
    expect(payload).toMatchObject({
      offer: { status: "ACCEPTED" },
      plan: { status: "DRAFTING", version: 1, coordinators: [{ role: "LEAD", caseworker: { id: id("karen") } }] },
    });
    planId = payload.plan.id;
    version = 1;
    expect((await tried("fatima", "answerOffer", { offerId, accept: false }, "plan { id }")).code).toBe("CONFLICT");
  });

  then("lists everything that is missing, and refuses to begin with the same list (V03, V04, V05, V07)", async () => {
    const { readiness } = await plan("karen", planId);
    expect(readiness.missing.map(({ element }: { element: string }) => element)).toEqual([
      "SUMMARY",
      "AGREED_GOAL",
      "OPEN_SECTORS",
      "AGREEMENT",
      "CITIZEN_VIEW",
      "CO_PRODUCTION",
      "TWO_SECTORS",
      "INITIATIVE_HOLDER",
      "FOLLOW_UP",
    ]);
    const refused = await tried("karen", "activatePlan", { planId, version });
    expect(refused.userErrors.map(({ message }: { message: string }) => message)).toEqual(
      readiness.missing.map(({ message }: { message: string }) => message),
    );
    expect(refused.userErrors.map(({ da }: { da: string }) => da)).toEqual(
      readiness.missing.map(({ da }: { da: string }) => da),
    );
    expect(codes(refused.userErrors)).toEqual(
      readiness.missing.map(({ element }: { element: string }) => `MISSING_${element}`),
    );
    expect((await plan("karen", planId)).status).toBe("DRAFTING");
  });

  then("is made with the sectors that take part, each for its own", async () => {
    await join("karen", "fatima", id("mette"));
    const after = await join("karen", "fatima", id("susanne"));
    version = after.version;
    expect(after.participants.map(({ sector }: { sector: { code: string } }) => sector.code)).toEqual(["LAB", "SEL"]);
    expect(
      codes(
        (await tried("karen", "proposeParticipant", { planId, version, caseworkerId: id("mette"), reason: "Igen" }))
          .userErrors,
      ),
    ).toEqual(["ALREADY_THERE"]);
  });

  then("has a goal only when she and every sector agree to it (V08)", async () => {
    const proposed = await step("mette", "proposeGoal", { title: "Et job på deltid" });
    const goalId = proposed.goals[0].id;
    expect(proposed.goals[0]).toMatchObject({ status: "PROPOSED", agreedBy: [] });
    await step("fatima", "agreeGoal", { goalId });
    expect((await step("mette", "agreeGoal", { goalId })).goals[0]).toMatchObject({
      status: "PROPOSED",
      agreedBy: ["CITIZEN", "LAB"],
    });
    expect((await tried("karen", "agreeGoal", { planId, version, goalId })).code).toBe("FORBIDDEN"); // a coordinator speaks for no sector
    expect((await step("susanne", "agreeGoal", { goalId })).goals[0]).toMatchObject({
      status: "AGREED",
      agreedBy: ["CITIZEN", "LAB", "SEL"],
    });
  });

  then("is written by who coordinates it: others are refused, and a stranger does not find it", async () => {
    const input = { planId, version, summary: "Fatima har to børn, angst og depression." };
    expect((await tried("mette", "writePlanSummary", input)).code).toBe("FORBIDDEN");
    expect((await tried("kim", "writePlanSummary", input)).code).toBe("NOT_FOUND");
    await step("karen", "writePlanSummary", { summary: input.summary });
    await step("karen", "addAgreement", {
      text: "Mette ringer hver anden fredag",
      parties: ["LAB", "CITIZEN"],
      dueOn: inDays(14),
    });
    expect(
      codes((await tried("karen", "addAgreement", { planId, version, text: "x", parties: ["HOUSING"] })).userErrors),
    ).toEqual(["PARTY_UNKNOWN"]);
  });

  then("holds her own view and opens the sectors she opens", async () => {
    const written = await done("fatima", "recordCitizenView", {
      planId,
      wishes: "At kunne sove om natten.",
    });
    version = written.plan.version;
    for (const sector of ["LAB", "SEL"])
      await done("fatima", "giveSharingConsent", { sector, categories: ["PLAN", "GOALS"] }, "consent { status }");
    const seen = await plan("karen", planId);
    expect(seen.citizenView.wishes).toBe("At kunne sove om natten.");
    expect(
      seen.sectors
        .filter(({ access }: { access: { open: boolean } }) => access.open)
        .map(({ sector }: { sector: { code: string } }) => sector.code),
    ).toEqual(["LAB", "SEL"]);
  });

  then("is followed up within the municipality's interval, by somebody named (FUP-02, FUP-03)", async () => {
    const late = await tried("karen", "setFollowUp", {
      planId,
      version,
      dueOn: inDays(200),
      initiativeHolderId: id("kim"),
    });
    expect(codes(late.userErrors)).toEqual(["NOT_IN_PLAN", "INTERVAL_TOO_LONG"]);
    const set = await step("karen", "setFollowUp", { dueOn: inDays(60), initiativeHolderId: id("mette") });
    expect(set.readiness.missing.map(({ element }: { element: string }) => element)).toEqual([
      "AGREEMENT",
      "CO_PRODUCTION",
    ]);
  });

  then(
    "was made together with her in her own word, aloud before two as well, never in Karen's; and is no plan that she cannot understand (PLN-09)",
    async () => {
      const day = { participatedOn: inDays(0), meaningful: true };
      const missing = (said: { readiness: { missing: { element: string }[] } }) =>
        said.readiness.missing.map(({ element }) => element);
      for (const who of ["karen", "mette", "susanne"])
        expect(
          (await tried(who, "recordCoProduction", { planId, version, ...day, understands: true })).code,
          who,
        ).toMatch(/FORBIDDEN|NOT_FOUND/);
      const later = { planId, version, ...day, participatedOn: inDays(1), understands: true };
      expect(codes((await tried("fatima", "recordCoProduction", later)).userErrors)).toEqual(["DATE_FUTURE"]);
      const statement = { medium: "SPOKEN", givenOn: inDays(0), evidence: "Notat 2, hjemme", language: "dansk" };
      const aloud = { ...day, understands: true, statement };
      const alone = await tried("karen", "recordCoProductionOnPaper", { planId, version, ...aloud });
      expect(codes(alone.userErrors)).toEqual(["WITNESS_MISSING"]);
      const heard = { ...aloud, statement: { ...statement, witnessId: id("bodil") } };
      expect(missing(await step("karen", "recordCoProductionOnPaper", heard))).toEqual(["AGREEMENT"]);
      // What she never said, she says so: then nobody has said it.
      const { data } = await house.ask("fatima", "{ me { citizen { recordedStatements { id subject } } } }");
      const said = data.me.citizen.recordedStatements.find(
        ({ subject }: { subject: string }) => subject === "CO_PRODUCTION",
      );
      const dispute = await tried("fatima", "disputeRecord", { statementId: said.id }, "statement { disputedAt }");
      expect(dispute.statement.disputedAt).not.toBeNull();
      version = (await plan("karen", planId)).version;
      expect(
        (await plan("karen", planId)).readiness.missing.map(({ element }: { element: string }) => element),
      ).toEqual(["AGREEMENT", "CO_PRODUCTION"]);
      expect(missing(await step("karen", "recordCoProductionOnPaper", heard))).toEqual(["AGREEMENT"]);
      const no = await step("fatima", "recordCoProduction", { ...day, understands: false });
      expect(missing(no)).toEqual(["AGREEMENT", "CO_PRODUCTION"]);
      expect(missing(await step("fatima", "recordCoProduction", { ...day, understands: true }))).toEqual(["AGREEMENT"]);
    },
  );

  then("holds an agreement when all whom it binds have said yes to it, and not before (V04)", async () => {
    const [{ id: agreementId }] = (await plan("karen", planId)).agreements;
    const half = await step("mette", "agreeAgreement", { agreementId });
    expect(half.readiness.missing.map(({ element }: { element: string }) => element)).toEqual(["AGREEMENT"]);
    const whole = await step("fatima", "agreeAgreement", { agreementId });
    expect(whole.readiness).toEqual({ ready: true, missing: [] });
  });

  then("begins, and says no to a change that was built on what it was before", async () => {
    const before = version;
    expect((await step("karen", "activatePlan")).status).toBe("ACTIVE");
    expect((await tried("karen", "holdPlan", { planId, version: before })).code).toBe("CONFLICT");
    expect((await plan("karen", planId)).status).toBe("ACTIVE");
  });

  then("does one thing for the same key twice, and refuses the key for another", async () => {
    const input = { text: "Fælles møde hos Fatima", parties: ["CITIZEN", "LAB", "SEL"], idempotencyKey: "møde-1" };
    const first = await done("karen", "addAgreement", { planId, version, ...input });
    const again = await done("karen", "addAgreement", { planId, version, ...input });
    expect(again.plan.agreements).toEqual(first.plan.agreements);
    version = first.plan.version;
    expect(
      (await tried("karen", "writePlanSummary", { planId, version, summary: "Noget andet", idempotencyKey: "møde-1" }))
        .code,
    ).toBe("BAD_USER_INPUT");
  });

  then("is handed over without a day between, when she has been told (V29)", async () => {
    const input = { toCaseworkerId: id("bodil"), on: inDays(10) };
    expect(
      codes(
        (await tried("karen", "handOverCoordination", { planId, version, ...input, citizenInformed: false }))
          .userErrors,
      ),
    ).toEqual(["CITIZEN_NOT_INFORMED"]);
    expect(
      codes(
        (
          await tried("karen", "handOverCoordination", {
            planId,
            version,
            ...input,
            on: "2026-01-01",
            citizenInformed: true,
          })
        ).userErrors,
      ),
    ).toContain("DATE_PAST");
    const { coordinators } = await step("karen", "handOverCoordination", { ...input, citizenInformed: true });
    const periods = coordinators.map(({ period }: { period: { from: string; to: string | null } }) => period);
    expect(periods.map(({ to }: { to: string | null }) => to)).toEqual([input.on, null]);
    expect(periods[1].from).toBe(input.on);
  });

  then("keeps every version, with who made it and by what", async () => {
    const { data } = await house.ask(
      "fatima",
      `query ($id: ID!) { coordinatingPlan(id: $id) { version revisions(first: 50) { totalCount nodes { version change changedByRole } } } }`,
      { id: planId },
    );
    const { nodes, totalCount } = data.coordinatingPlan.revisions;
    expect(totalCount).toBe(version);
    expect(nodes[0]).toEqual({ version, change: "handOverCoordination", changedByRole: "COORDINATOR" });
    expect(nodes.at(-1)).toEqual({ version: 1, change: "answerOffer", changedByRole: "CITIZEN" });
  });

  then("can be read as it was: before the sectors joined, and before there was a plan", async () => {
    const { data } = await house.ask(
      "fatima",
      `query ($id: ID!) { coordinatingPlan(id: $id) { revisions(first: 50) { nodes { version recordedAt } } } }`,
      { id: planId },
    );
    const at = (wanted: number) =>
      data.coordinatingPlan.revisions.nodes.find((revision: { version: number }) => revision.version === wanted)
        .recordedAt;
    const then = `query ($id: ID!, $knownAt: DateTime, $validAt: Date) { coordinatingPlan(id: $id, knownAt: $knownAt, validAt: $validAt) {
      version status summary goals { title status } participants { sector { code } } citizenView { wishes } coordinators { caseworker { name } } } }`;
    const asOf = async (variables: object) =>
      (await house.ask("fatima", then, { id: planId, ...variables })).data.coordinatingPlan;
    expect(await asOf({ knownAt: at(1) })).toEqual({
      version: 1,
      status: "DRAFTING",
      summary: null,
      goals: [],
      participants: [],
      citizenView: null,
      coordinators: [{ caseworker: { name: "Karen Mikkelsen" } }],
    });
    expect(await asOf({ knownAt: at(7) })).toMatchObject({
      goals: [{ title: "Et job på deltid", status: "PROPOSED" }],
      participants: [{ sector: { code: "LAB" } }, { sector: { code: "SEL" } }],
    });
    expect(await asOf({ validAt: inDays(1) })).toMatchObject({
      version,
      citizenView: { wishes: "At kunne sove om natten." },
    });
    expect(await asOf({ validAt: "2020-01-01" })).toBeNull();
    const stranger = await house.ask("kim", then, { id: planId, knownAt: at(1) });
    expect(stranger.data).toEqual({ coordinatingPlan: null });
  });

  then("has each version acknowledged by her alone, and only the newest", async () => {
    const fields = "plan { revisions(first: 1) { nodes { version acknowledgedAt } } }";
    expect((await tried("karen", "acknowledgePlanVersion", { planId, version }, fields)).code).toBe("FORBIDDEN");
    expect((await tried("fatima", "acknowledgePlanVersion", { planId, version: version - 1 }, fields)).code).toBe(
      "CONFLICT",
    );
    const seen = await done("fatima", "acknowledgePlanVersion", { planId, version }, fields);
    expect(seen.plan.revisions.nodes[0]).toMatchObject({ version, acknowledgedAt: expect.any(String) });
    const again = await done("fatima", "acknowledgePlanVersion", { planId, version }, fields);
    expect(again.plan).toEqual(seen.plan);
  });

  then("ends for a reason, and leaves the sectors' plans where they are (V15)", async () => {
    expect(
      codes((await tried("karen", "closePlan", { planId, version, reason: "CONSENT_WITHDRAWN" })).userErrors),
    ).toContain("REASON_WRONG");
    // Two authorities are bound until their goals are finished and they need no longer take part: both.
    expect(codes((await tried("karen", "closePlan", { planId, version, reason: "GOALS_MET" })).userErrors)).toEqual([
      "OBLIGATIONS_OPEN",
      "GOALS_NOT_MET",
    ]);
    const released = await step("karen", "releaseSector", { sector: "LAB", reason: "Fatima er i arbejde" });
    expect(obligations(released)).toEqual(["LAB bound", "SEL bound"]);
    const [goal] = released.goals;
    expect(
      (await tried("mette", "finishGoal", { planId, version, goalId: goal.id, met: true, outcome: "x" })).code,
    ).toBe("FORBIDDEN");
    const met = await step("karen", "finishGoal", {
      goalId: goal.id,
      met: true,
      outcome: "12 timer om ugen i køkkenet",
    });
    expect(obligations(met)).toEqual(["LAB free", "SEL bound"]);
    expect(codes((await tried("karen", "closePlan", { planId, version, reason: "GOALS_MET" })).userErrors)).toEqual([
      "OBLIGATIONS_OPEN",
    ]);
    await step("karen", "releaseSector", { sector: "SEL", reason: "Støtten er afsluttet" });
    const closed = await step("karen", "closePlan", { reason: "GOALS_MET" });
    expect(closed).toMatchObject({ status: "CLOSED", closeReason: "GOALS_MET" });
    for (const { access, overlay } of closed.sectors) expect([access.reason, overlay]).toEqual(["PLAN_CLOSED", null]);
    expect(
      (
        await house.ask(
          "mette",
          `query ($id: ID!) { employmentPlans(where: { citizenId: { eq: $id } }) { totalCount } }`,
          { id: id("fatima") },
        )
      ).data.employmentPlans.totalCount,
    ).toBe(1);
    expect(
      codes((await tried("karen", "addAgreement", { planId, version, text: "For sent", parties: ["LAB"] })).userErrors),
    ).toEqual(["PLAN_STATUS"]);
  });
});

story("A withdrawal in the middle of Lotte's plan", (then) => {
  let planId: string;
  const consents = `{ me { citizen { consents(first: 50, where: { kind: { eq: JOINING } }) { nodes { id } } coordinatingPlan { id } } } }`;

  then(
    "succeeds at once, closes every sector for everybody, and opens two duties for each sector that took part (V13)",
    async () => {
      const { me } = (await house.ask("lotte", consents)).data;
      planId = me.citizen.coordinatingPlan.id;
      await done("lotte", "withdrawConsent", { consentId: me.citizen.consents.nodes[0].id }, "consent { status }");
      const seen = await plan("karen", planId);
      expect(seen.status).toBe("ENDING_WITHDRAWN");
      for (const { access, overlay } of seen.sectors)
        expect([access.reason, overlay]).toEqual(["CONSENT_WITHDRAWN", null]);
      expect(
        seen.duties
          .filter(({ sector }: { sector: { code: string } }) => !JOINED.includes(sector.code))
          .map(({ kind, sector }: { kind: string; sector: { code: string } }) => `${sector.code} ${kind}`),
      ).toEqual(
        ["EDUCATION", "LAB", "PSYCHIATRY", "SEL"].flatMap((code) => [
          `${code} REASSESSMENT`,
          `${code} SECTOR_DECISION`,
        ]),
      );
    },
  );

  then("leaves running help running: the sectors' own staff see their cases unchanged", async () => {
    const { data } = await house.ask(
      "mette",
      `query ($id: ID!) { employmentPlans(where: { citizenId: { eq: $id } }) { nodes { status interventions { status } } } }`,
      { id: id("lotte") },
    );
    expect(data.employmentPlans.nodes).toMatchObject([{ status: "ACTIVE" }]);
  });

  then("closes only when every duty is done, each by its own sector (V14)", async () => {
    const { duties, version } = await plan("karen", planId);
    expect(
      codes((await tried("karen", "closePlan", { planId, version, reason: "CONSENT_WITHDRAWN" })).userErrors),
    ).toEqual(["DUTIES_OPEN"]);
    for (const duty of duties) {
      const own = staffOf(duty.sector.code);
      const other = own === "mette" ? "susanne" : "mette";
      const decision = { reference: "Sag 26/118", madeOn: inDays(0) };
      expect((await tried(other, "completeDuty", { dutyId: duty.id, decision })).code).toBe("FORBIDDEN");
      await done(own, "completeDuty", { dutyId: duty.id, decision }, "duty { doneAt }");
    }
    const closed = await done("karen", "closePlan", { planId, version, reason: "CONSENT_WITHDRAWN" });
    expect(closed.plan.status).toBe("CLOSED");
  });

  const walk = async (who: string, mutation: string, input: object = {}) =>
    (await done(who, mutation, { planId, version: (await plan("karen", planId)).version, ...input })).plan;

  then(
    "is followed by the whole way once more: she is nominated by a school, found to need it, offered a plan again, and says yes",
    async () => {
      await done(
        "ulla",
        "nominateForCoordination",
        { citizenId: id("lotte"), origin: "SCHOOL", basis: "Fravær hos børnene" },
        "need { id }",
      );
      const { need } = await done(
        "karen",
        "registerCoordinationNeed",
        { citizenId: id("lotte"), basis: "Fem forløb på én gang" },
        "need { id }",
      );
      const { offer } = await done(
        "karen",
        "offerPlan",
        {
          citizenId: id("lotte"),
          needId: need.id,
          coordinatorId: id("karen"),
          explanation: "Et nyt tilbud; det gamle samtykke gælder ikke længere.",
        },
        "offer { id }",
      );
      planId = (await done("lotte", "answerOffer", { offerId: offer.id, accept: true }, "plan { id }")).plan.id;
      expect(await plan("karen", planId)).toMatchObject({ status: "DRAFTING", version: 1 });
    },
  );

  then("begins with nothing shared: what she had agreed to before went with the plan before", async () => {
    for (const { sector, access, overlay } of (await plan("karen", planId)).sectors) {
      const reason = JOINED.includes(sector.code) ? "CONSENT_MISSING" : "CONSENT_WITHDRAWN"; // of these she never shared anything
      expect([access.open, access.reason, overlay]).toEqual([false, reason, null]);
    }
    await done("lotte", "giveSharingConsent", { sector: "LAB", categories: ["PLAN"] }, "consent { status }");
    const open = (await plan("karen", planId)).sectors.filter(
      ({ access }: { access: { open: boolean } }) => access.open,
    );
    expect(open.map(({ sector }: { sector: { code: string } }) => sector.code)).toEqual(["LAB"]);
  });

  then("is made, put in force, worked at and ended, each by who does it", async () => {
    for (const who of ["mette", "susanne"]) await join("karen", "lotte", id(who), ["LAB"]);
    const goalId = (await walk("lotte", "proposeGoal", { title: "Min egen lille café" })).goals[0].id;
    for (const who of ["lotte", "mette", "susanne"]) await walk(who, "agreeGoal", { goalId });
    await walk("karen", "writePlanSummary", {
      summary: "Lotte vil prøve igen.",
      sources: [{ party: "CITIZEN", on: inDays(0), what: "Samtale" }],
    });
    const made = await walk("karen", "addAgreement", { text: "Mette finder et køkken", parties: ["LAB"] });
    await walk("mette", "agreeAgreement", { agreementId: made.agreements[0].id });
    await done("lotte", "recordCitizenView", { planId, wishes: "Ét skridt ad gangen." });
    await walk("karen", "setFollowUp", { dueOn: inDays(30), initiativeHolderId: id("karen") });
    await walk("lotte", "recordCoProduction", { participatedOn: inDays(0), understands: true, meaningful: true });
    expect((await walk("karen", "activatePlan")).status).toBe("ACTIVE");
    await walk("mette", "recordFollowUp", { citizenTookPart: true, note: "Hun er begyndt.", nextDueOn: inDays(60) });
    await walk("karen", "finishGoal", { goalId, met: true, outcome: "Caféen har åbent om torsdagen." });
    for (const sector of ["LAB", "SEL"]) await walk("karen", "releaseSector", { sector, reason: "Målet er nået" });
    expect(await walk("karen", "closePlan", { reason: "GOALS_MET", continuesIn: "LAB" })).toMatchObject({
      status: "CLOSED",
      closeReason: "GOALS_MET",
    });
    const { data } = await house.ask(
      "lotte",
      "query ($id: ID!) { coordinatingPlan(id: $id) { inPlainWords en: inPlainWords(language: EN) } }",
      { id: planId },
    );
    const told = data.coordinatingPlan;
    expect(told.inPlainWords).toMatch(
      /^Du havde en koordinerende plan fra \d+\. \S+ \d{4}\. Den blev afsluttet \d+\. \S+ \d{4}\. Hjælpen går videre i en plan hos én af myndighederne: beskæftigelse\.$/,
    );
    expect(told.en).toMatch(/^You had a coordinating plan from .* It was closed on .* The help goes on in a plan/);
  });

  then("and a plan after that begins with nothing shared either, though she withdrew nothing", async () => {
    const input = { citizenId: id("lotte"), coordinatorId: id("karen"), explanation: "Hvis du får brug for det igen." };
    const { offer } = await done("karen", "offerPlan", input, "offer { id }");
    planId = (await done("lotte", "answerOffer", { offerId: offer.id, accept: true }, "plan { id }")).plan.id;
    for (const { sector, access } of (await plan("karen", planId)).sectors)
      expect([sector.code, access.open]).toEqual([sector.code, false]);
  });
});

story("Oliver, whose municipality must offer a plan,", (then) => {
  then("makes the offer a duty where it says must: listed until an offer is made (DIS-03)", async () => {
    const { need } = await done(
      "soeren",
      "registerCoordinationNeed",
      { citizenId: id("oliver"), basis: "Behandling og mentor" },
      "need { id offerRequired }",
    );
    expect(need.offerRequired).toBe(true); // Hillerød follows the proposal
    const open = async (who: string) =>
      (await house.ask(who, "{ openOfferDuties { nodes { id } } }")).data.openOfferDuties.nodes.map(
        (node: { id: string }) => node.id,
      );
    expect(await open("soeren")).toEqual([need.id]);
    expect(await open("karen")).toEqual([]); // another municipality's
    await done(
      "soeren",
      "offerPlan",
      {
        citizenId: id("oliver"),
        needId: need.id,
        coordinatorId: id("soeren"),
        explanation: "Vi samler behandling og mentor i én plan.",
      },
      "offer { id }",
    );
    expect(await open("soeren")).toEqual([]);
  });

  then("lets a no be a no: declined, and offered again later", async () => {
    const { data } = await house.ask("oliver", "{ me { citizen { offers { nodes { id } } } } }");
    await done(
      "oliver",
      "answerOffer",
      { offerId: data.me.citizen.offers.nodes[0].id, accept: false },
      "offer { status } plan { id }",
    );
    expect(
      (await house.ask("oliver", "{ me { citizen { coordinatingPlan { id } } } }")).data.me.citizen.coordinatingPlan,
    ).toBeNull();
    await done(
      "soeren",
      "offerPlan",
      { citizenId: id("oliver"), coordinatorId: id("soeren"), explanation: "Tilbuddet står ved magt, hvis du vil." },
      "offer { id }",
    );
  });
});

describe("a municipality's policy", () => {
  it("shows its interval and limits as data, with no hidden default", async () => {
    const { data } = await house.ask(
      "soeren",
      `query ($id: ID!) { citizen(id: $id, reason: "Flytter hertil") { municipality { policy { preset offerDuty ownConsentAge followUpDays caseloadLimit caseloadHard } } } }`,
      { id: id("oliver") },
    );
    expect(data.citizen.municipality.policy).toEqual({
      preset: "DS_PROPOSAL",
      offerDuty: "MUST",
      ownConsentAge: 15,
      followUpDays: 60,
      caseloadLimit: 30,
      caseloadHard: false,
    });
  });

  it("warns at a soft caseload limit, and refuses at a hard one (V21)", async () => {
    const limit = { preset: "LAW", followUpDays: 91, caseloadLimit: 1 };
    expect(
      (await tried("karen", "adoptMunicipalPolicy", { input: limit, ...limit }, "policy { id }")).code,
    ).toBeDefined();
    await done("lone", "adoptMunicipalPolicy", limit, "policy { caseloadLimit caseloadHard }");
    const toBodil = { toCaseworkerId: id("bodil"), on: inDays(0), citizenInformed: true };
    await planStep("karen", "sanne", "handOverCoordination", toBodil);
    const ida = await planOf("karen", "ida");
    const handedOver = await done(
      "karen",
      "handOverCoordination",
      { planId: ida.id, version: ida.version, ...toBodil },
      "plan { id } warnings { code message(language: EN) }",
    );
    expect(codes(handedOver.warnings)).toEqual(["CASELOAD_HIGH"]);
    await done("lone", "adoptMunicipalPolicy", { ...limit, caseloadHard: true, from: inDays(1) }, "policy { id }");
    const { db } = house.subgraph("coordination");
    await db.query(
      "UPDATE municipal_policy SET caseload_hard = true WHERE municipality = '0260' AND ends_on IS NOT NULL",
    );
    expect(await refused("karen", "karsten", "handOverCoordination", toBodil)).toEqual(["CASELOAD_FULL"]);
  });
});
