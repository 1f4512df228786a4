import { isUuid, manyBy, oneBy, Role } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { type Standing, sightOf, standingOf, toAsk } from "../standing/standing.service.ts";
import { AssessmentStatus, HolisticAssessment, ReassessmentReason } from "./assessment.ts";
import { AssessmentComment } from "./comment.ts";
import { AssessmentFinding, AssessmentReuse } from "./finding.ts";

/** What somebody sees of an assessment. */
export interface Seen {
  readonly assessment: HolisticAssessment;
  readonly standing: Standing;
  /** As what it stands in the log. */
  readonly purpose: string;
  /** Whether it is the citizen's side that looks. */
  readonly side: boolean;
  /** Under which sectors' law they work, of those that take part or did. */
  readonly works: ReadonlySet<string>;
  /** Whether they see what concerns the whole: the citizen's side, and who works in a sector that takes part today. */
  readonly whole: boolean;
  /** Whether they see what a sector wrote. */
  sees(sector: string): boolean;
  /** The sectors that take part today and that they see nothing of: the health consent does not name theirs. */
  readonly closed: readonly string[];
}

/** The sectors that take part in a municipality's assessment today: those that the citizen agreed to, while they live there. */
export const takingPart = (standing: Standing, municipality: string): ReadonlySet<string> =>
  new Set(
    standing.municipality === municipality
      ? standing.assessed.flatMap(({ sector, holds }) => (holds ? [sector] : []))
      : [],
  );

/** The sectors that take part in it, or did. */
export const sectorsIn = ({ sectors, municipality }: HolisticAssessment, standing: Standing): string[] => [
  ...new Set([...sectors, ...takingPart(standing, municipality)]),
];

/**
 * The citizen's side sees all of it; who works in a sector that takes part today, what all that take part wrote, of a health sector
 * where its consent names theirs; who works in one whose consent has ended, what it wrote itself. Null where they see nothing of it. Whoever tells of it logs it before.
 */
export function seen(
  context: DecisionsContext,
  standing: Standing | null,
  assessment: HolisticAssessment,
): Seen | null {
  if (!standing) return null;
  const { citizenId, municipality } = assessment;
  const side = context.caller.role === Role.CITIZEN;
  const works = new Set(
    side ? [] : sectorsIn(assessment, standing).filter((code) => sightOf(context, standing, code, municipality)?.works),
  );
  if (side ? !standing.reads : works.size === 0) return null;
  const open = takingPart(standing, municipality);
  const whole = side || [...works].some((code) => open.has(code));
  const own = context.caller.id === citizenId ? "OWN_ACCESS" : "REPRESENTATION";
  const purpose = side ? own : whole ? "HOLISTIC_ASSESSMENT" : "OWN_SECTOR_CASE";
  // What a health sector wrote is for those whom the written health consent names, and for the citizen.
  const named = (sector: string) => {
    const readers = standing.assessed.find((each) => each.sector === sector)?.readers ?? null;
    return readers === null || readers.some((reader) => works.has(reader) && open.has(reader));
  };
  const sees = (sector: string) => side || works.has(sector) || (whole && open.has(sector) && named(sector));
  const closed = whole ? [...open].filter((sector) => !sees(sector)).sort() : [];
  return { assessment, standing, purpose, side, works, whole, sees, closed };
}

function logged(context: DecisionsContext, found: Seen): Seen {
  const { assessment, purpose } = found;
  const { id, citizenId } = assessment;
  void context.once(`read assessment ${id}`, () =>
    context.readLog.write({ citizenId, operation: "ASSESSMENT_READ", purpose }),
  );
  return found;
}

/** Sectors that have to do with an assessment beside those that it names, by its id: what was proposed in them rests on it. */
export type Beside = ReadonlyMap<string, readonly string[]>;

const widened = (assessment: HolisticAssessment, beside?: Beside): HolisticAssessment => ({
  ...assessment,
  sectors: [...new Set([...assessment.sectors, ...(beside?.get(assessment.id) ?? [])])],
});

async function standingIn(context: DecisionsContext, citizenId: string, all: readonly HolisticAssessment[]) {
  const standing = await standingOf(context, { citizenId }, []);
  const sectors = standing ? all.flatMap((assessment) => sectorsIn(assessment, standing)) : [];
  return standing && standingOf(context, { citizenId }, toAsk(context, sectors));
}

/** What the caller sees of one assessment; null where there is none or nothing. It is not told, so it is not logged. */
export async function lookAt(context: DecisionsContext, id: string, beside?: Beside): Promise<Seen | null> {
  const found = isUuid(id) ? await oneBy(context, HolisticAssessment, "id").load(id) : null;
  const assessment = found && widened(found, beside);
  return assessment && seen(context, await standingIn(context, assessment.citizenId, [assessment]), assessment);
}

/** One assessment, by its id; null where there is none or one sees nothing of it. */
export async function readAssessment(context: DecisionsContext, id: string): Promise<Seen | null> {
  const found = await lookAt(context, id);
  return found && logged(context, found);
}

/** What the caller sees of all of a citizen's assessments, the newest first. */
export async function readAssessments(context: DecisionsContext, citizenId: string): Promise<Seen[]> {
  return (await lookAtAll(context, citizenId)).map((found) => logged(context, found));
}

/** The same, not told. */
export async function lookAtAll(context: DecisionsContext, citizenId: string, beside?: Beside): Promise<Seen[]> {
  if (!isUuid(citizenId)) return [];
  const all = (await manyBy(context, HolisticAssessment, "citizenId").load(citizenId)).map((each) =>
    widened(each, beside),
  );
  if (all.length === 0) return [];
  const standing = await standingIn(context, citizenId, all);
  return all.flatMap((assessment) => seen(context, standing, assessment) ?? []);
}

/** Whether an assessment is one to build on: complete, with nothing that says it is to be looked at again, and not looked at again. */
export async function isToBuildOn(context: DecisionsContext, seen: Seen): Promise<boolean> {
  if (seen.assessment.status !== AssessmentStatus.COMPLETED) return false;
  const again = await manyBy(context, HolisticAssessment, "continuesId").load(seen.assessment.id);
  return again.length === 0 && (await reassessmentDue(context, seen)).length === 0;
}

/** A finding as somebody sees it, and which sectors build on it in the assessment that they look at. */
export type SeenFinding = AssessmentFinding & { readonly seen: Seen; readonly reused: readonly AssessmentReuse[] };

/** What was found, and what was reused of what was known before. */
export async function findingsIn(context: DecisionsContext, seen: Seen): Promise<SeenFinding[]> {
  const { id } = seen.assessment;
  const [own, uses] = await Promise.all([
    manyBy(context, AssessmentFinding, "assessmentId").load(id),
    manyBy(context, AssessmentReuse, "assessmentId").load(id),
  ]);
  const taken = [...new Set(uses.map(({ findingId }) => findingId))].filter(
    (findingId) => !own.some((finding) => finding.id === findingId),
  );
  const before = await Promise.all(taken.map((findingId) => oneBy(context, AssessmentFinding, "id").load(findingId)));
  return [...before.filter((each) => each !== null), ...own]
    .filter(({ sector }) => seen.sees(sector))
    .map((finding) => ({
      ...finding,
      seen,
      reused: uses.filter(({ findingId, sector }) => findingId === finding.id && seen.sees(sector)),
    }));
}

/** What is known from earlier assessments of the same municipality, and was not taken into this one. */
export async function knownBefore(context: DecisionsContext, seen: Seen): Promise<SeenFinding[]> {
  const { citizenId, municipality } = seen.assessment;
  const [all, here] = await Promise.all([
    manyBy(context, AssessmentFinding, "citizenId").load(citizenId),
    findingsIn(context, seen),
  ]);
  return all
    .filter((each) => each.municipality === municipality && seen.sees(each.sector))
    .filter(({ id }) => !here.some((finding) => finding.id === id))
    .map((finding) => ({ ...finding, seen, reused: [] }));
}

/** What the citizen said to it: to the whole, or to what one sees. */
export async function commentsOn(context: DecisionsContext, seen: Seen): Promise<AssessmentComment[]> {
  const [all, findings] = await Promise.all([
    manyBy(context, AssessmentComment, "assessmentId").load(seen.assessment.id),
    findingsIn(context, seen),
  ]);
  return all.filter(({ findingId }) => (findingId === null ? seen.whole : findings.some(({ id }) => id === findingId)));
}

/** Why the situation is to be assessed again; empty where it is not, or was. */
export async function reassessmentDue(context: DecisionsContext, seen: Seen): Promise<ReassessmentReason[]> {
  const { id, status, sectors, begunAt, validTo } = seen.assessment;
  const again = await manyBy(context, HolisticAssessment, "continuesId").load(id);
  if (status === AssessmentStatus.STOPPED || again.length > 0) return [];
  const comments = await manyBy(context, AssessmentComment, "assessmentId").load(id);
  const ended = sectors.some((code) => {
    const consent = seen.standing.assessed.find(({ sector }) => sector === code);
    return !consent?.holds || (consent.endedAt !== null && Date.parse(consent.endedAt) > Date.parse(begunAt));
  });
  const due = {
    [ReassessmentReason.WITHDRAWN]: ended,
    [ReassessmentReason.LIFE_CHANGED]: comments.some(({ lifeChanged }) => lifeChanged),
    [ReassessmentReason.DATE_CAME]:
      status === AssessmentStatus.COMPLETED && validTo !== null && validTo <= context.today,
  };
  return Object.values(ReassessmentReason).filter((reason) => due[reason]);
}
