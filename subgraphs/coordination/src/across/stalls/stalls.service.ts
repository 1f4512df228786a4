import { InterventionStatus, PlanStatus } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { type CoordinatingPlan, CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import type { Found, Stalls } from "../../room.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { askSectors, type Voice } from "../ask/ask.service.ts";
import { isTold, type Key, keyOf, knownBy } from "../ask/interventions.ts";
import { HEALTH } from "../ask/question.ts";
import { AnswerState } from "../ask/sector-answer.ts";
import { linksOf } from "../red-thread/red-thread.service.ts";
import { finders, type PlanHealth, Stall } from "./plan-health.ts";

const kinds = {
  SECTOR_SILENT: { EN: "The sector does not answer right now.", DA: "Myndigheden svarer ikke lige nu." },
  SECTOR_FOLLOW_UP_OVERDUE: {
    EN: "The sector's own follow-up is overdue.",
    DA: "Fristen for myndighedens egen opfølgning er overskredet.",
  },
  HELP_WITHOUT_GOAL: {
    EN: "Help that serves none of the plan's goals.",
    DA: "En indsats, der ikke støtter noget mål i planen.",
  },
};

/** What asking the sectors brings to light. */
export const stalls: Stalls = { kinds };

function heardOf({ answer: { sector, state }, said }: Voice, today: string, served: ReadonlySet<Key> | null) {
  const found: Found<keyof typeof kinds>[] = [];
  if (state === AnswerState.SILENT || state === AnswerState.WRONG)
    found.push({ kind: "SECTOR_SILENT", sector: sector.code });
  for (const { followUpDue, status, title } of said.plans)
    if (status === PlanStatus.ACTIVE && followUpDue !== null && followUpDue < today)
      found.push({ kind: "SECTOR_FOLLOW_UP_OVERDUE", sector: sector.code, dueOn: followUpDue, subject: title });
  for (const { id, title, status } of said.interventions)
    if (served && status !== InterventionStatus.ENDED && !served.has(keyOf(sector.code, id)))
      found.push({ kind: "HELP_WITHOUT_GOAL", sector: sector.code, subject: title });
  return found;
}

/** The help that serves a goal of the plan; null where the plan is not in force, and nobody needs to have said so yet. */
async function servedIn(context: CoordinationContext, plan: CoordinatingPlan): Promise<ReadonlySet<Key> | null> {
  if (plan.status !== CoordinatingPlanStatus.ACTIVE) return null;
  const links = (await linksOf(context, plan)).filter(({ proposed }) => !proposed);
  return new Set(links.map(({ sectorCode, interventionId }) => keyOf(sectorCode, interventionId)));
}

/** What keeps a plan from moving on. A closed plan has nowhere to move. */
export async function healthOf(context: CoordinationContext, plan: CoordinatingPlan): Promise<PlanHealth> {
  const voices = await askSectors(context, await sectorsOf(context, plan), HEALTH);
  const answers = voices.map(({ answer }) => answer);
  if (plan.status === CoordinatingPlanStatus.CLOSED) return { stalls: [], sectors: answers };
  const served = await servedIn(context, plan);
  const known = knownBy(voices);
  const [registry, ...found] = await Promise.all([
    sectors(context),
    ...finders.map((find) => find(context, plan, (sector, id) => isTold(known, sector, id))),
    voices.flatMap((voice) => heardOf(voice, context.today, served)),
  ]);
  return {
    stalls: found
      .flat()
      .map(({ kind, sector, dueOn = null, subject = null }) =>
        Object.assign(new Stall(), { kind, sector: (sector && registry.get(sector)) ?? null, dueOn, subject }),
      ),
    sectors: answers,
  };
}
