import { randomUUID } from "node:crypto";
import { claimKey, inOneGo, type Problem, Refusal, registeredSectors, SECTOR_UNKNOWN } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { DecisionsContext } from "../context.ts";
import { Mandates } from "../standing/mandates.ts";
import { standingOf } from "../standing/standing.service.ts";
import { AssessmentStatus, HolisticAssessment, ReassessmentReason } from "./assessment.ts";
import {
  type Changed,
  type ChangeOfAssessment,
  changeAssessment,
  saidBy,
  toWorkOn,
  UNSAID,
} from "./changing.service.ts";
import { readAssessment, reassessmentDue, takingPart } from "./reading.service.ts";

const ONE_CITIZEN = "SELECT pg_advisory_xact_lock(hashtextextended('assessment ' || $1, 0))";

/** The assessment that runs already, told as what stands in the way. */
async function runningAlready(
  manager: EntityManager,
  problem: Problem,
  { citizenId, municipality }: Pick<HolisticAssessment, "citizenId" | "municipality">,
): Promise<string | null> {
  const running = { citizenId, municipality, status: AssessmentStatus.RUNNING };
  const found = await manager.findOneBy(HolisticAssessment, running);
  if (found)
    problem(
      "citizenId",
      "ASSESSMENT_RUNNING",
      "The citizen is being assessed already: take part in that one instead of asking the same again.",
      "Borgeren er allerede ved at blive udredt: vær med i den udredning i stedet for at spørge om det samme igen.",
    );
  return found?.id ?? null;
}

const begun = (context: DecisionsContext) => ({
  ...{ status: AssessmentStatus.RUNNING, words: {}, begunBy: context.caller.id },
  ...{ begunAt: context.now.toISOString(), begunOn: context.today, completedOn: null, stoppedFor: null },
  ...{ ...UNSAID, stopSaid: [] },
});

/** Begins the one assessment of a citizen: by who may decide under the law of one of the sectors, all of them agreed to by the citizen. */
export async function startAssessment(
  context: DecisionsContext,
  input: { citizenId: string; sectors: string[] },
): Promise<Changed> {
  const sectors = [...new Set(input.sectors)].sort();
  const standing = await standingOf(context, { citizenId: input.citizenId }, sectors);
  if (!standing || !new Mandates(standing).any) throw new Refusal("FORBIDDEN");
  const { citizenId, municipality } = standing;
  const open = takingPart(standing, municipality);
  let id = randomUUID() as string;
  let parallelId: string | null = null;
  const userErrors = await inOneGo(context, [ONE_CITIZEN, citizenId], async ({ manager, problem, problems }) => {
    const done = await claimKey(context, citizenId, id);
    if (done !== null) {
      id = done;
      return;
    }
    if (sectors.some((code) => !registeredSectors().some((sector) => sector.code === code)))
      problem("sectors", ...SECTOR_UNKNOWN);
    else if (sectors.some((code) => !open.has(code)))
      problem(
        "sectors",
        "CONSENT_MISSING",
        "The citizen has not agreed that each of these sectors takes part in one assessment; of a health sector the health consent is needed too.",
        "Borgeren har ikke sagt ja til, at hver af de myndigheder er med i én udredning; fra sundhedsvæsenet kræver det også helbredssamtykket.",
      );
    // Who does not take part learns nothing of one that runs, by no error either.
    if (problems.length > 0) return;
    parallelId = await runningAlready(manager, problem, { citizenId, municipality });
    if (parallelId) return;
    await manager.insert(HolisticAssessment, {
      ...{ id, citizenId, municipality, sectors, continuesId: null, because: null },
      ...begun(context),
    });
  });
  if (userErrors.length === 0) return { assessment: await readAssessment(context, id), userErrors };
  return { assessment: null, parallel: parallelId ? await readAssessment(context, parallelId) : null, userErrors };
}

/** In the language of what staff write. */
const SEEN_AGAIN = "Der ses på situationen igen i en ny udredning.";

export interface ReassessInput extends ChangeOfAssessment {
  because: ReassessmentReason;
  words?: string | null;
}

/**
 * Looks at somebody's situation again in a new assessment, because a consent was withdrawn, life has changed, or the day has come.
 * What was found before is reused from there; one that still runs is stopped. What was completed stays as it was.
 */
export async function reassess(context: DecisionsContext, input: ReassessInput): Promise<Changed> {
  const { seen, standing } = await toWorkOn(context, input.assessmentId, { side: false });
  const { id: continuesId, citizenId, municipality, sectors } = seen.assessment;
  const due = await reassessmentDue(context, seen);
  const open = takingPart(standing, municipality);
  let id = randomUUID() as string;
  let parallelId: string | null = null;
  const userErrors = await inOneGo(context, [ONE_CITIZEN, citizenId], async ({ manager, problem }) => {
    const done = await claimKey(context, continuesId, id);
    if (done !== null) {
      id = done;
      return;
    }
    const old = await manager.findOneByOrFail(HolisticAssessment, { id: continuesId });
    // Of two who begin it at the same moment the other is told which there is.
    const again = await manager.findOneBy(HolisticAssessment, { continuesId });
    if (again) {
      parallelId = again.id;
      problem(
        "assessmentId",
        "REASSESSED_ALREADY",
        "Somebody has begun to look at it again already: take part in that one.",
        "Der er allerede begyndt en revurdering: vær med i den.",
      );
      return;
    }
    if (old.version !== input.version) throw new Refusal("CONFLICT");
    const said = input.because === ReassessmentReason.LIFE_CHANGED && !!input.words;
    if (old.status === AssessmentStatus.STOPPED || !(due.includes(input.because) || said)) {
      problem(
        "because",
        "NOT_DUE",
        "Nothing says that it is to be looked at again for this reason: say what has changed.",
        "Intet siger, at der skal ses på den igen af den grund: skriv, hvad der har ændret sig.",
      );
      return;
    }
    if (old.status === AssessmentStatus.RUNNING) {
      const stopped = { status: AssessmentStatus.STOPPED, stoppedFor: input.words || SEEN_AGAIN, ...UNSAID };
      await manager.update(HolisticAssessment, { id: continuesId }, { ...stopped, version: old.version + 1 });
    }
    parallelId = await runningAlready(manager, problem, { citizenId, municipality });
    if (parallelId) return;
    const still = [...new Set([...sectors, ...seen.works])].filter((code) => open.has(code)).sort();
    await manager.insert(HolisticAssessment, {
      ...{ id, citizenId, municipality, sectors: still, continuesId, because: input.because },
      ...begun(context),
    });
  });
  if (userErrors.length === 0) return { assessment: await readAssessment(context, id), userErrors };
  return { assessment: null, parallel: parallelId ? await readAssessment(context, parallelId) : null, userErrors };
}

/** It is never completed: by the citizen's side, all whose yes it needs, or by who works with it, or did where nobody does any more. */
export const stopAssessment = (
  context: DecisionsContext,
  input: ChangeOfAssessment & { reason: string },
): Promise<Changed> =>
  changeAssessment(context, input, { side: true, left: true }, async ({ assessment, seen, standing }) => {
    if (seen.side && !standing.acts) throw new Refusal("FORBIDDEN");
    const { said, all } = saidBy(context.caller.id, standing, assessment.stopSaid);
    // Whoever says so takes back that it is complete; one of two who must agree stops nothing alone.
    const citizenSaid = assessment.citizenSaid.filter((by) => by !== context.caller.id);
    if (seen.side && !all) return { ...UNSAID, citizenSaid, stopSaid: said };
    return { status: AssessmentStatus.STOPPED, stoppedFor: input.reason, ...UNSAID };
  });
