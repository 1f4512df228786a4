import { randomUUID } from "node:crypto";
import { INTERVENTION_UNKNOWN, inForce, isUuid, SECTOR_SILENT, SOURCE_TO_COME } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { hasRoom } from "../room-for.ts";
import { type Help, standingWithHelp } from "../standing/standing.service.ts";
import { WORDS, type Worded } from "./assessment.ts";
import {
  type Changed,
  type ChangeOfAssessment,
  changeAssessment,
  joinedBy,
  mayWriteUnder,
  toWorkOn,
  UNSAID,
  type Work,
} from "./changing.service.ts";
import { AssessmentFinding, AssessmentReuse } from "./finding.ts";
import { assessmentThemes } from "./themes.ts";

export interface FindingInput extends ChangeOfAssessment {
  sector: string;
  theme: string;
  text: string;
  level?: number | null;
  interventionId?: string | null;
  source?: string | null;
  sourceOn: string;
  askedAgainBecause?: string | null;
}

/** How many findings in one assessment. */
const FINDINGS = 200;

/** What is known of a citizen in this municipality, as far as who works with it sees it: in the change's own transaction. */
const known = async ({ manager, assessment: { citizenId, municipality }, seen }: Work): Promise<AssessmentFinding[]> =>
  (await manager.findBy(AssessmentFinding, { citizenId, municipality })).filter(({ sector }) => seen.sees(sector));

/** A sector writes down what it knows about a theme, with where it knows it from. What is known already is reused, or it says why it asks again (ASM-03). */
export async function addFinding(context: DecisionsContext, input: FindingInput): Promise<Changed> {
  const { sector, interventionId } = input;
  const { seen } = await toWorkOn(context, input.assessmentId, { side: false });
  const helped = interventionId == null ? null : await standingWithHelp(context, seen.assessment.citizenId, [sector]);
  const themes = inForce(await assessmentThemes(context), context.today);
  const { assessmentId } = input;
  const id = randomUUID();
  return changeAssessment(context, { assessmentId }, { side: false, once: id }, async (work) => {
    const { problem, manager, assessment } = work;
    if (!mayWriteUnder(work, sector)) return undefined;
    if (!themes.some(({ code }) => code === input.theme))
      return problem("theme", "THEME_UNKNOWN", "There is no such theme.", "Der er ikke et sådant tema.");
    if (input.sourceOn > context.today) problem("sourceOn", ...SOURCE_TO_COME);
    const before = (await known(work)).filter(({ themeCode }) => themeCode === input.theme);
    if (before.length > 0 && !input.askedAgainBecause)
      problem(
        "theme",
        "KNOWN_ALREADY",
        "Something about this theme is known already: reuse it, or say why it is asked again.",
        "Der er allerede viden om det tema: genbrug den, eller skriv, hvorfor der bliver spurgt igen.",
      );
    const help = interventionId == null ? null : knownFrom(work, helped?.help ?? null, sector, interventionId);
    const source = input.source || help?.title;
    if (!source && interventionId == null)
      problem(
        "source",
        "SOURCE_MISSING",
        "Say where it is known from: the help that it is known from, or words.",
        "Skriv, hvor det vides fra: den hjælp, det vides fra, eller med ord.",
      );
    const count = await manager.countBy(AssessmentFinding, { assessmentId: assessment.id });
    if (!hasRoom(problem, "text", count, FINDINGS, ["findings in the assessment", "fund i udredningen"]))
      return undefined;
    await manager.insert(AssessmentFinding, {
      ...{ id, assessmentId: assessment.id, citizenId: assessment.citizenId, municipality: assessment.municipality },
      ...{ sector, themeCode: input.theme, text: input.text, level: input.level ?? null, source: source ?? "" },
      ...{ interventionId: interventionId ?? null, sourceOn: input.sourceOn },
      ...{ askedAgainBecause: before.length > 0 ? (input.askedAgainBecause ?? null) : null },
      ...{ writtenBy: context.caller.id, writtenAt: context.now.toISOString(), writtenOn: context.today },
    });
    return { sectors: joinedBy(assessment, sector), ...UNSAID };
  });
}

/** The help that something is known from, as its sector tells it to who may decide under its law. */
function knownFrom({ problem }: Work, help: readonly Help[] | null, sector: string, id: string): Help | undefined {
  if (help === null) return problem("interventionId", ...SECTOR_SILENT);
  const found = help.find((each) => each.sector === sector && each.id === id);
  if (!found) problem("interventionId", ...INTERVENTION_UNKNOWN);
  return found;
}

/** A sector builds on what is known, with its source and day, and does not ask again: another's finding, or one of an earlier assessment. */
export function reuseFinding(
  context: DecisionsContext,
  input: ChangeOfAssessment & { findingId: string; sector: string },
): Promise<Changed> {
  const { assessmentId, findingId, sector } = input;
  return changeAssessment(context, { assessmentId }, { side: false }, async (work) => {
    const { problem, manager, assessment } = work;
    if (!mayWriteUnder(work, sector)) return undefined;
    const found = isUuid(findingId) ? (await known(work)).find(({ id }) => id === findingId) : undefined;
    if (!found || (found.assessmentId === assessment.id && found.sector === sector))
      return problem(
        "findingId",
        "FINDING_UNKNOWN",
        "There is no such finding to reuse, or it stands there already.",
        "Den oplysning findes ikke, eller den står der allerede.",
      );
    const use = { assessmentId: assessment.id, findingId: found.id, sector };
    if (await manager.existsBy(AssessmentReuse, use)) return undefined;
    const usedBy = { usedBy: context.caller.id, usedOn: context.today };
    await manager.insert(AssessmentReuse, { id: randomUUID(), ...use, ...usedBy });
    return { sectors: joinedBy(assessment, sector), ...UNSAID };
  });
}

export type WordsInput = ChangeOfAssessment & { sector: string } & Partial<
    Record<(typeof WORDS)[number], string | null>
  >;

/** A sector that takes part writes the whole in words; what another wrote it changes only where it sees it. */
export function describeSituation(context: DecisionsContext, input: WordsInput): Promise<Changed> {
  return changeAssessment(context, input, { side: false }, async (work) => {
    const { assessment, seen, problem } = work;
    const { sector } = input;
    if (!mayWriteUnder(work, sector)) return undefined;
    const words = { ...assessment.words };
    for (const part of WORDS) {
      const text = input[part];
      if (text == null) continue;
      const before = words[part];
      if (before && !seen.sees(before.sector))
        problem(
          part,
          "CLOSED_NOW",
          "A sector that takes part no longer wrote it: begin a reassessment.",
          "Den myndighed, der skrev det, er ikke med længere: begynd en revurdering.",
        );
      const worded: Worded = { text, sector, by: context.caller.id, on: context.today };
      words[part] = worded;
    }
    return { words, sectors: joinedBy(assessment, sector), ...UNSAID };
  });
}
