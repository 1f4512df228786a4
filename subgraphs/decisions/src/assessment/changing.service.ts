import {
  claimKey,
  inOneGo,
  type OneGo,
  oneBy,
  Refusal,
  type UserError,
  updateVersion,
  type Words,
} from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { Mandates } from "../standing/mandates.ts";
import { type Standing, standingOf } from "../standing/standing.service.ts";
import { AssessmentStatus, HolisticAssessment } from "./assessment.ts";
import { readAssessment, type Seen, sectorsIn, takingPart } from "./reading.service.ts";

/** What a change of an assessment came to. */
export interface Changed {
  readonly assessment: Seen | null;
  /** The one that runs already, where that is why another was not begun, as far as they may see it. */
  readonly parallel?: Seen | null;
  readonly userErrors: readonly UserError[];
}

/** An assessment that is being worked on, in the transaction that changes it. */
export interface Work extends OneGo {
  readonly assessment: HolisticAssessment;
  readonly seen: Seen;
  readonly standing: Standing;
  /** As whom they write under a sector's law: it takes part, and they may decide under it. Of the citizen's side none. */
  readonly mandates: Mandates;
}

export interface ChangeOfAssessment {
  readonly assessmentId: string;
  readonly version?: number;
}

/** The mandates that somebody has under the laws of sectors that take part. */
export const mandatesIn = (standing: Standing, municipality: string): Mandates => {
  const open = takingPart(standing, municipality);
  return new Mandates({ ...standing, mandates: standing.mandates.filter(({ sector }) => open.has(sector)) });
};

/** Who may do something about an assessment: the citizen's side too; who once worked with it, where no sector takes part any more. */
export interface May {
  readonly side: boolean;
  readonly left?: boolean;
  /** What it makes, where a key makes it once: told again, it is answered as it was, whatever has become of the assessment since. */
  readonly once?: string;
}

/** The assessment that somebody wants to work on, asked before any transaction. */
export async function toWorkOn(
  context: DecisionsContext,
  id: string,
  { side, left = false }: Omit<May, "once">,
): Promise<Pick<Work, "seen" | "standing" | "mandates">> {
  const seen = await readAssessment(context, id);
  if (!seen) throw new Refusal("NOT_FOUND");
  const { citizenId, municipality } = seen.assessment;
  const sectors = seen.side ? [] : sectorsIn(seen.assessment, seen.standing);
  const standing = await standingOf(context, { citizenId }, sectors);
  if (!standing) throw new Refusal("NOT_FOUND");
  const mandates = mandatesIn(standing, municipality);
  const over = takingPart(standing, municipality).size === 0;
  if (!seen.side && over && !left) throw new Refusal("FORBIDDEN", NOBODY_TAKES_PART);
  if (seen.side ? !side : !over && !mandates.any) throw new Refusal("FORBIDDEN");
  return { seen, standing, mandates };
}

const NOBODY_TAKES_PART: Words = [
  "No sector takes part in it any more: the citizen has moved, or taken back what they agreed to. It can only be stopped.",
  "Der er ingen myndighed med i den længere: borgeren er flyttet eller har trukket sit samtykke tilbage. Den kan kun stoppes.",
];

/**
 * The one road of a change of a running assessment: all or nothing, one at a time, on the version it was built on where one is
 * named. `work` answers the columns that change, or nothing where all is as it was.
 */
export async function changeAssessment(
  context: DecisionsContext,
  { assessmentId, version }: ChangeOfAssessment,
  may: May,
  work: (work: Work) => Promise<Partial<HolisticAssessment> | undefined>,
): Promise<Changed> {
  const asked = await toWorkOn(context, assessmentId, may);
  const { id } = asked.seen.assessment;
  const userErrors = await inOneGo(context, ["SELECT id FROM assessment WHERE id = $1 FOR UPDATE", id], async (go) => {
    const assessment = await oneBy(context, HolisticAssessment, "id").load(id);
    if (!assessment) throw new Refusal("NOT_FOUND");
    if (may.once !== undefined && (await claimKey(context, id, may.once)) !== null) return undefined;
    if (version !== undefined && assessment.version !== version) throw new Refusal("CONFLICT");
    if (assessment.status !== AssessmentStatus.RUNNING)
      return go.problem(
        "assessmentId",
        "NOT_RUNNING",
        "The assessment is over and never changes: look at the situation again in a new one.",
        "Udredningen er slut og ændres aldrig: se på situationen igen i en ny.",
      );
    const patch = await work({ ...go, ...asked, assessment });
    if (!patch || go.problems.length > 0) return undefined;
    if (!(await updateVersion(go.manager, HolisticAssessment, { id, version: assessment.version }, patch)))
      throw new Refusal("CONFLICT");
    return undefined;
  });
  return { assessment: userErrors.length > 0 ? null : await readAssessment(context, id), userErrors };
}

/** Whoever said that it is complete said it of what stood there. */
export const UNSAID = {
  ...{ citizenSaidOn: null, citizenSaidBy: null, citizenSaidEvidence: null, citizenSaid: [] as string[] },
  ...{ professionalSaidOn: null, professionalSaidBy: null, validTo: null },
};

/** Who of the citizen's side has said something, with one more, and whether these are all whose yes it needs. */
export function saidBy(speaker: string, { yesOf }: Standing, before: readonly string[]) {
  const said = [...new Set([...before, speaker])];
  return { said, all: yesOf.every((by) => by !== null && said.includes(by)) };
}

/** That somebody writes under the law of a sector that takes part; else what to mend. */
export function mayWriteUnder({ mandates, assessment, standing, problem }: Work, sector: string): boolean {
  if (!takingPart(standing, assessment.municipality).has(sector)) {
    problem(
      "sector",
      "CONSENT_MISSING",
      "The citizen has not agreed that this sector takes part in the assessment.",
      "Borgeren har ikke sagt ja til, at den myndighed er med i udredningen.",
    );
    return false;
  }
  if (mandates.of(sector)) return true;
  problem(
    "sector",
    "MANDATE_MISSING",
    "You may not write for this sector: its own staff do, or who has its competence delegated.",
    "Du må ikke skrive for den myndighed: det gør dens egne, eller den, der har fået kompetencen.",
  );
  return false;
}

/** The sectors that have taken part, with one more. */
export const joinedBy = ({ sectors }: HolisticAssessment, sector: string): string[] =>
  [...new Set([...sectors, sector])].sort();
