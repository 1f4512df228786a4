import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { danishDay, dayInWords, daysAfter, Language, openDayFrom, type SubgraphLink } from "@overligger/shared";
import { print } from "graphql";
import { type Browser, chromium } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { letterPage } from "../gateway/src/letter/page.ts";
import { letterPdf } from "../gateway/src/letter/pdf.ts";
import { type Letter, written } from "../gateway/src/letter/section.ts";
import { startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { id, type Payload, steps } from "./support/steps.ts";

// A decision as a letter, fetched by who may read it and by who may not.

const PORTAL = "https://portal.example.dk";
const misbehaving = new Misbehaving();
/** Whether coordination says what one may see, and tells no names. */
let nameless = false;
const wrap = (link: SubgraphLink): SubgraphLink => {
  const wrapped = misbehaving.wrap(link);
  return {
    ...wrapped,
    execute: async (request, signal) => {
      if (nameless && link.name === "coordination" && print(request.document).includes("_entities"))
        throw new Error("connect ECONNRESET 10.1.2.3:5432");
      return wrapped.execute(request, signal);
    },
  };
};
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap, allowedOrigins: [PORTAL] });
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const { done } = steps(() => house, "id");
const today = () => danishDay(new Date());
const inWords = (day: string) => dayInWords(day, Language.DA);
const law = (act: string, paragraph: string) => ({ act, paragraph, validFrom: "2024-01-01" });
const WHOLE = "Du får både støtte hjemme og en mentor, og de arbejder sammen om dit mål om at komme i arbejde.";
const REASONS = "Du har brug for støtten.\nUden den hænger hverdagen ikke sammen – det har du selv fortalt.";
const DECISION = "decision { id version }";

type Part = readonly [who: string, sector: string, law: object, more?: object];
const HOME: Part = ["karen", "SEL", law("SEL", "§ 85")];
const MENTOR: Part = ["mette", "LAB", law("LAB", "§ 167"), { title: "Mentor" }];
const CHILD: Part = ["karen", "SEL", law("Barnets lov", "§ 32, stk. 1, nr. 3"), { title: "Familiebehandling" }];
const REFUSED: Part = [...HOME.slice(0, 3), { outcome: "REFUSED", facts: "Vi bygger på mødet i mandags." }] as never;

async function drafted(parts: readonly Part[], more: object = {}): Promise<Payload> {
  const sectors = [...new Set(parts.map(([, sector]) => sector))];
  const [[first]] = parts as [Part];
  let { decision } = await done(first, "draftDecision", { citizenId: id("lotte"), sectors, ...more }, DECISION);
  for (const [who, sector, of, words] of parts) {
    const part = { sector, law: of, title: "Støtte hjemme", outcome: "GRANTED", reasons: REASONS, ...words };
    decision = (await done(who, "addDecisionPart", { ...named(decision), ...part }, DECISION)).decision;
  }
  return decision;
}

/** Makes a decision, and gives its id. */
async function decided(parts: readonly Part[], more: object = {}): Promise<string> {
  const explanation = parts.length > 1 ? WHOLE : undefined;
  const input = { ...named(await drafted(parts, more)), explanation };
  return (await done(parts[0]?.[0] as string, "issueDecision", input, DECISION)).decision.id;
}

const named = ({ id: decisionId, version }: Payload) => ({ decisionId, version });

interface Fetched {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  text: string;
}

async function fetched(
  who: string | null | { token: string },
  path: string,
  method = "GET",
  more: Record<string, string> = {},
): Promise<Fetched> {
  const token = who === null ? null : typeof who === "string" ? await tokenOf(who) : who.token;
  const headers = new Headers(token === null ? more : { ...more, authorization: `Bearer ${token}` });
  const response = await fetch(`${house.url}/letters/decisions/${path}`, { method, headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) };
}

/** What a page says, in its order. */
const said = (html: string): string =>
  (/<body>(.*)<\/body>/s.exec(html)?.[1] ?? "")
    .replace(/<\/(h\d|p|dt|dd)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name as string] as string,
    )
    .replace(/\s+/g, " ")
    .trim();

interface Tree {
  role?: string;
  lang?: string;
  id?: string;
  children?: Tree[];
}

/** A PDF as who cannot see it meets it: the elements in the order of its structure, each with what it says. */
async function read(pdf: Uint8Array) {
  const file = await getDocumentProxy(new Uint8Array(pdf));
  const elements: { role: string; text: string }[] = [];
  for (let at = 1; at <= file.numPages; at++) {
    const page = await file.getPage(at);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if ("str" in item) {
        const key = open.findLast((each) => each !== undefined);
        if (key) texts.set(key, `${texts.get(key) ?? ""}${item.str}${item.hasEOL ? " " : ""}`);
      } else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id);
    }
    const walk = ({ role, children = [] }: Tree): void => {
      const own = children.flatMap((child) => (child.id ? [texts.get(child.id) ?? ""] : []));
      if (own.length > 0) elements.push({ role: String(role), text: own.join(" ").replace(/\s+/g, " ").trim() });
      for (const child of children) if (child.role) walk(child);
    };
    walk((await page.getStructTree()) as Tree);
  }
  const { info } = await file.getMetadata();
  return {
    elements,
    info: info as Record<string, unknown>,
    marked: (await file.getMarkInfo())?.Marked,
    pages: file.numPages,
  };
}

/** The headings of a page, with their levels. */
const headings = (html: string) =>
  [...html.matchAll(/<h(\d)[^>]*>(.*?)<\/h\d>/g)].map(([, level, text]) => [Number(level), text]);

describe("a decision as a letter", () => {
  it("tells Lotte all of it: to whom, when, what, under which law, why, by whom, and how to complain", async () => {
    await done(
      "karen",
      "setContactDetails",
      { phone: "47 78 40 00", email: "karen@halsnaes.example", hours: "hverdage 9–12" },
      "caseworker { id }",
    );
    const decision = await decided([HOME, MENTOR]);
    const { data } = await house.ask("lotte", "{ me { decisions { letter } } }");
    expect(data.me.decisions).toEqual([{ letter: `/letters/decisions/${decision}` }]);
    const { status, headers, text } = await fetched("lotte", decision);
    const atPlan = await house.ask("lotte", "{ me { citizen { coordinatingPlan { decisions { id letter } } } } }");
    const [through] = atPlan.data.me.citizen.coordinatingPlan.decisions;
    expect(through.letter).toBe(`/letters/decisions/${decision}`);
    expect((await fetched("lotte", through.id)).text).toBe(text); // by whichever of its ids
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-language": "da",
      "content-disposition": `inline; filename="afgoerelse-${today()}.html"`,
      "cache-control": "no-store",
      "x-robots-tag": "noindex, nofollow, noarchive",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    expect(headings(text)).toEqual([
      [1, "Samlet afgørelse"],
      [2, "Kort fortalt"],
      [2, "Hjælpen som helhed"],
      [2, "Del 1: Støtte hjemme"],
      [3, "Begrundelse"],
      [2, "Del 2: Mentor"],
      [3, "Begrundelse"],
      [2, "Sådan klager du"],
    ]);
    const deadline = inWords(openDayFrom(daysAfter(today(), 28)));
    for (const words of [
      "Til Lotte Holm",
      `Truffet den ${inWords(today())}`,
      "Kommune Halsnæs",
      `Sagsnummer ${decision}`,
      WHOLE,
      "Resultat Bevilget: du får hjælpen",
      "Efter hvilken lov Serviceloven (lov om social service) § 85",
      `Gælder fra ${inWords(today())}`,
      "Uden den hænger hverdagen ikke sammen – det har du selv fortalt.",
      "Afgjort af Karen",
      "Kontakt telefon 47 78 40 00, karen@halsnaes.example, hverdage 9–12",
      "Du kan klage over »Støtte hjemme« til Ankestyrelsen.",
      "Du kan klage over »Mentor« til Ankestyrelsens Beskæftigelsesudvalg.",
      `Klag senest ${deadline}.`,
      "Send klagen til:",
      "Afgørelsen gælder, mens klagen behandles.",
    ])
      expect(said(text)).toContain(words);
    expect(said(text)).not.toMatch(/Du ser de dele|\d{6}-\d{4}|sektor|undefined|null/);
  });

  it("says the same as a PDF, in the same order, tagged for who cannot see it, and is the same file each time", async () => {
    const decision = await decided([HOME, MENTOR]);
    const { text } = await fetched("lotte", decision);
    const { status, headers, bytes } = await fetched("lotte", `${decision}.pdf`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-disposition")).toBe(`inline; filename="afgoerelse-${today()}.pdf"`);
    const { elements, info, marked } = await read(bytes);
    expect(info).toMatchObject({ Title: "Samlet afgørelse", Language: "da" });
    expect(marked).toBe(true);
    const words = elements.map(({ role, text: each }) => (role === "Lbl" ? each.replace(/:$/, "") : each)).join(" ");
    expect(words).toBe(said(text));
    expect(
      elements.filter(({ role }) => /^H\d$/.test(role)).map(({ role, text: each }) => [Number(role[1]), each]),
    ).toEqual(headings(text));
    expect((await fetched("lotte", `${decision}.pdf`)).bytes).toEqual(bytes);
    const raw = new TextDecoder("latin1").decode(bytes);
    expect(raw).toContain("pdfuaid:part");
    expect(raw).toMatch(/\/DisplayDocTitle true/);
  });

  it("is in English where that is asked for, with what was written left in Danish", async () => {
    const decision = await decided([HOME]);
    const { headers, text } = await fetched("lotte", `${decision}?language=en`);
    expect(headers.get("content-language")).toBe("en");
    expect(text).toContain('<html lang="en">');
    expect(headings(text)[0]).toEqual([1, "Decision"]);
    expect(text).toContain('<span lang="da">Du har brug for støtten.</span>');
    expect(said(text)).toContain("You can complain about “Støtte hjemme” to The National Social Appeals Board.");
    expect((await read((await fetched("lotte", `${decision}.pdf?language=en`)).bytes)).info).toMatchObject({
      Language: "en",
    });
  });

  it("tells what she was asked about first, and what she said to it, or that she said nothing", async () => {
    const draft = await drafted([REFUSED]);
    const replyBy = daysAfter(today(), 7);
    const heard = (await done("karen", "hearCitizen", { ...named(draft), replyBy }, DECISION)).decision;
    // Until it is made there is no letter, to her and to who writes it.
    for (const who of ["lotte", "karen"]) expect((await fetched(who, draft.id)).status, who).toBe(404);
    const { decision } = await done(
      "lotte",
      "answerHearing",
      { decisionId: heard.id, answer: "Jeg kan ikke selv." },
      DECISION,
    );
    const told = { decisionId: heard.id, answer: "Hun ringede også.", evidence: "Notat 26/1881" };
    const { decision: also } = await done("susanne", "answerHearing", told, DECISION);
    expect(also.version).toBeGreaterThan(decision.version);
    await done("karen", "issueDecision", named(also), DECISION);
    const { text } = await fetched("lotte", draft.id);
    expect(said(text)).toContain("Det bygger afgørelsen på Vi bygger på mødet i mandags.");
    expect(said(text)).toContain(`Den ${inWords(today())} svarede du: Jeg kan ikke selv.`);
    expect(said(text)).toContain(
      `Den ${inWords(today())} skrev en medarbejder ned, hvad der blev sagt: Hun ringede også.`,
    );
    const english = said((await fetched("lotte", `${draft.id}?language=en`)).text);
    expect(english).toContain("staff wrote down what was said: Hun ringede også.");
    expect(said(text)).toContain("Afslag: du får ikke hjælpen");
    const other = await drafted([REFUSED]);
    const asked = (await done("karen", "hearCitizen", { ...named(other), replyBy }, DECISION)).decision;
    house.goTo(daysAfter(replyBy, 1));
    await done("karen", "issueDecision", named(asked), DECISION);
    expect(said((await fetched("lotte", other.id)).text)).toContain(
      `Vi bad om svar senest den ${inWords(replyBy)} og fik intet.`,
    );
    const spared = await decided([
      [...HOME.slice(0, 3), { outcome: "ENDED", noHearing: "Du har selv bedt om det.", facts: null }] as never,
    ]);
    expect(said((await fetched("lotte", spared)).text)).toContain("Grunden er: Du har selv bedt om det.");
  });

  it("says when another stands in its place, and which; and which it took the place of", async () => {
    const first = await decided([HOME]);
    house.goTo(daysAfter(today(), 10));
    const next = await decided([HOME], { supersedesId: first });
    const old = said((await fetched("lotte", first)).text);
    expect(old).toContain(`Den ${inWords(daysAfter(today(), 10))} blev der truffet en ny i stedet.`);
    expect(old).toContain(`Erstattet af ${next}`);
    expect(said((await fetched("lotte", next)).text)).toContain(`Erstatter ${first}`);
    expect(said((await fetched("lotte", next)).text)).not.toContain("gælder ikke længere");
    // Help that is no longer given as one ends its decision, and none stands in its place.
    const sql = "UPDATE decision SET superseded_on = $2, superseded_at = now() WHERE id = $1";
    await house.subgraph("decisions").db.query(sql, [next, daysAfter(today(), 10)]);
    const ended = said((await fetched("lotte", next)).text);
    expect(ended).toContain(`Denne afgørelse gælder ikke længere, fra og med den ${inWords(daysAfter(today(), 10))}.`);
    expect(ended).not.toMatch(/erstattet|Erstattet/);
  });

  it("holds what was decided beside it on the same page, with its own way to complain, once it is made", async () => {
    const first = await decided([HOME, MENTOR]);
    const against = { ...CHILD[3], outcome: "ENDED", facts: "Vi bygger på mødet i mandags." };
    const draft = await drafted([[...CHILD.slice(0, 3), against] as never], { besideId: first });
    const replyBy = daysAfter(today(), 7);
    await done("karen", "hearCitizen", { ...named(draft), replyBy }, DECISION);
    // She is being heard about it, and sees that in the graph: it is not decided, so no letter says so.
    expect((await fetched("lotte", first)).text).not.toContain("Familiebehandling");
    const answer = { decisionId: draft.id, answer: "Det er i orden." };
    const { decision: answered } = await done("lotte", "answerHearing", answer, DECISION);
    await done("karen", "issueDecision", named(answered), DECISION);
    const { text } = await fetched("lotte", first);
    expect(headings(text).slice(-7)).toEqual([
      [2, "Sådan klager du"],
      [2, "Afgjort for sig: Familiebehandling"],
      [3, "Familiebehandling"],
      [4, "Begrundelse"],
      [4, "Det bygger afgørelsen på"],
      [4, "Hvad du blev spurgt om først"],
      [3, "Sådan klager du"],
    ]);
    expect(said(text)).toContain(`Sagsnummer ${draft.id}`);
    expect(headings((await fetched("lotte", draft.id)).text)[0]).toEqual([1, "Afgørelse"]);
    // Kim of the job centre sees the mentor, and nothing of what stands beside it.
    expect((await fetched("kim", first)).text).not.toContain("Familiebehandling");
    // What comes in the place of the first stands on that page, beside the other, and never beside what it took the place of.
    house.goTo(daysAfter(today(), 3));
    const next = await decided([HOME, MENTOR], { supersedesId: first });
    expect(said((await fetched("lotte", next)).text)).toContain("Afgjort for sig: Familiebehandling");
    expect(said((await fetched("lotte", first)).text)).not.toContain("Afgjort for sig: Støtte hjemme");
    expect(said((await fetched("lotte", draft.id)).text)).toContain("Afgjort for sig: Støtte hjemme, Mentor");
  });
});

describe("who gets the letter", () => {
  it("is who may read the decision, each their own parts; nobody learns by it that there are more", async () => {
    const whole = await decided([HOME, MENTOR]);
    const one = await decided([MENTOR]);
    const NOTICE = "Du ser de dele, du må se. Borgerens eget brev viser alle dele.";
    for (const who of ["lotte", "karen"]) expect(said((await fetched(who, whole)).text), who).not.toContain(NOTICE);
    expect(said((await fetched("mette", one)).text)).not.toContain(NOTICE); // who made it knows
    const kims = said((await fetched("kim", whole)).text);
    expect(kims).toContain(NOTICE);
    expect(kims).toContain("Mentor");
    expect(kims).not.toMatch(/Støtte hjemme|Samlet|Del 1|arbejder sammen/);
    // A decision that has no more parts looks to him as one that has.
    expect(said((await fetched("kim", one)).text)).toContain(NOTICE);
    for (const path of [whole, `${whole}.pdf`])
      for (const who of ["soeren", "niels", "dorte", "sanne", "ulla", "peter", "lone"]) {
        const { status, text } = await fetched(who, path);
        expect([status, JSON.parse(text).errors[0].extensions.code], who).toEqual([404, "NOT_FOUND"]);
        expect(text).toBe((await fetched(who, "00000000-0000-8000-a000-000000000000")).text);
      }
    const anna = await fetched("anna", whole);
    expect([anna.status, JSON.parse(anna.text).errors[0].extensions.code]).toEqual([403, "FORBIDDEN"]);
  });

  it("is told nothing without a sign-in that holds, as the graph tells nothing", async () => {
    const decision = await decided([HOME]);
    for (const who of [null, { token: "nonsense" }, { token: `${(await tokenOf("lotte")).slice(0, -4)}AAAA` }]) {
      const { status, headers, text } = await fetched(who, decision);
      const graph = await house.ask(who, "{ me { id } }");
      expect([status, JSON.parse(text).errors]).toEqual([401, graph.errors]);
      expect(headers.get("www-authenticate")).toContain("Bearer");
    }
  });

  it("is the mother of who is 17 and he himself, until he comes of age, or she no longer speaks for him", async () => {
    await house.subgraph("coordination").db.query("DELETE FROM representation");
    const made = { citizenId: id("emil"), representativeId: id("fatima"), kind: "PARENT", personalMatters: true };
    const { representation } = await done(
      "karen",
      "registerRepresentation",
      { ...made, startsOn: "2020-01-01", evidence: "CPR-registret" },
      "representation { id }",
    );
    const decision = await decided([CHILD], { citizenId: id("emil") });
    // A second member of staff has not said so yet.
    expect((await fetched("fatima", decision)).status).toBe(404);
    await done("mette", "confirmRepresentation", { id: representation.id }, "representation { id }");
    expect(said((await fetched("fatima", decision)).text)).toContain("Til Emil Friis");
    expect((await fetched("emil", decision)).status).toBe(200);
    expect((await fetched("david", decision)).status).toBe(404);
    house.goTo("2027-09-09");
    expect((await fetched("fatima", decision)).status).toBe(404);
    expect((await fetched("emil", decision)).status).toBe(200);
    house.goTo(today());
    await done(
      "karen",
      "endRepresentation",
      { representationId: representation.id, reason: "Forældremyndigheden ophørte." },
      "representation { id }",
    );
    expect((await fetched("fatima", decision)).status).toBe(404);
  });

  it("is who decided it where she lived then, and is not told who she is now that she has moved", async () => {
    const lives = (municipality: string) =>
      house
        .subgraph("coordination")
        .db.query("UPDATE citizen SET municipality = $1 WHERE id = $2", [municipality, id("lotte")]);
    await lives("0219");
    const decision = await decided([["dorte", ...HOME.slice(1)] as never]);
    expect(said((await fetched("dorte", decision)).text)).toContain("Til Lotte Holm");
    await lives("0260");
    const { status, text } = await fetched("dorte", decision);
    expect(status).toBe(200);
    expect(said(text)).toContain("Til Borgeren");
    expect(said(text)).toContain("Kommune Hillerød");
    expect(text).not.toContain("Lotte");
  });

  it("is told that somebody else's mandate decided it, by who had it", async () => {
    const { delegation } = await done(
      "susanne",
      "registerSocialDelegation",
      {
        ...{ toSector: "LAB", toUnit: "Jobcenter Halsnæs", toCaseworkerId: id("mette"), citizenId: id("lotte") },
        ...{ startsOn: today(), endsOn: daysAfter(today(), 5), basis: "Hun kender hende" },
      },
      "delegation { id version }",
    );
    const granted = { delegationId: delegation.id, version: delegation.version, grantor: "MUNICIPAL_COUNCIL" };
    const more = { decidedOn: today(), caseReference: "26/3" };
    await done("lone", "recordSocialDelegationDecision", { ...granted, ...more }, "delegation { holds }");
    const decision = await decided([["mette", ...HOME.slice(1)] as never]);
    expect(said((await fetched("lotte", decision)).text)).toContain(
      "Område Socialområdet Afgjort af Mette Juul, Sagsbehandler i jobcentret, Jobcenter Halsnæs, på områdets vegne, efter en aftale om delegation",
    );
  });

  it("leaves one line in the log for each reading, before it is answered, and none where nothing is told", async () => {
    const decision = await decided([HOME]);
    const lines = async (who: string) =>
      (
        await house
          .subgraph("decisions")
          .db.query("SELECT purpose FROM read_log WHERE reader_id = $1 AND operation = 'DECISION_READ'", [id(who)])
      ).length;
    for (const [who, path, method] of [
      ["lotte", decision, "GET"],
      ["susanne", `${decision}.pdf`, "GET"],
      ["susanne", decision, "HEAD"],
    ] as const) {
      const before = await lines(who);
      expect((await fetched(who, path, method)).status).toBe(200);
      expect(await lines(who), who).toBe(before + 1);
    }
    const before = await lines("dorte");
    await fetched("dorte", decision);
    expect(await lines("dorte")).toBe(before);
  });

  it("gets it while a sector is silent, and a clear no while those who know are", async () => {
    const decision = await decided([HOME, MENTOR]);
    for (const sector of ["social", "employment"])
      expect((await misbehaving.while(sector, "silent", () => fetched("lotte", decision))).status, sector).toBe(200);
    for (const [who, code] of [
      ["decisions", "SECTOR_SILENT"],
      ["coordination", "NOT_CHECKED"],
    ] as const)
      for (const path of [decision, `${decision}.pdf`]) {
        const { status, headers, text } = await misbehaving.while(who, "silent", () => fetched("lotte", path));
        expect([status, JSON.parse(text).errors[0].extensions.code], who).toEqual([503, code]);
        expect(headers.get("retry-after")).toBeTruthy();
      }
    // A letter without a name in it is none to send.
    nameless = true;
    const half = await fetched("lotte", decision);
    nameless = false;
    expect([half.status, JSON.parse(half.text).errors[0].extensions.code]).toEqual([503, "SECTOR_SILENT"]);
  });
});

describe("the address of a letter", () => {
  it("answers what nobody should ask with a code, and never with a fault of ours", async () => {
    const decision = await decided([HOME]);
    const code = async (path: string, method = "GET") => {
      const { status, text } = await fetched("lotte", path, method);
      return [status, method === "HEAD" ? text : (JSON.parse(text).errors?.[0].extensions.code as string)];
    };
    for (const wrong of [
      "nonsense",
      "%00",
      "..%2f..%2fetc",
      "%",
      "%zz",
      "a".repeat(5_000),
      "",
      ".pdf",
      `${decision}.doc`,
      `${decision}/x`,
      `${decision}%00`,
    ])
      expect(await code(wrong), wrong).toEqual([404, "NOT_FOUND"]);
    for (const wrong of ["sv", "", "DA%00"])
      expect(await code(`${decision}?language=${wrong}`), wrong).toEqual([400, "BAD_USER_INPUT"]);
    for (const method of ["POST", "PUT", "DELETE"])
      expect(await code(decision, method), method).toEqual([405, "BAD_USER_INPUT"]);
    expect((await fetched("lotte", `${decision}?from=%&`)).status).toBe(200);
    // A page of the portal's may fetch it, and a page of anybody else's may not.
    for (const [origin, allowed] of [
      [PORTAL, PORTAL],
      ["https://evil.example", null],
    ] as const) {
      const asks = {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      };
      for (const answer of [
        await fetched(null, decision, "OPTIONS", asks),
        await fetched("lotte", decision, "GET", { origin }),
      ])
        expect(answer.headers.get("access-control-allow-origin")).toBe(allowed);
    }
    const head = await fetched("lotte", `${decision}.pdf`, "HEAD");
    expect([head.status, head.text, Number(head.headers.get("content-length"))]).toEqual([
      200,
      "",
      (await fetched("lotte", `${decision}.pdf`)).bytes.length,
    ]);
  });
});

describe("what somebody wrote", () => {
  const evil = `</p><script>alert(1)</script>"'&\u0000\u0008 🙂 العربية Łukasz Nguyễn`;
  const letter: Letter = {
    ...{ language: "da", day: "2026-11-28", reference: evil, heading: evil },
    blocks: [
      { kind: "facts", facts: [[evil, written(evil)]] },
      { kind: "notice", words: written(evil) },
    ],
    sections: [{ heading: evil, blocks: [{ kind: "text", words: written(evil.repeat(400)) }], sections: [] }],
  };

  it("is words on the page and never markup, and a sign that the PDF cannot show is said to be one", async () => {
    const html = letterPage(letter);
    expect(html).not.toContain("<script");
    expect(html).not.toContain("\u0000");
    expect(said(html)).toContain(`</p><script>alert(1)</script>"'&`);
    const { elements, pages } = await read(await letterPdf(letter));
    expect(pages).toBeGreaterThan(3);
    expect(elements.at(-1)?.text).toBe("Et ? kan stå for et tegn, som denne fil ikke kan vise.");
    expect(elements[0]?.text).toContain("? ??????? Łukasz Nguyễn");
  });
});

const CHROMIUM = "/usr/bin/chromium";
const there = existsSync(CHROMIUM);
if (!there) console.info(`The letter is not tried in a browser: there is no ${CHROMIUM} (apt-get install chromium).`);

describe.skipIf(!there)("the page in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  });
  afterAll(() => browser?.close());

  it("has nothing that axe finds, wide and narrow, runs no script and loads nothing else", async () => {
    const first = await decided([HOME, MENTOR]);
    await decided([CHILD], { besideId: first });
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    for (const [width, path] of [
      [1280, first],
      [320, `${first}?language=en`],
    ] as const) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        extraHTTPHeaders: { authorization: `Bearer ${await tokenOf("lotte")}` },
      });
      const page = await context.newPage();
      const [asked, complaints]: string[][] = [[], []];
      page.on("request", (request) => asked?.push(new URL(request.url()).pathname));
      page.on("console", (message) => complaints?.push(message.text()));
      await page.goto(`${house.url}/letters/decisions/${path}`);
      // By the browser's own tool: the page's policy lets no script in.
      const found = (await page.evaluate(
        `${axe}; axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
      )) as {
        violations: { id: string }[];
        passes: { id: string }[];
      };
      expect(found.violations.map((each) => each.id)).toEqual([]);
      expect(found.passes.map((each) => each.id)).toContain("color-contrast");
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(asked?.filter((each) => each !== "/favicon.ico")).toEqual([`/letters/decisions/${first}`]);
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
