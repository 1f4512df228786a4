import { daysAfter, openDayFrom, type Problem } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { complaintRules, neverCombinedRows } from "../law/law.service.ts";
import { type ComplaintRule, ruleFor } from "../law/rule.ts";
import { toTell } from "../telling/telling.service.ts";
import { type Changed, type ChangeOfDecision, changeDecision, type Work } from "./changing.service.ts";
import { checkCombined, checkNever, checkTogether, continues } from "./combining.ts";
import { Decision, DecisionStatus } from "./decision.ts";
import { type ComplaintAccess, DecisionPart, HearingVoice, isSameHelp } from "./decision-part.ts";
import { isToBeHeard } from "./drafting.service.ts";

/** The shortest that explains anything. */
const WORDS = 30;
/** How late a letter may come, in days: after that somebody mistyped. */
const BY_POST = 14;

/** Makes the decision: what it says now is what the citizen is told, and never changes. */
export async function issueDecision(
  context: DecisionsContext,
  input: ChangeOfDecision & { explanation?: string | null; receivedOn?: string | null },
): Promise<Changed> {
  const { today, now, caller } = context;
  const [rules, rows] = await Promise.all([complaintRules(context), neverCombinedRows(context)]);
  const open = [DecisionStatus.DRAFT, DecisionStatus.HEARING];
  return changeDecision(context, input, open, async (work) => {
    const { decision, parts, problem, manager, standing } = work;
    const receivedOn = input.receivedOn ?? today;
    if (receivedOn < today || receivedOn > daysAfter(today, BY_POST))
      problem(
        "receivedOn",
        "DATE_OUT_OF_REACH",
        `It comes to the citizen today or within ${BY_POST} days.`,
        `Den kommer frem til borgeren i dag eller inden for ${BY_POST} dage.`,
      );
    checkParts(work, context);
    const acts = new Set(parts.map(({ law }) => law.act));
    if (acts.size > 1 || decision.sectors.length > 1) {
      const before =
        decision.supersedesId === null ? null : await manager.findOneBy(Decision, { id: decision.supersedesId });
      if (!continues(before, decision.sectors)) {
        if (decision.sectors.length > 1) checkTogether(problem, "decisionId", standing, decision.sectors);
        else checkCombined(problem, "decisionId", standing.combinedDecision);
      }
      for (const part of parts) checkNever(problem, "decisionId", rows, part, today);
      if ((input.explanation ?? "").length < WORDS)
        problem(
          "explanation",
          "EXPLANATION_NEEDED",
          "Explain the help as a whole, in words that the citizen understands.",
          "Forklar hjælpen som helhed med ord, borgeren forstår.",
        );
      if (acts.size < 2 && parts.length > 1)
        problem(
          "decisionId",
          "ONE_LAW",
          "A combined decision has parts under two acts at least.",
          "En samlet afgørelse har dele efter mindst to love.",
        );
    }
    for (const part of parts) {
      const rule = ruleFor(rules, part.law, today);
      if (!rule) {
        problem(
          "decisionId",
          "COMPLAINT_ROUTE_UNKNOWN",
          "Nobody knows to whom one complains about a part.",
          "Ingen ved, hvem man klager til over en del.",
        );
        continue;
      }
      const complaint = accessTo(rule, receivedOn);
      await manager.update(DecisionPart, { id: part.id }, { complaint } as never);
    }
    if (decision.supersedesId !== null && !(await supersede(work, now.toISOString(), today)))
      problem(
        "decisionId",
        "NOT_IN_FORCE",
        "What it would supersede does not hold any more.",
        "Den, der skulle erstattes, gælder ikke længere.",
      );
    const told =
      decision.supersedesId === null ? [] : await manager.findBy(DecisionPart, { decisionId: decision.supersedesId });
    if (leftOut(parts, told))
      problem(
        "decisionId",
        "PART_LEFT_OUT",
        "Decide on all help of the decision that it stands in place of, each under the name it has there: help that stops is decided to end, and the citizen is heard.",
        "Afgør al hjælp fra den afgørelse, der erstattes, under det navn, den har dér: hjælp, der stopper, skal afgøres som ophør, og borgeren høres.",
      );
    await toTell(
      manager,
      [...parts, ...told].map(({ id }) => id),
    );
    return {
      ...{ status: DecisionStatus.ISSUED, explanation: input.explanation || null, receivedOn },
      ...{ issuedBy: caller.id, issuedAt: now.toISOString(), issuedOn: today },
    };
  });
}

/** How one complains about a part, as it is told with the decision and kept with it. */
export function accessTo(rule: ComplaintRule, receivedOn: string): ComplaintAccess {
  const { code, body, bodyDa, bodyEn, weeks, years, reassessWeeks, suspensive, sendToDa, sendToEn, law } = rule;
  return {
    ...{ rule: code, body, bodyDa, bodyEn, weeks, years, reassessWeeks, suspensive, sendToDa, sendToEn, law },
    deadline: deadlineOf(rule, receivedOn),
  };
}

/** Whether help that was given would lapse without a word: the same help of the same sector is decided on anew, whatever the outcome. */
function leftOut(parts: readonly DecisionPart[], before: readonly DecisionPart[]): boolean {
  const gave = before.filter(({ outcome }) => ["GRANTED", "PARTLY"].includes(outcome));
  return gave.some((part) => !parts.some((each) => isSameHelp(each, part)));
}

async function supersede({ manager, decision }: Work, at: string, on: string): Promise<boolean> {
  const [, changed] = await manager.query(
    `UPDATE decision SET superseded_at = $2, superseded_on = $3, version = version + 1
     WHERE id = $1 AND status = 'ISSUED' AND superseded_on IS NULL`,
    [decision.supersedesId, at, on],
  );
  return changed === 1;
}

/** Whether a sector that it is to have a part of has none yet. */
export const lacksParts = ({ sectors }: Decision, parts: readonly DecisionPart[]): boolean =>
  parts.length === 0 || sectors.some((sector) => !parts.some((part) => part.sector === sector));

export const partsMissing = (problem: Problem): undefined =>
  problem(
    "decisionId",
    "PARTS_MISSING",
    "Each sector's part is decided first, by who may decide it.",
    "Hver myndigheds del skal først afgøres af den, der har kompetencen.",
  );

/** What each part needs before the whole can be issued. */
function checkParts({ decision, parts, mandates, problem }: Work, { today, caller }: DecisionsContext): void {
  if (parts.some(({ delegationId, sector }) => delegationId !== null && !mandates.of(sector)))
    problem(
      "decisionId",
      "MANDATE_MISSING",
      "A part was decided under a delegation: who holds it today, or the sector's own staff, makes the decision.",
      "En del er afgjort med en kompetence, der er givet videre: den, der har den i dag, eller myndighedens egne træffer afgørelsen.",
    );
  if (lacksParts(decision, parts)) partsMissing(problem);
  const unheard = parts.filter((part) => isToBeHeard(part) && !hasAnswered(part, caller.id));
  const unasked = unheard.some(({ replyBy }) => replyBy === null);
  if (unasked || unheard.some(({ replyBy }) => (replyBy ?? today) >= today))
    problem(
      "decisionId",
      unasked ? "HEARING_MISSING" : "HEARING_OPEN",
      "The citizen is heard first about what goes against them, and answers or lets the day pass.",
      "Borgeren skal først høres om det, der går borgeren imod, og svare eller lade fristen løbe ud.",
    );
}

/** Whether the citizen's side has answered, or staff have written it down who neither decided the part nor make the decision. */
const hasAnswered = ({ answers, decidedBy }: DecisionPart, issuer: string): boolean =>
  answers.some(({ saidAs, answeredBy }) => saidAs !== HearingVoice.STAFF || ![issuer, decidedBy].includes(answeredBy));

/** The last day to complain, from the day the decision came: the same weekday so many weeks later, or the next on which offices are open. */
export function deadlineOf(
  { weeks, years }: { weeks: number | null; years: number | null },
  receivedOn: string,
): string | null {
  if (weeks !== null) return openDayFrom(daysAfter(receivedOn, 7 * weeks));
  if (years === null) return null;
  const day = `${Number(receivedOn.slice(0, 4)) + years}${receivedOn.slice(4)}`;
  // 29 February of a year without one is read as 1 March: the day before it is the last.
  const there = new Date(day).toISOString().slice(0, 10) === day;
  return there ? day : `${day.slice(0, 4)}-02-28`;
}
