import { randomUUID } from "node:crypto";
import {
  claimKey,
  daysAfter,
  doneBefore,
  inOneGo,
  insertRows,
  manyBy,
  openDayFrom,
  type Problem,
  Refusal,
  type UserError,
} from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { DecisionStatus, type Seen } from "../decision/decision.ts";
import { DecisionPart } from "../decision/decision-part.ts";
import { readDecision } from "../decision/reading.service.ts";
import { complaintRules } from "../law/law.service.ts";
import { hasRoom } from "../room-for.ts";
import { speaksUp, standingOf } from "../standing/standing.service.ts";
import { carry, toTell } from "../telling/telling.service.ts";
import { Complaint, ComplaintFiler, ComplaintMedium, ComplaintScope, type SeenComplaint } from "./complaint.ts";
import { ComplaintPart, ComplaintPartStatus, NotTaken } from "./complaint-part.ts";
import { join, said, standingNow } from "./joining.ts";
import { underNumber } from "./number.ts";
import { readComplaint } from "./reading.service.ts";
import { ComplaintStatement } from "./statement.ts";
import { whyNotTaken } from "./words.ts";

/** How many complaints over one decision, taken back and made again. */
const AT_MOST = 50;

/** What a change of a complaint came to. */
export interface ComplaintChanged {
  readonly complaint: SeenComplaint | null;
  readonly userErrors: readonly UserError[];
}

export interface FileInput {
  readonly decisionId: string;
  readonly partIds?: readonly string[] | null;
  readonly text?: string | null;
  readonly medium?: ComplaintMedium | null;
  readonly receivedOn?: string | null;
  readonly onBehalfOf?: string | null;
}

/**
 * The citizen's side complains, or who works with the decision writes down that they did. It is never refused for being late: each part
 * says so for itself. Parts about which nobody can be complained to, or only elsewhere, stay out with the reason, and take nothing along;
 * of what is complained about already what is said now stands with that complaint, under who says it.
 */
export async function fileComplaint(context: DecisionsContext, input: FileInput): Promise<ComplaintChanged> {
  const { caller, now, today } = context;
  const seen = await readDecision(context, input.decisionId);
  if (!seen) throw new Refusal("NOT_FOUND");
  const { id: decisionId, citizenId, municipality } = seen.decision;
  const [standing, rules] = await Promise.all([standingOf(context, { citizenId }, []), complaintRules(context)]);
  const side = speaksUp(context, standing);
  if (!side && !seen.works) throw new Refusal("FORBIDDEN");
  const own = new Set(rules.filter(({ ownRoute }) => ownRoute).map(({ code }) => code));
  const receivedOn = input.receivedOn ?? today;
  const medium = input.medium ?? (side ? ComplaintMedium.ONLINE : null);
  let id = randomUUID() as string;
  const lock = ["SELECT id FROM decision WHERE id = $1 FOR UPDATE", decisionId] as const;
  const userErrors = await inOneGo(context, lock, async ({ manager, problem, problems }) => {
    const done = await doneBefore(context, decisionId);
    if (done !== null) {
      id = done;
      return;
    }
    if (seen.decision.status !== DecisionStatus.ISSUED)
      return problem(
        "decisionId",
        "NOT_ISSUED",
        "It is not decided yet: one complains when it is.",
        "Der er ikke truffet afgørelse endnu: man kan klage, når den er truffet.",
      );
    checkForm(problem, seen, { side, medium, receivedOn, today });
    checkWhose(problem, side, input.onBehalfOf ?? null, [citizenId, ...(standing?.yesOf ?? [])]);
    const all = await manyBy(context, DecisionPart, "decisionId").load(decisionId);
    const chosen = input.partIds == null ? all : seen.parts.filter((part) => input.partIds?.includes(part.id));
    if (chosen.length === 0 || (input.partIds != null && chosen.length < new Set(input.partIds).size))
      return problem(
        "partIds",
        "DECISION_PART_UNKNOWN",
        "The decision has no such part that you see.",
        "Afgørelsen har ingen sådan del, som du kan se.",
      );
    const stands = await standingNow(manager, chosen);
    const out = (part: DecisionPart): NotTaken | null => {
      if (part.complaint === null || part.complaint.body === "NONE") return NotTaken.NOBODY;
      if (own.has(part.complaint.rule)) return NotTaken.OWN_ROUTE;
      return stands.answered.get(part.id) ?? (stands.open.has(part.id) ? NotTaken.OPEN_ALREADY : null);
    };
    const joined = chosen.flatMap((part) =>
      out(part) === NotTaken.OPEN_ALREADY ? (stands.open.get(part.id) ?? []) : [],
    );
    if (joined.length === 0 && chosen.every(out)) noneTaken(problem, seen, chosen, out);
    if (problems.length > 0) return;
    const saying = {
      ...{ text: input.text || null, medium: medium ?? ComplaintMedium.ONLINE, receivedOn },
      ...{ filedBy: caller.id, saidBy: input.onBehalfOf ?? null, filedAt: now.toISOString() },
      filedAs: side ? ((standing?.party as ComplaintFiler | null) ?? ComplaintFiler.CITIZEN) : ComplaintFiler.STAFF,
    };
    for (const part of joined) await join(manager, problem, part, saying);
    if (problems.length > 0) return;
    // All of it is complained about already: what is said now stands with that, and there is no other complaint.
    if (chosen.every(out)) {
      const shown = joined.find(({ decisionPartId }) => seen.parts.some((part) => part.id === decisionPartId));
      id = (shown ?? joined[0])?.complaintId ?? id;
      await claimKey(context, decisionId, id);
      return;
    }
    const before = await manager.countBy(Complaint, { decisionId });
    if (
      !hasRoom(problem, "decisionId", before, AT_MOST, ["complaints over this decision", "klager over denne afgørelse"])
    )
      return;
    await claimKey(context, decisionId, id);
    const { saidBy: _, ...filed } = saying;
    const row = {
      ...{ id, decisionId, citizenId, municipality, ...filed },
      scope: input.partIds == null ? ComplaintScope.WHOLE : ComplaintScope.PARTS,
    };
    await underNumber(
      today.slice(0, 4),
      async (number) => (await insertRows(context.db, Complaint, [{ ...row, number, version: 1 }])) > 0,
    );
    for (const part of chosen) {
      const course = begun(part, id, { receivedOn, municipality }, out(part));
      await manager.insert(ComplaintPart, course);
      if (!out(part)) await manager.insert(ComplaintStatement, said(course, saying, course.late));
    }
    await toTell(
      manager,
      chosen.filter((part) => part.complaint?.suspensive && !out(part)).map((part) => part.id),
    );
  });
  if (userErrors.length === 0) await carry(context, citizenId);
  return { complaint: userErrors.length > 0 ? null : await readComplaint(context, id), userErrors };
}

/** The course of one part, as it begins. */
function begun(
  part: DecisionPart,
  complaintId: string,
  { receivedOn, municipality }: { receivedOn: string; municipality: string },
  notTaken: NotTaken | null,
): ComplaintPart {
  const weeks = part.complaint?.reassessWeeks ?? 0;
  const deadline = part.complaint?.deadline ?? null;
  return {
    ...{ id: randomUUID(), complaintId, decisionPartId: part.id, position: part.position, sector: part.sector },
    ...{ municipality, status: notTaken ? ComplaintPartStatus.NOT_TAKEN : ComplaintPartStatus.RECEIVED, notTaken },
    ...{ late: deadline !== null && receivedOn > deadline, dueOn: openDayFrom(daysAfter(receivedOn, 7 * weeks)) },
    ...{ reassessedOn: null, reassessedBy: null, reasons: null, changedById: null },
    ...{
      forwardedOn: null,
      forwardedBy: null,
      remindedOn: [],
      answer: null,
      answerWords: null,
      answeredOn: null,
      answersBefore: [],
    },
    ...{ answerRecordedBy: null, delegationId: null, withdrawnOn: null, withdrawnBy: null },
  };
}

/** In which form it came, and when: who is signed in complains here and now, staff write down what was. */
function checkForm(
  problem: Problem,
  { decision }: Seen,
  {
    side,
    medium,
    receivedOn,
    today,
  }: { side: boolean; medium: ComplaintMedium | null; receivedOn: string; today: string },
): void {
  if (medium === null || (!side && medium === ComplaintMedium.ONLINE))
    problem("medium", "REQUIRED", "Say in which form the complaint came.", "Skriv, hvordan klagen kom.");
  if (side ? receivedOn !== today : receivedOn > today || receivedOn < (decision.issuedOn ?? today))
    problem(
      "receivedOn",
      "DATE_OUT_OF_REACH",
      "Who complains here does so today; staff write down the day it came, from the day of the decision until today.",
      "Den, der klager her, klager i dag; en medarbejder skriver den dag, klagen kom, fra afgørelsens dag til i dag.",
    );
}

/** Whose words staff write down: the citizen's, or those of somebody whose yes counts for them. */
function checkWhose(problem: Problem, side: boolean, whose: string | null, known: readonly (string | null)[]): void {
  if (whose !== null && (side || !known.includes(whose)))
    problem(
      "onBehalfOf",
      "NOT_THEIRS_TO_SAY",
      "Staff name the citizen, or somebody who speaks for them; who complains here does so for themself.",
      "En medarbejder angiver borgeren eller en, der taler for borgeren; den, der klager her, klager selv.",
    );
}

/** That none of it can be taken: of each part that is seen, why. */
function noneTaken(
  problem: Problem,
  seen: Seen,
  chosen: readonly DecisionPart[],
  out: (part: DecisionPart) => NotTaken | null,
): void {
  for (const part of chosen.filter(({ id }) => seen.parts.some((each) => each.id === id))) {
    const why = out(part);
    if (!why) continue;
    const [en, da] = whyNotTaken(part, why);
    problem(
      "partIds",
      "COMPLAINT_NOT_TAKEN",
      `It cannot be complained about here now. ${en}`,
      `Den kan man ikke klage over her nu. ${da}`,
    );
  }
  problem(
    "decisionId",
    "NOTHING_TO_TAKE",
    "None of it can be complained about here now.",
    "Der er intet af den, man kan klage over her nu.",
  );
}
