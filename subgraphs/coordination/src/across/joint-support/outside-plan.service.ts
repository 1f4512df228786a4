import { type Context, claimKey, inOneGo, manyBy, oneBy, Refusal, type UserError } from "@overligger/shared";
import { citizenOfStaff } from "../../citizen/citizen/citizen.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { affiliationIn } from "../../town/people/affiliation.service.ts";
import { askSectors } from "../ask/ask.service.ts";
import { inOwnRight, mandatesOf } from "../ask/mandate.service.ts";
import { INTERVENTIONS } from "../ask/question.ts";
import { JointSupport } from "./joint-support.ts";
import { alreadyDecided, checkParts, endRow, isDecidedOn, type JointInput, rowOf, ruleIn } from "./parts.ts";
import { checkRoutes, withoutRoute } from "./routes.service.ts";
import { tellJointSupport } from "./telling.service.ts";

/** One at a time for one citizen. */
const ONE_CITIZEN = "SELECT pg_advisory_xact_lock(hashtextextended('joint support ' || $1, 0))";

export interface Outside {
  jointSupport: JointSupport | null;
  userErrors: UserError[];
}

/**
 * Joint support for somebody without a plan, or beside it (SUP-01): by who may decide under each of the laws themself, as own staff or
 * under a delegation in force. So it opens nothing to anybody that they might not read in that right, and each sector logs the reading.
 */
export async function decideOutsidePlan(
  context: CoordinationContext,
  input: JointInput & { citizenId: string },
): Promise<Outside> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  const codes = input.parts.map(({ sector }) => sector);
  const mandates = await mandatesOf(context, codes, citizen.id, citizen.municipality);
  if (mandates.unknown) throw new Refusal("NOT_CHECKED");
  const missing = codes.filter((code) => !mandates.held.has(code));
  const voices =
    missing.length > 0
      ? []
      : await askSectors(context, await inOwnRight(context, mandates.held, citizen.id), INTERVENTIONS);
  const worksHere = await affiliationIn(context, input.primaryWorkerId, citizen.municipality);
  const row = rowOf(
    context,
    { citizenId: citizen.id, municipality: citizen.municipality },
    null,
    input,
    mandates,
    voices,
  );
  const without = await withoutRoute(context, row.written);
  let id = row.id;
  const userErrors = await inOneGo(context, [ONE_CITIZEN, citizen.id], async ({ manager, problem }) => {
    const before = await claimKey(context, citizen.id, row.id);
    if (before !== null) {
      id = before;
      return undefined;
    }
    const rule = await ruleIn(context, citizen.municipality, input.rule, problem);
    if (!rule) return undefined;
    if (missing.length > 0)
      return problem(
        "parts",
        "MANDATE_MISSING",
        `You may not decide under the law of ${missing.join(" and ")}: have it delegated, or coordinate it in a plan.`,
        `Du må ikke træffe afgørelse efter loven for ${missing.join(" og ")}: få den kompetence, eller gør det i en koordinerende plan.`,
      );
    if (await isDecidedOn(manager, citizen.id, rule.code)) return alreadyDecided(problem);
    checkParts(problem, rule, input.parts, voices, context.today);
    checkRoutes(problem, "parts", without);
    if (!worksHere)
      problem(
        "primaryWorkerId",
        "WORKER_NOT_HERE",
        "The primary worker works for the citizen's municipality.",
        "Den primære medarbejder skal arbejde i borgerens kommune.",
      );
    await manager.insert(JointSupport, row);
    return undefined;
  });
  return told(context, userErrors, citizen.id, id);
}

/** Who may decide under the law of one of its parts ends it; the help of each sector goes on. */
export async function endOutsidePlan(
  context: CoordinationContext,
  { jointSupportId }: { jointSupportId: string },
): Promise<Outside> {
  const [found] = await context.db.query<{ citizenId: string }>(
    `SELECT citizen_id AS "citizenId" FROM joint_support WHERE id::text = $1 AND plan_id IS NULL`,
    [jointSupportId],
  );
  const citizen = await citizenOfStaff(context, found?.citizenId ?? "");
  const joint = await oneBy(context, JointSupport, "id").load(jointSupportId);
  const codes = joint?.written.map(({ sector }) => sector) ?? [];
  const mandates = await mandatesOf(context, codes, citizen.id, joint?.municipality ?? citizen.municipality);
  if (mandates.held.size === 0) throw new Refusal(mandates.unknown ? "NOT_CHECKED" : "NOT_FOUND");
  const userErrors = await inOneGo(context, [ONE_CITIZEN, citizen.id], async ({ manager }) => {
    await endRow(manager, jointSupportId, context.today, null); // what is over stays over since then
  });
  return told(context, userErrors, citizen.id, jointSupportId);
}

async function told(
  context: CoordinationContext,
  userErrors: UserError[],
  citizenId: string,
  id: string,
): Promise<Outside> {
  if (userErrors.length > 0) return { jointSupport: null, userErrors };
  await tellJointSupport(context, citizenId);
  return { jointSupport: (await ofCitizen(context, citizenId)).find((each) => each.id === id) ?? null, userErrors };
}

/** What was decided on as one for a citizen, in a plan or outside, and holds or held; the newest first. */
export const ofCitizen = async (context: Context, citizenId: string): Promise<JointSupport[]> =>
  (await manyBy(context, JointSupport, "citizenId").load(citizenId))
    .filter(({ written }) => written.every(({ decidedOn }) => decidedOn !== null))
    .reverse();
