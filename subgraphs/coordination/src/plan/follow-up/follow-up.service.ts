import { randomUUID } from "node:crypto";
import {
  type Context,
  dayInWords,
  isUuid,
  Language,
  manyBy,
  type Page,
  type PageArguments,
  pageOf,
  SECTOR_UNKNOWN,
  type UserError,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { IsNull } from "typeorm";
import { checkDay, DAY_PAST, FLAGGED_ALREADY } from "../../said.ts";
import { adopt } from "../../town/municipal-policy/adopt.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { leadsToday } from "../../town/people/affiliation.service.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { holdsOn } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { involvedSectors } from "../plan/part.ts";
import { coordinatorsOf, ownPlans, participantsOf } from "../plan/plan.service.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { anyone, coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { rewriteStep } from "../plan/rewrite-step.ts";
import { CHANGES } from "./changes.ts";
import { FollowUp } from "./follow-up.ts";
import { FollowUpFramework } from "./follow-up-framework.ts";
import { SectorFlag } from "./sector-flag.ts";

export interface FollowUpInput extends ChangeInput {
  dueOn: string;
  initiativeHolderId: string;
}

/** Sets the next follow-up and who must call it, within the municipality's interval (FUP-02, FUP-03). */
export const setFollowUp = (context: Context, input: FollowUpInput) =>
  rewriteStep(context, input, CHANGES.setFollowUp, coordinator, OPEN, async (change) => {
    const { plan, patch, problem } = change;
    const people = [...(await coordinatorsOf(context, plan.id)), ...(await participantsOf(context, plan.id))];
    if (!people.some((person) => person.caseworkerId === input.initiativeHolderId && holdsOn(person, context.today))) {
      problem(
        "initiativeHolderId",
        "NOT_IN_PLAN",
        "Whoever calls the follow-up must coordinate or take part in the plan.",
        "Den, der indkalder til opfølgning, skal koordinere planen eller være med i den.",
      );
    }
    await nextDue(change, "dueOn", input.dueOn);
    patch.initiativeHolderId = input.initiativeHolderId;
  });

export interface RecordFollowUpInput extends ChangeInput {
  heldOn?: string | null;
  citizenTookPart: boolean;
  note: string;
  nextDueOn: string;
}

/** Writes down that the plan was followed up, and by when it is next: a plan in force is never without a next day. */
export const recordFollowUp = (context: Context, input: RecordFollowUpInput) =>
  planStep(
    context,
    input,
    CHANGES.recordFollowUp,
    (part) => part.coordinator || part.sectors.size > 0,
    OPEN,
    async (change) => {
      const { manager, plan, problem } = change;
      const heldOn = input.heldOn ?? context.today;
      checkDay(problem, "heldOn", heldOn, context.today, plan.startsOn);
      await nextDue(change, "nextDueOn", input.nextDueOn);
      await manager.insert(FollowUp, {
        id: randomUUID(),
        planId: plan.id,
        heldOn,
        citizenTookPart: input.citizenTookPart,
        note: input.note,
        recordedBy: context.caller.id,
      });
    },
  );

async function nextDue({ context, plan, patch, problem }: Change, field: string, dueOn: string): Promise<void> {
  if (dueOn < context.today) problem(field, ...DAY_PAST);
  const latest = latestFollowUp(context, (await policyOf(context, plan.municipality))?.followUpDays ?? null);
  if (latest !== null && dueOn > latest)
    problem(
      field,
      "INTERVAL_TOO_LONG",
      `The municipality follows up at the latest on ${latest}.`,
      `Kommunen har bestemt, at der skal følges op senest ${dayInWords(latest, Language.DA)}.`,
    );
  patch.followUpDue = dueOn;
}

/** The latest day for a follow-up, counted from today; null where the municipality has not decided its interval. */
export const latestFollowUp = (context: Context, days: number | null): string | null =>
  days === null ? null : new Date(Date.parse(context.today) + days * 86_400_000).toISOString().slice(0, 10);

/** How follow-up is organised in a municipality on a day; null until it has decided. */
export async function frameworkOf(
  context: Context,
  municipality: string,
  day = context.today,
): Promise<FollowUpFramework | null> {
  const all = await manyBy(context, FollowUpFramework, "municipality").load(municipality);
  return all.find((framework) => holdsOn(framework, day)) ?? null;
}

export interface FrameworkInput {
  form: string;
  roles: string;
  obligations: string;
  from?: string | null;
}

/** A leader adopts how follow-up is organised. */
export async function adoptFramework(
  context: Context,
  { from, form, roles, obligations }: FrameworkInput,
): Promise<{ framework: FollowUpFramework | null; userErrors: UserError[] }> {
  const { adopted, userErrors } = await adopt(context, FollowUpFramework, from, { form, roles, obligations });
  return { framework: adopted, userErrors };
}

/** Anybody in the plan says that a sector which takes no part may be needed (COO-10). */
export const flagSector = (context: Context, input: ChangeInput & { sector: string; reason: string }) =>
  planStep(context, input, CHANGES.flagUninvolvedSector, anyone, OPEN, async ({ manager, plan, problem }) => {
    if (!(await sectors(context)).has(input.sector)) return problem("sector", ...SECTOR_UNKNOWN);
    if ((await involvedSectors(context, plan)).includes(input.sector))
      return problem("sector", "SECTOR_INVOLVED", "This sector takes part already.", "Myndigheden er allerede med.");
    if ((await manager.countBy(SectorFlag, { planId: plan.id, sectorCode: input.sector, settledOn: IsNull() })) > 0)
      return problem("sector", ...FLAGGED_ALREADY);
    await manager.insert(SectorFlag, {
      id: randomUUID(),
      planId: plan.id,
      sectorCode: input.sector,
      reason: input.reason,
      raisedOn: context.today,
      raisedBy: context.caller.id,
    });
    return undefined;
  });

/** The coordinator tells what came of it. */
export const settleFlag = (context: Context, input: ChangeInput & { flagId: string; outcome: string }) =>
  planStep(context, input, CHANGES.settleSectorFlag, coordinator, OPEN, async ({ manager, plan, problem }) => {
    const result = isUuid(input.flagId)
      ? await manager.update(
          SectorFlag,
          { id: input.flagId, planId: plan.id, settledOn: IsNull() },
          { settledOn: context.today, outcome: input.outcome },
        )
      : null;
    if (result?.affected !== 1)
      problem(
        "flagId",
        "FLAG_UNKNOWN",
        "There is no such open flag in this plan.",
        "Der er ikke noget sådant at afklare i planen.",
      );
  });

/** Plans in force whose day has passed: a leader sees those of the municipality, staff those they coordinate or take part in (FUP-04). */
export async function overdue(context: Context, page: PageArguments): Promise<Page<CoordinatingPlan>> {
  const led = await leadsToday(context);
  const where = new Where().and("status = 'ACTIVE'").and("follow_up_due < ?", context.today);
  if (led !== null) where.and("municipality = ?", led);
  else if (worksWithCitizens(context.caller)) ownPlans(context, where);
  else where.and("false");
  return pageOf(context, CoordinatingPlan, where, page, "startsOn");
}
