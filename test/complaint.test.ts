import { ACTS, danishDay, daysAfter, openDayFrom, registeredSectors } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { underNumber } from "../subgraphs/decisions/src/complaint/number.ts";
import { deadlineOf } from "../subgraphs/decisions/src/decision/issuing.service.ts";
import { type ComplaintRule, ruleFor } from "../subgraphs/decisions/src/law/rule.ts";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { codes, id, type Payload, steps } from "./support/steps.ts";

// Complaints over what was decided for Lotte: by herself, by who works with her, and by those who may not.

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap });
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const { tried, done, join } = steps(() => house, "id version");
const today = () => danishDay(new Date());
const law = (act: string, paragraph: string) => ({ act, paragraph, validFrom: "2024-01-01" });
const SEL = law("SEL", "§ 85");
const LAB = law("LAB", "§ 167");
const WHOLE = "Du får både støtte hjemme og en mentor, og de arbejder sammen om dit mål om at komme i arbejde.";
const REASONS = "Vi har set på det igen, og dit behov er det samme, som da vi traf afgørelsen.";

const DECISION = "decision { id version parts { id title } }";
const COMPLAINT = `id number version scope medium text receivedOn filedAs decision { id } parts {
  id status late dueOn overdue reasons changedById forwardedOn daysAtBody remindedOn answer answerWords answeredOn withdrawnOn
  answersBefore { answer words why } sector { code } about { title } body { name } da: inPlainWords en: inPlainWords(language: EN)
  statements { text medium receivedOn filedAs mine late sentOn withdrawnOn withdrawnEvidence }
  whyNotTaken meanwhile elsewhere: whyNotTaken(language: EN) }`;
const ASKED = `complaint { ${COMPLAINT} }`;

type Part = readonly [who: string, sector: string, law: object, more?: object];
const HOME: Part = ["karen", "SEL", SEL];
const MENTOR: Part = ["mette", "LAB", LAB, { title: "Mentor" }];

/** A decision that was issued, with parts by who decides each. */
async function decided(parts: readonly Part[], more: object = {}, issue: object = {}): Promise<Payload> {
  const sectors = [...new Set(parts.map(([, sector]) => sector))];
  const [[first]] = parts as [Part];
  let { decision } = await done(first, "draftDecision", { citizenId: id("lotte"), sectors, ...more }, DECISION);
  const named = () => ({ decisionId: decision.id, version: decision.version });
  for (const [who, sector, of, words] of parts) {
    const part = { sector, law: of, title: "Støtte hjemme", outcome: "GRANTED", reasons: REASONS, ...words };
    decision = (await done(who, "addDecisionPart", { ...named(), ...part }, DECISION)).decision;
  }
  const explanation = parts.length > 1 ? WHOLE : undefined;
  return (await done(first, "issueDecision", { ...named(), explanation, ...issue }, DECISION)).decision;
}

const file = (who: string, decision: Payload, more: object = {}) =>
  tried(who, "fileComplaint", { decisionId: decision.id, ...more }, ASKED);
const filed = async (who: string, decision: Payload, more: object = {}): Promise<Payload> =>
  (await done(who, "fileComplaint", { decisionId: decision.id, ...more }, ASKED)).complaint;

/** Does something about the part of a complaint that is called so. */
const work = (who: string, mutation: string, complaint: Payload, title: string, more: object = {}) =>
  tried(who, mutation, { ...naming(complaint), partId: partOf(complaint, title).id, ...more }, ASKED);
const naming = ({ id: complaintId, version }: Payload) => ({ complaintId, version });
const partOf = (complaint: Payload, title: string): Payload =>
  complaint.parts.find(({ about }: Payload) => about.title === title);
const worked = async (...[who, mutation, ...rest]: Parameters<typeof work>): Promise<Payload> => {
  const { code, userErrors, complaint } = await work(who, mutation, ...rest);
  expect({ code, problems: codes(userErrors) }, `${who}: ${mutation}`).toEqual({ code: undefined, problems: [] });
  return complaint;
};
const seen = async (who: string, complaint: Payload): Promise<Payload | null> =>
  (await house.ask(who, `query ($id: ID!) { complaint(id: $id) { ${COMPLAINT} } }`, { id: complaint.id })).data
    ?.complaint;
const mine = async (who: string, asked = COMPLAINT) =>
  (await house.ask(who, `{ me { complaints { ${asked} } } }`)).data.me.complaints;

describe("a complaint over one part", () => {
  it("is kept with reasons by who decided, sent to that part's own body, which is silent, reminded, and answers", async () => {
    const decision = await decided([HOME, MENTOR]);
    const [, mentor] = decision.parts;
    const toComplain = async () =>
      (await house.ask("lotte", "{ me { decisionDates { kind on decisionId text } } }")).data.me.decisionDates
        .filter((each: Payload) => each.decisionId === decision.id)
        .map(({ kind, on, text: said }: Payload) => [kind, on, said]);
    const last = openDayFrom(daysAfter(today(), 28));
    expect((await toComplain()).sort()).toEqual([
      ["COMPLAIN", last, "Sidste dag til at klage over »Mentor«"],
      ["COMPLAIN", last, "Sidste dag til at klage over »Støtte hjemme«"],
    ]);
    const text = "Jeg vil have en mentor, jeg kender.";
    const complaint = await filed("lotte", decision, { partIds: [mentor.id], text });
    expect(await toComplain()).toEqual([["COMPLAIN", last, "Sidste dag til at klage over »Støtte hjemme«"]]);
    const dueOn = openDayFrom(daysAfter(today(), 28));
    expect(complaint).toMatchObject({
      ...{
        number: expect.stringMatching(/^K-20\d\d-\d{6}$/),
        scope: "PARTS",
        medium: "ONLINE",
        filedAs: "CITIZEN",
        text,
      },
      parts: [
        {
          status: "RECEIVED",
          late: false,
          dueOn,
          overdue: false,
          body: { name: "Ankestyrelsens Beskæftigelsesudvalg" },
        },
      ],
    });
    expect(complaint.parts[0].meanwhile).toBe("Du får hjælpen, som den er bevilget, mens klagen behandles.");
    expect((await work("mette", "forwardComplaint", complaint, "Mentor")).userErrors[0].code).toBe("REASSESS_FIRST");
    for (const who of ["lotte", "karen"])
      expect((await work(who, "reassessComplaint", complaint, "Mentor", { reasons: REASONS })).code, who).toBe(
        "FORBIDDEN",
      );
    let now = await worked("mette", "reassessComplaint", complaint, "Mentor", { reasons: REASONS });
    expect(now.parts).toMatchObject([{ status: "KEPT", reasons: REASONS, dueOn }]);
    expect((await work("mette", "forwardComplaint", complaint, "Mentor")).code).toBe("CONFLICT");
    now = await worked("mette", "forwardComplaint", now, "Mentor");
    expect(now.parts).toMatchObject([{ status: "FORWARDED", forwardedOn: today(), daysAtBody: 0, dueOn: null }]);
    // The body says nothing for seven weeks.
    house.goTo(daysAfter(today(), 49));
    for (const _twice of [1, 2]) now = await worked("mette", "remindComplaintBody", now, "Mentor");
    expect(now.parts).toMatchObject([{ daysAtBody: 49, remindedOn: [daysAfter(today(), 49)], status: "FORWARDED" }]);
    expect((await mine("lotte"))[0].parts[0].da).toContain("er ikke besvaret endnu");
    const answer = { answer: "SENT_BACK", words: "Sagen er ikke oplyst nok." };
    const on = (answeredOn: string) => work("mette", "recordComplaintAnswer", now, "Mentor", { ...answer, answeredOn });
    for (const day of [daysAfter(today(), -1), daysAfter(today(), 50)])
      expect(codes((await on(day)).userErrors), day).toEqual(["DATE_OUT_OF_REACH"]);
    await on(daysAfter(today(), 48));
    expect(await mine("lotte")).toMatchObject([
      {
        number: complaint.number,
        parts: [
          {
            ...{
              status: "ANSWERED",
              answer: "SENT_BACK",
              answerWords: answer.words,
              daysAtBody: null,
              meanwhile: null,
            },
            da: "Ankestyrelsens Beskæftigelsesudvalg har sendt sagen tilbage: den skal afgøres på ny.",
            en: "The Employment Committee of the Appeals Board has sent the case back: it is to be decided anew.",
          },
        ],
      },
    ]);
    // Mette wrote down what another case had come to. She puts it right, once, and what stood there stays beside it.
    now = (await seen("mette", now)) as Payload;
    const truth = { answer: "UPHELD", words: "Vi er enige.", answeredOn: daysAfter(today(), 48), why: "Forkert sag." };
    expect((await work("karen", "correctComplaintAnswer", now, "Mentor", truth)).code).toBe("FORBIDDEN");
    const future = { ...truth, answeredOn: daysAfter(today(), 50) };
    expect(codes((await work("mette", "correctComplaintAnswer", now, "Mentor", future)).userErrors)).toEqual([
      "DATE_OUT_OF_REACH",
    ]);
    for (const _twice of [1, 2]) now = await worked("mette", "correctComplaintAnswer", now, "Mentor", truth);
    expect((await mine("lotte"))[0].parts).toMatchObject([
      {
        ...{ answer: "UPHELD", da: "Ankestyrelsens Beskæftigelsesudvalg er enig i afgørelsen. Den gælder." },
        answersBefore: [{ answer: "SENT_BACK", words: "Sagen er ikke oplyst nok.", why: "Forkert sag." }],
      },
    ]);
    // Made anew for another reason, it holds no longer, whatever the body said of it.
    await decided([HOME, MENTOR], { supersedesId: decision.id });
    expect((await mine("lotte"))[0].parts[0].da).toContain("er enig i afgørelsen. Den gælder ikke længere fra");
    expect(codes((await work("lotte", "withdrawComplaint", now, "Mentor")).userErrors)).toEqual(["NOTHING_OPEN"]);
  });

  it("is one while it is open, whatever is said of it, and two at once are one; taken back, it can be made again", async () => {
    const decision = await decided([HOME, MENTOR]);
    const [home, mentor] = decision.parts;
    const both = await Promise.all([1, 2].map(() => filed("lotte", decision, { partIds: [mentor.id] })));
    expect(new Set(both.map((each) => each.id)).size).toBe(1);
    let [open] = both as [Payload];
    expect(open.parts[0].statements).toMatchObject([{ mine: true, text: null }]);
    // What she says on top of it stands with it; pressed twice, it is said once.
    const more = { partIds: [mentor.id], text: "Hun kommer ikke mere.", idempotencyKey: "mere" };
    for (const _twice of [1, 2]) open = await filed("lotte", decision, more);
    open = await filed("lotte", decision, { ...more, idempotencyKey: "igen" });
    expect([both[0]?.id, open.parts[0].statements.map(({ text }: Payload) => text)]).toEqual([
      open.id,
      [null, more.text],
    ]);
    // A complaint over the whole takes what is not complained about yet.
    const whole = await filed("lotte", decision);
    expect(whole.parts).toMatchObject([{ status: "RECEIVED" }, { status: "NOT_TAKEN", meanwhile: null }]);
    expect(whole.parts[1].whyNotTaken).toContain("allerede en klage");
    expect(whole.number).not.toBe(open.number);
    const back = await done("lotte", "withdrawComplaint", naming(open), ASKED);
    expect(back.complaint.parts).toMatchObject([{ status: "WITHDRAWN", withdrawnOn: today(), dueOn: null }]);
    expect(
      (await work("mette", "reassessComplaint", back.complaint, "Mentor", { reasons: REASONS })).userErrors[0].code,
    ).toBe("COMPLAINT_STATUS");
    await filed("lotte", decision, { partIds: [mentor.id] });
    expect((await filed("lotte", decision, { partIds: [home.id] })).id).toBe(whole.id);
    await house.subgraph("decisions").db.query(
      `INSERT INTO complaint SELECT (json_populate_record(c, json_build_object('id', gen_random_uuid(), 'number', 'K-' || n))).*
       FROM complaint c, generate_series(1, 46) n WHERE c.id = $1`,
      [whole.id],
    );
    const key = { idempotencyKey: "klage", partIds: [home.id] };
    await done("lotte", "withdrawComplaint", naming(whole), ASKED);
    const last = await filed("lotte", decision, key);
    expect((await filed("lotte", decision, key)).id).toBe(last.id);
    await done("lotte", "withdrawComplaint", naming(last), ASKED);
    expect(codes((await file("lotte", decision, { partIds: [home.id] })).userErrors)).toEqual(["TOO_MANY"]);
  });
});

describe("a complaint over the whole", () => {
  it("goes to each part's own body, or is changed by a new decision that stands in place of the old", async () => {
    const decision = await decided([HOME, MENTOR]);
    const complaint = await filed("lotte", decision, { text: "Det er for lidt" });
    // Peter reads in the plan that there is a complaint, and how it stands; what she says is for who must look at it again.
    await join("karen", "lotte", id("peter"), ["SEL", "LAB"]);
    const read = async (who: string) => {
      const { text, parts } = (await seen(who, complaint)) as Payload;
      return [text, parts.map(({ status, statements }: Payload) => [status, statements[0].text])];
    };
    const words = "Det er for lidt";
    expect(await read("peter")).toEqual([null, [1, 2].map(() => ["RECEIVED", null])]);
    for (const who of ["lotte", "karen", "mette"])
      expect(await read(who), who).toEqual([words, [1, 2].map(() => ["RECEIVED", words])]);
    expect(complaint.parts.map(({ body }: Payload) => body.name)).toEqual([
      "Ankestyrelsen",
      "Ankestyrelsens Beskæftigelsesudvalg",
    ]);
    const other = await decided([HOME]);
    const change = (who: string, title: string, now: Payload, newDecisionId: string) =>
      work(who, "reassessComplaint", now, title, { reasons: REASONS, newDecisionId });
    for (const wrong of [decision.id, other.id, "00000000-0000-8000-a000-000000000000"])
      expect(codes((await change("karen", "Støtte hjemme", complaint, wrong)).userErrors), wrong).toEqual([
        "NOT_THE_NEW_DECISION",
      ]);
    const instead = await decided([HOME, MENTOR], { supersedesId: decision.id });
    const first = (await change("karen", "Støtte hjemme", complaint, instead.id)).complaint;
    const { parts } = (await change("mette", "Mentor", first, instead.id)).complaint;
    expect(parts).toMatchObject([1, 2].map(() => ({ status: "CHANGED", changedById: instead.id, dueOn: null })));
    const { data } = await house.ask("lotte", "{ me { decisions { id complaints { number } } } }");
    expect(data.me.decisions.map(({ complaints }: Payload) => complaints)).toEqual([
      [],
      [],
      [{ number: complaint.number }],
    ]);
  });

  it("is changed by a decision that gives more of the very help, made since; sent back, it waits for one", async () => {
    const no = { outcome: "REFUSED", noHearing: "Du har selv bedt om en afgørelse med det samme." };
    const costs = (more: object): Part => ["karen", "SEL", law("SEL", "§ 100"), { title: "Merudgifter", ...more }];
    const first = await decided([HOME, costs(no)]);
    // Decided anew before she complained, and the same: what Karen names is no answer to her.
    const decision = await decided([HOME, costs(no)], { supersedesId: first.id });
    const complaint = await filed("lotte", decision, {
      partIds: [decision.parts.find(({ title }: Payload) => title === "Merudgifter").id],
    });
    const late = await filed("lotte", first, { partIds: [first.parts[1].id] });
    const change = (now: Payload, newDecisionId: string) =>
      work("karen", "reassessComplaint", now, "Merudgifter", { reasons: REASONS, newDecisionId });
    expect(codes((await change(late, decision.id)).userErrors)).toEqual(["NOT_THE_NEW_DECISION"]);
    expect(late.parts[0].meanwhile).toMatch(/^Afgørelsen gælder ikke længere fra/);
    const same = await decided([HOME, costs(no)], { supersedesId: decision.id });
    expect(codes((await change(complaint, same.id)).userErrors)).toEqual(["NOT_THE_NEW_DECISION"]);
    const some = await filed("lotte", same, { partIds: [same.parts[1].id] });
    const partly = await decided([HOME, costs({ ...no, outcome: "PARTLY" })], { supersedesId: same.id });
    expect((await change(some, partly.id)).complaint.parts).toMatchObject([{ status: "CHANGED" }]);
    // The body sends the one about what was partly given back: it is Karen's again, until she has decided anew.
    const again = await filed("lotte", partly, { partIds: [partly.parts[1].id] });
    const dueTo = async (who: string) =>
      (await house.ask(who, "{ complaintsDue(first: 50) { nodes { complaint { number } } } }")).data.complaintsDue.nodes
        .map((node: Payload) => node.complaint.number)
        .filter((number: string) => number === again.number);
    const kept = await worked("karen", "reassessComplaint", again, "Merudgifter", { reasons: REASONS });
    const sent = await worked("karen", "forwardComplaint", kept, "Merudgifter");
    expect(await dueTo("susanne")).toEqual([]);
    await worked("karen", "recordComplaintAnswer", sent, "Merudgifter", {
      ...{ answer: "SENT_BACK", words: "Sagen er ikke oplyst.", answeredOn: today() },
    });
    expect([await dueTo("susanne"), await dueTo("mette")]).toEqual([[again.number], []]);
    // So it is where the body changed it: somebody has to carry that out.
    const changed = { answer: "CHANGED", words: "Alt bevilges.", answeredOn: today(), why: "Læst forkert." };
    let answered = (await seen("karen", again)) as Payload;
    answered = await worked("karen", "correctComplaintAnswer", answered, "Merudgifter", changed);
    expect(await dueTo("susanne")).toEqual([again.number]);
    const back = { answer: "SENT_BACK", words: "Sagen er ikke oplyst.", answeredOn: today(), why: "Dog ikke." };
    await worked("karen", "correctComplaintAnswer", answered, "Merudgifter", back);
    // She complains about it once more: nobody promises that it is looked at again, and she is told what she can do.
    const after = await file("lotte", partly, { partIds: [partly.parts[1].id] });
    expect([codes(after.userErrors), after.userErrors[0].da]).toEqual([
      ["COMPLAINT_NOT_TAKEN", "NOTHING_TO_TAKE"],
      expect.stringContaining("den skal afgøres på ny. Sig det, du vil sige, til dem, der afgør den"),
    ]);
    await decided([HOME, costs({})], { supersedesId: partly.id });
    expect(await dueTo("susanne")).toEqual([]);
  });

  it("says of what a body has answered that nobody here looks at it again, and takes the rest along", async () => {
    const decision = await decided([HOME, MENTOR]);
    const complaint = await filed("lotte", decision, { partIds: [decision.parts[0].id] });
    const kept = await worked("karen", "reassessComplaint", complaint, "Støtte hjemme", { reasons: REASONS });
    const sent = await worked("karen", "forwardComplaint", kept, "Støtte hjemme");
    const answer = { answer: "UPHELD", words: "Vi er enige.", answeredOn: today() };
    await worked("karen", "recordComplaintAnswer", sent, "Støtte hjemme", answer);
    const alone = await file("lotte", decision, { partIds: [decision.parts[0].id] });
    expect(codes(alone.userErrors)).toEqual(["COMPLAINT_NOT_TAKEN", "NOTHING_TO_TAKE"]);
    expect(alone.userErrors[0].message).toContain("write to the National Social Appeals Board itself");
    expect((await filed("lotte", decision)).parts).toMatchObject([
      { status: "NOT_TAKEN", dueOn: null, whyNotTaken: expect.stringContaining("Folketingets Ombudsmand") },
      { status: "RECEIVED" },
    ]);
  });

  it("takes the rest along where nobody can be complained to about a part, or only elsewhere", async () => {
    const nobody: Part = ["karen", "SEL", law("SEL", "§ 82 a"), { title: "Gruppeforløb" }];
    const decision = await decided([nobody, MENTOR]);
    const [group] = decision.parts;
    const alone = await file("lotte", decision, { partIds: [group.id] });
    expect(codes(alone.userErrors)).toEqual(["COMPLAINT_NOT_TAKEN", "NOTHING_TO_TAKE"]);
    expect(alone.userErrors[0].da).toContain("»Gruppeforløb«: Der er ingen at klage til");
    const { parts } = await filed("lotte", decision);
    expect(parts).toMatchObject([
      { status: "NOT_TAKEN", dueOn: null, elsewhere: expect.stringContaining("nobody to complain to") },
      { status: "RECEIVED", whyNotTaken: null },
    ]);
    const treated = await decided([["karen", "SEL", law("Sundhedsloven", "§ 141"), { title: "Alkoholbehandling" }]]);
    const health = await file("lotte", treated);
    expect(codes(health.userErrors)).toEqual(["COMPLAINT_NOT_TAKEN", "NOTHING_TO_TAKE"]);
    expect(health.userErrors[0].da).toContain("Styrelsen for Patientklager");
  });

  it("waits while a sector does not say who may decide, and Lotte reads and files all the same", async () => {
    const decision = await decided([HOME, MENTOR]);
    await misbehaving.while("employment", "silent", async () => {
      const complaint = await filed("lotte", decision);
      expect((await work("mette", "reassessComplaint", complaint, "Mentor", { reasons: REASONS })).code).toBe(
        "NOT_CHECKED",
      );
      const now = await worked("karen", "reassessComplaint", complaint, "Støtte hjemme", { reasons: REASONS });
      expect((await mine("lotte", "version")).map(({ version }: Payload) => version)).toEqual([now.version]);
    });
    const { data, errors } = await misbehaving.while("decisions", "silent", () =>
      house.ask("lotte", "{ me { name complaints { id } } }"),
    );
    expect(data.me).toMatchObject({ name: "Lotte Holm", complaints: null });
    expect(errors?.[0].extensions.code).toBe("SECTOR_SILENT");
  });
});

describe("help that ends", () => {
  it("goes on in its sector while a complaint holds it, where the rule says so, and no longer than that", async () => {
    await house.subgraph("decisions").db.query("UPDATE complaint_rule SET suspensive = true WHERE code = 'SEL'", []);
    const CASE = `query ($id: ID!) { socialCase(citizenId: $id) {
      interventions { id title version legalBasis { act paragraph validFrom } } decisions { waits } } }`;
    const inCase = async () => (await house.ask("susanne", CASE, { id: id("lotte") })).data.socialCase;
    const [help] = (await inCase()).interventions.filter(({ legalBasis }: Payload) => legalBasis[0]?.act === "SEL");
    const ended = { interventionId: help.id, outcome: "ENDED", noHearing: "Du har selv bedt om, at den ophører." };
    const decision = await decided([["karen", "SEL", help.legalBasis[0], { ...ended, title: undefined }]]);
    const waits = async () => (await inCase()).decisions.map((each: Payload) => each.waits);
    expect(await waits()).toEqual([false]);
    const toEnd = async () => {
      const { data } = await house.ask(
        "susanne",
        'query ($of: ID) { socialTasks(first: 100, where: { kinds: ["END_DECIDED"], citizenId: $of }) { nodes { dueOn subject citizen { id } } } }',
        { of: id("lotte") },
      );
      return data.socialTasks.nodes;
    };
    expect(await toEnd()).toEqual([{ dueOn: today(), subject: help.title, citizen: { id: id("lotte") } }]);
    const complaint = await filed("lotte", decision);
    expect(await toEnd()).toEqual([]);
    expect(complaint.parts[0].meanwhile).toBe("Du beholder hjælpen, til klagen er afgjort.");
    expect(await waits()).toEqual([true]);
    const end = async () => {
      const input = { interventionId: help.id, version: help.version, reason: "GOAL_REACHED" };
      return codes((await tried("susanne", "endSocialIntervention", input, "intervention { id }")).userErrors);
    };
    expect(await end()).toEqual(["COMPLAINT_SUSPENDS"]);
    // A sector that is silent when it is settled is told when somebody next looks.
    await misbehaving.while("social", "silent", () => done("lotte", "withdrawComplaint", naming(complaint), ASKED));
    expect(await waits()).toEqual([true]);
    await house.ask("lotte", "{ me { decisions { id } } }");
    expect(await waits()).toEqual([false]);
    expect(await toEnd()).toHaveLength(1);
    expect(await end()).toEqual([]);
    expect(await toEnd()).toEqual([]);
  });
});

describe("a complaint that comes late", () => {
  it.each([
    ["Easter", "2027-02-26", "2027-03-30"], // four weeks later is Good Friday
    ["Christmas", "2027-11-27", "2027-12-27"], // four weeks later is Christmas Day, a Saturday
  ])(
    "is not late on the last day, which %s moves; the day after it is, and goes on all the same",
    async (_feast, on, last) => {
      house.goTo(on);
      const decision = await decided([HOME, MENTOR]);
      const [home, mentor] = decision.parts;
      house.goTo(last);
      const intime = await filed("lotte", decision, { partIds: [home.id] });
      expect(intime.parts).toMatchObject([{ late: false, dueOn: openDayFrom(daysAfter(last, 28)) }]);
      house.goTo(daysAfter(last, 1));
      const late = await filed("lotte", decision, { partIds: [mentor.id] });
      expect(late.parts).toMatchObject([{ late: true, status: "RECEIVED" }]);
      expect(late.parts[0].da).toContain("kom efter klagefristen");
      // Whether it is taken all the same is for the body to say: nobody has to look at the decision again first.
      expect((await worked("mette", "forwardComplaint", late, "Mentor")).parts).toMatchObject([
        { status: "FORWARDED" },
      ]);
      const due = openDayFrom(daysAfter(last, 28));
      house.goTo(due);
      expect((await seen("karen", intime))?.parts).toMatchObject([{ overdue: false }]);
      house.goTo(daysAfter(due, 1));
      expect((await seen("karen", intime))?.parts).toMatchObject([{ overdue: true }]);
      expect((await seen("lotte", intime))?.parts[0].da).toContain("og det er ikke sket endnu");
    },
  );
});

describe("who complains", () => {
  it("is Lotte, or who works with the decision and writes down what she said and when", async () => {
    house.goTo(daysAfter(today(), 1));
    const decision = await decided([HOME, MENTOR]);
    house.goTo(daysAfter(today(), 3));
    const said = { medium: "PHONE", receivedOn: daysAfter(today(), 2) };
    for (const [who, code] of [
      ...["soeren", "dorte", "niels", "ulla", "peter", "lone", "sanne", "frida"].map(
        (each) => [each, "NOT_FOUND"] as const,
      ),
      ["anna", "NOT_FOUND"] as const,
    ])
      expect((await file(who, decision, said)).code, who).toMatch(code);
    for (const [more, problems] of [
      [{ receivedOn: said.receivedOn }, ["REQUIRED"]],
      [{ medium: "ONLINE" }, ["REQUIRED"]],
      [{ ...said, receivedOn: daysAfter(today(), 4) }, ["DATE_OUT_OF_REACH"]],
      [{ ...said, receivedOn: today() }, ["DATE_OUT_OF_REACH"]],
      [{ ...said, partIds: [decision.id] }, ["DECISION_PART_UNKNOWN"]],
    ] as const)
      expect(codes((await file("susanne", decision, more)).userErrors), JSON.stringify(more)).toEqual(problems);
    expect(codes((await file("lotte", decision, said)).userErrors)).toEqual(["DATE_OUT_OF_REACH"]);
    const { complaint } = await file("kim", decision, { ...said, text: "Hun er utilfreds" });
    // Kim takes no part in the plan: he sees what is his sector's, and reads what she said, for he must look at it again.
    expect(complaint).toMatchObject({
      filedAs: "STAFF",
      ...said,
      scope: "WHOLE",
      text: "Hun er utilfreds",
      parts: [{ about: { title: "Mentor" } }],
    });
    expect(await seen("lotte", complaint)).toMatchObject({ text: "Hun er utilfreds", parts: [{}, {}] });
    for (const who of ["soeren", "dorte", "ulla", "peter", "lone", "sanne", "frida"])
      expect(await seen(who, complaint), who).toBeNull();
    // She calls again and takes it back: who writes that down says how they know, and takes back what is theirs to see.
    const taken = { evidence: "Notat 12" };
    expect(codes((await work("kim", "withdrawComplaint", complaint, "Mentor")).userErrors)).toEqual(["REQUIRED"]);
    expect((await work("susanne", "withdrawComplaint", complaint, "Mentor", taken)).code).toBe("FORBIDDEN");
    const alien = { ...taken, onBehalfOf: id("sanne") };
    expect(codes((await work("kim", "withdrawComplaint", complaint, "Mentor", alien)).userErrors)).toEqual([
      "NOT_THEIRS_TO_SAY",
    ]);
    const back = await worked("kim", "withdrawComplaint", complaint, "Mentor", taken);
    expect(back.parts).toMatchObject([
      {
        status: "WITHDRAWN",
        statements: [{ filedAs: "STAFF", withdrawnOn: daysAfter(today(), 3), withdrawnEvidence: "Notat 12" }],
      },
    ]);
    // What Lotte said here herself she takes back herself.
    const own = await filed("lotte", decision, { partIds: [decision.parts[1].id] });
    expect((await work("kim", "withdrawComplaint", own, "Mentor", taken)).code).toBe("FORBIDDEN");
    const lines = "SELECT purpose FROM read_log WHERE reader_id = $1 AND operation = 'DECISION_READ'";
    const { db } = house.subgraph("decisions");
    expect((await db.query(lines, [id("kim")])).length).toBeGreaterThan(0);
    expect(await db.query(lines, [id("niels")])).toEqual([]);
  });

  it("is a parent for a child, and the child themself from ten; neither a parent of who is of age, nor the guardian of who can decide", async () => {
    const speaks = async (citizen: string, representative: string, kind: string) => {
      const made = { citizenId: id(citizen), representativeId: id(representative), kind, personalMatters: true };
      const more = { startsOn: "2020-01-01", evidence: "CPR-registret" };
      const { code, userErrors, representation } = await tried(
        "karen",
        "registerRepresentation",
        { ...made, ...more },
        "representation { id }",
      );
      if (representation)
        await done("mette", "confirmRepresentation", { id: representation.id }, "representation { id }");
      return code ?? codes(userErrors)[0];
    };
    await house.subgraph("coordination").db.query("DELETE FROM representation");
    await speaks("mille", "sanne", "PARENT");
    await speaks("lotte", "fatima", "GUARDIAN");
    const child: Part = ["karen", "SEL", law("Barnets lov", "§ 32, stk. 1, nr. 5"), { title: "Familiebehandling" }];
    const decision = await decided([child], { citizenId: id("mille") });
    for (const who of ["david", "fatima", "lotte"]) expect((await file(who, decision)).code, who).toBe("NOT_FOUND");
    const complaint = await filed("sanne", decision);
    expect(complaint).toMatchObject({ filedAs: "PARENT", parts: [{ body: { name: "Ankestyrelsen" } }] });
    const { data } = await house.ask("sanne", `query ($id: ID!) { citizen(id: $id) { complaints { number } } }`, {
      id: id("mille"),
    });
    expect(data.citizen.complaints).toEqual([{ number: complaint.number }]);
    // Mille, who is 13, is a party herself: she complains too, about what her mother has not, and takes back what is hers.
    const again = await decided([child], { citizenId: id("mille") });
    const hers = await filed("mille", again);
    expect(hers).toMatchObject({ filedAs: "CITIZEN", parts: [{ status: "RECEIVED" }] });
    for (const [who, theirs] of [
      ["sanne", hers],
      ["mille", complaint],
    ] as const)
      expect((await tried(who, "withdrawComplaint", naming(theirs), ASKED)).code, who).toBe("FORBIDDEN");
    const also = await file("mille", decision, { text: "Jeg vil selv sige det." });
    expect(also.complaint.parts[0].statements).toMatchObject([{ filedAs: "PARENT" }, { filedAs: "CITIZEN" }]);
    await house
      .subgraph("coordination")
      .db.query("UPDATE citizen SET born_on = $2 WHERE id = $1", [id("mille"), daysAfter(today(), -9 * 365)]);
    expect((await file("mille", again)).code, "at nine").toBe("NOT_FOUND");
    expect(await mine("sanne")).toEqual([]);
    const own = await decided([HOME]);
    for (const who of ["fatima", "sanne"]) expect((await file(who, own)).code, who).toBe("NOT_FOUND");
    // Nobody complains about what is not decided.
    const draft = (await done("karen", "draftDecision", { citizenId: id("lotte"), sectors: ["SEL"] }, DECISION))
      .decision;
    expect((await file("lotte", draft)).code).toBe("NOT_FOUND");
    expect(codes((await file("karen", draft, { medium: "PHONE" })).userErrors)).toEqual(["NOT_ISSUED"]);
  });

  it("are two parents, each in their own words under one complaint, which goes on while one of them stands behind it", async () => {
    await house.subgraph("coordination").db.query("DELETE FROM representation");
    for (const who of ["sanne", "david"]) {
      const input = {
        ...{ citizenId: id("mille"), representativeId: id(who), kind: "PARENT", personalMatters: true },
        ...{ startsOn: "2020-01-01", evidence: "CPR", custody: "JOINT" },
      };
      const { representation } = await done("karen", "registerRepresentation", input, "representation { id }");
      await done("mette", "confirmRepresentation", { id: representation.id }, "representation { id }");
    }
    const help = (title: string): Part => ["karen", "SEL", SEL, { title }];
    const decision = await decided([help("Familiebehandling"), help("Aflastning")], { citizenId: id("mille") });
    const [family, relief] = decision.parts;
    const hers = await filed("sanne", decision, { partIds: [family.id], text: "Det er for lidt." });
    house.goTo(daysAfter(today(), 5));
    // He complains over all of it: what she complained about is joined, the rest is his.
    const his = await filed("david", decision, { text: "Det er for meget." });
    expect(his.parts).toMatchObject([
      { status: "NOT_TAKEN", statements: [], da: expect.stringContaining("står sammen med den") },
      { status: "RECEIVED", statements: [{ text: "Det er for meget.", mine: true }] },
    ]);
    const statements = [
      { text: "Det er for lidt.", filedAs: "PARENT", receivedOn: today(), withdrawnOn: null },
      { text: "Det er for meget.", filedAs: "PARENT", receivedOn: daysAfter(today(), 5), withdrawnOn: null },
    ];
    for (const who of ["sanne", "david", "karen", "mille"]) {
      const [part] = (await seen(who, hers))?.parts ?? [];
      expect(part.statements, who).toMatchObject(statements);
      expect(
        part.statements.map(({ mine }: Payload) => mine),
        who,
      ).toEqual([who === "sanne", who === "david"]);
    }
    // Staff write down what he says on the telephone, by his name; and nobody's who does not speak for her.
    const call = { partIds: [family.id], medium: "PHONE", text: "Ring til mig." };
    expect(codes((await file("karen", decision, { ...call, onBehalfOf: id("lotte") })).userErrors)).toEqual([
      "NOT_THEIRS_TO_SAY",
    ]);
    expect(
      codes((await file("sanne", decision, { partIds: [family.id], onBehalfOf: id("david") })).userErrors),
    ).toEqual(["NOT_THEIRS_TO_SAY"]);
    let now = await filed("karen", decision, { ...call, onBehalfOf: id("david") });
    expect([now.id, now.parts[0].statements.length]).toEqual([hers.id, 3]);
    // Who looks again has read all of it: on the version before there is more to read.
    expect((await work("karen", "reassessComplaint", hers, "Familiebehandling", { reasons: REASONS })).code).toBe(
      "CONFLICT",
    );
    // Sanne takes back hers, and Mille hers alone, of which there is none: it goes on for David until he takes back his, here or by Karen.
    now = (await done("sanne", "withdrawComplaint", naming(now), ASKED)).complaint;
    expect(now.parts).toMatchObject([
      { status: "RECEIVED", statements: [{ withdrawnOn: daysAfter(today(), 5) }, { withdrawnOn: null }, {}] },
    ]);
    for (const who of ["sanne", "mille"])
      expect((await tried(who, "withdrawComplaint", naming(now), ASKED)).code, who).toBe("FORBIDDEN");
    const told = { evidence: "Notat 3", onBehalfOf: id("david") };
    now = (await done("karen", "withdrawComplaint", { ...naming(now), ...told }, ASKED)).complaint;
    expect(now.parts).toMatchObject([{ status: "RECEIVED" }]);
    now = (await done("david", "withdrawComplaint", naming(now), ASKED)).complaint;
    expect(now.parts).toMatchObject([{ status: "WITHDRAWN", dueOn: null }]);
    const { db } = house.subgraph("decisions");
    await expect(db.query("UPDATE complaint_statement SET text = 'x'"), "its words").rejects.toThrow(/never changed/);
    // What somebody says after it was sent on is sent on after it: until then it is Karen's to do.
    now = await worked("karen", "reassessComplaint", his, "Aflastning", { reasons: REASONS });
    now = await worked("karen", "forwardComplaint", now, "Aflastning");
    expect(now.parts[1].statements).toMatchObject([{ sentOn: daysAfter(today(), 5) }]);
    expect(codes((await work("karen", "forwardComplaint", now, "Aflastning")).userErrors)).toEqual([
      "COMPLAINT_STATUS",
    ]);
    house.goTo(daysAfter(today(), 9));
    now = await filed("sanne", decision, { partIds: [relief.id], text: "Det synes jeg også." });
    const due = async () =>
      (await house.ask("karen", "{ complaintsDue(first: 50) { nodes { id } } }")).data.complaintsDue.nodes.map(
        (each: Payload) => each.id,
      );
    expect(await due()).toContain(now.parts[1].id);
    now = await worked("karen", "forwardComplaint", now, "Aflastning");
    expect(now.parts[1]).toMatchObject({
      forwardedOn: daysAfter(today(), 5),
      statements: [{}, { sentOn: daysAfter(today(), 9) }],
    });
    expect(await due()).not.toContain(now.parts[1].id);
    // Nobody goes on without end.
    for (const number of Array.from({ length: 18 }).keys())
      await filed("sanne", decision, { partIds: [relief.id], text: `Og ${number}` });
    const over = await file("sanne", decision, { partIds: [relief.id], text: "Og så" });
    expect([codes(over.userErrors), over.complaint]).toEqual([["TOO_MANY"], null]);
  });

  it("of who moved here is answered by those who decided, not by those who see it through the plan where they live now", async () => {
    const lives = (municipality: string) =>
      house
        .subgraph("coordination")
        .db.query("UPDATE citizen SET municipality = $1 WHERE id = $2", [municipality, id("lotte")]);
    await lives("0219");
    const decision = await decided([["dorte", "SEL", SEL]]);
    const complaint = await filed("lotte", decision);
    await lives("0260");
    const step = (who: string) => work(who, "reassessComplaint", complaint, "Støtte hjemme", { reasons: REASONS });
    expect(await seen("karen", complaint)).toMatchObject({ number: complaint.number });
    expect((await step("karen")).code).toBe("FORBIDDEN");
    expect((await step("susanne")).code).toMatch(/FORBIDDEN|NOT_FOUND/);
    expect((await step("dorte")).complaint.parts).toMatchObject([{ status: "KEPT" }]);
  });
});

describe("who has to act", () => {
  const due = async (who: string) =>
    (await house.ask(who, "{ complaintsDue { totalCount nodes { dueOn about { title } complaint { number } } } }")).data
      .complaintsDue;
  const counts = (who: Parameters<TestHouse["ask"]>[0]) =>
    house.ask(who, "{ complaintCounts { sector { code } toDo atBody overdue } }");

  it("finds what is theirs by its day, and a leader counts and what is late, of nobody in particular", async () => {
    const decision = await decided([HOME, MENTOR]);
    const complaint = await filed("lotte", decision);
    expect(await due("kim")).toMatchObject({
      totalCount: 1,
      nodes: [{ about: { title: "Mentor" }, complaint: { number: complaint.number } }],
    });
    expect((await due("susanne")).nodes).toMatchObject([{ about: { title: "Støtte hjemme" } }]);
    for (const who of ["niels", "dorte", "ulla", "peter", "lotte", "lone"])
      expect((await due(who)).nodes, who).toEqual([]);
    await worked(
      "mette",
      "forwardComplaint",
      await worked("mette", "reassessComplaint", complaint, "Mentor", { reasons: REASONS }),
      "Mentor",
    );
    expect((await due("kim")).nodes).toEqual([]);
    house.goTo(daysAfter(partOf(complaint, "Støtte hjemme").dueOn, 1));
    // Few are not told, for somebody might know whose they are; what is late is the leader's to see to.
    const few = [
      { sector: { code: "LAB" }, toDo: 0, atBody: null, overdue: 0 },
      { sector: { code: "SEL" }, toDo: null, atBody: 0, overdue: 1 },
    ];
    expect((await counts("lone")).data.complaintCounts).toEqual(few);
    // What is late they see one by one, by its number: never whose it is, nor a word of it.
    const overdue = (who: Parameters<TestHouse["ask"]>[0]) =>
      house.ask(who, "{ overdueComplaints { totalCount nodes { number dueOn sector { code } } } }");
    const [late] = complaint.parts.filter(({ about }: Payload) => about.title === "Støtte hjemme");
    expect((await overdue("lone")).data.overdueComplaints).toEqual({
      totalCount: 1,
      nodes: [{ number: complaint.number, dueOn: late.dueOn, sector: { code: "SEL" } }],
    });
    expect(await seen("lone", complaint)).toBeNull();
    const leader = async (more: object) => ({ token: await signDemoToken({ ...person("lone").caller, ...more }) });
    expect((await counts(await leader({ sector: "LAB" }))).data.complaintCounts).toEqual(few.slice(0, 1));
    expect((await overdue(await leader({ sector: "LAB" }))).data.overdueComplaints.nodes).toEqual([]);
    for (const who of [await leader({ municipality: "0219" }), "karen", "lotte", "anna"])
      expect((await overdue(who)).errors?.[0].extensions.code).toBe("FORBIDDEN");
    // A sign-in that says so is not enough, and who works with cases is no leader.
    for (const who of [
      await leader({ municipality: "0219" }),
      await leader({ id: id("sanne") }),
      "karen",
      "lotte",
      "anna",
    ])
      expect((await counts(who)).errors?.[0].extensions.code).toBe("FORBIDDEN");
    await house
      .subgraph("coordination")
      .db.query("UPDATE caseworker_affiliation SET ends_on = $2 WHERE caseworker_id = $1", [id("lone"), today()]);
    expect((await counts("lone")).errors?.[0].extensions.code).toBe("FORBIDDEN");
  });
});

describe("the number", () => {
  it("is drawn anew while somebody has it, and none is counted", async () => {
    const drawn = [7, 7, 123456];
    const taken = new Set<string>();
    const take = async (number: string) => !taken.has(number) && Boolean(taken.add(number));
    const draw = () => drawn.shift() ?? 7;
    expect(await underNumber("2026", take, draw)).toBe("K-2026-000007");
    expect(await underNumber("2026", take, draw)).toBe("K-2026-123456");
    await expect(underNumber("2026", take, draw)).rejects.toThrow("No number is left");
  });
});

describe("to whom one complains", () => {
  it("is the board of the paragraph however it is written, of one of several, or between two", async () => {
    const { db } = house.subgraph("decisions");
    const rows = await db.query<ComplaintRule>(
      `SELECT code, act, paragraph, body, valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM complaint_rule`,
    );
    const body = (paragraph: string) => ruleFor(rows, { act: "Folkeskoleloven", paragraph }, today())?.body;
    const board = body("§ 21");
    expect(board).not.toBe("NONE");
    for (const paragraph of ["§21, stk. 2", "§§ 21 og 22", "§ 5, jf. § 21", "§§ 20-22", "§ 21,"])
      expect(body(paragraph), paragraph).toBe(board);
    for (const paragraph of ["§ 2", "§ 210", "§ 5", "§§ 5-9"]) expect(body(paragraph), paragraph).toBe("NONE");
    // Nobody can be complained to about § 82 a: that takes the right away from no other help given with it.
    const social = (paragraph: string) => ruleFor(rows, { act: "SEL", paragraph }, today())?.body;
    for (const paragraph of ["§ 82 a", "§ 82 a, stk. 2"]) expect(social(paragraph), paragraph).toBe("NONE");
    for (const paragraph of ["§§ 82 a og 85", "§ 85 og § 82 a", "§ 85, jf. § 82 a", ""])
      expect(social(paragraph), paragraph).toBe(social("§ 85"));
  });

  it("is so until the last day, also over a leap day, and over the days on which no office is open", () => {
    expect(deadlineOf({ weeks: null, years: 2 }, "2028-02-29")).toBe("2030-02-28");
    expect(deadlineOf({ weeks: null, years: 4 }, "2028-02-29")).toBe("2032-02-29");
    expect(deadlineOf({ weeks: 4, years: null }, "2026-12-03")).toBe("2027-01-04");
    expect(deadlineOf({ weeks: 4, years: null }, "2026-11-26")).toBe("2026-12-28");
  });

  it("is known for every act under which the sectors help, or known not to be", async () => {
    const { db } = house.subgraph("decisions");
    const rules = await db.query<{ act: string; law: Payload }>("SELECT act, law FROM complaint_rule");
    for (const { act, law: of } of rules) expect(of.source?.en && of.source.da, act).toBeTruthy();
    const acts = new Set<string>();
    for (const { subgraph } of registeredSectors())
      for (const { act } of await house
        .subgraph(subgraph)
        .db.query<{ act: string }>(
          "SELECT DISTINCT l ->> 'act' AS act FROM code, jsonb_array_elements(legal_basis) l WHERE list = 'INTERVENTION'",
        ))
        acts.add(act);
    // A sector that joins may help under what is no act that the house knows: nothing is decided under it until it has its row.
    const known = [...acts].filter((act) => ACTS.some((named) => named.act === act));
    const without = known.filter((act) => !rules.some((rule) => rule.act === act));
    // A school decides on a place there, and to whom one complains was not found: nobody is told a guess.
    expect(without.sort()).toEqual(["FGU", "FVU"]);
  });

  it("is brought up to date when the house starts, and what was told stays", async () => {
    const decision = await decided([HOME]);
    const { db } = house.subgraph("decisions");
    await db.query("UPDATE complaint_rule SET body_da = 'Forkert', law = '{}' WHERE code = 'SEL'");
    const { keepLaw } = await import("../subgraphs/decisions/src/law/law.service.ts");
    await keepLaw(db);
    expect(await db.query("SELECT body_da, law ->> 'act' AS act FROM complaint_rule WHERE code = 'SEL'")).toEqual([
      { body_da: "Ankestyrelsen", act: "RSL" },
    ]);
    const { data } = await house.ask("lotte", "query ($id: ID!) { decision(id: $id) { guidance } }", {
      id: decision.id,
    });
    expect(data.decision.guidance).toContain("Ankestyrelsen");
  });
});
