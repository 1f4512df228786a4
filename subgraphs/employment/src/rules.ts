import type { Change } from "@overligger/shared/sector";
import { termOn } from "@overligger/shared/sector";
import type { EmploymentIntervention } from "./employment-intervention.ts";
import type { EmploymentPlan } from "./employment-plan.ts";
import { checkFlexjob } from "./flexjob/flexjob.rules.ts";
import { monthsAfter } from "./months.ts";
import { PlanAuthor } from "./plan-author.ts";
import { EmploymentPlanKind } from "./plan-kind.ts";
import { keptByCoordinator } from "./scheme/scheme.service.ts";

/** What the employment act asks of a plan beside what every plan must be. */
export async function checkPlan(change: Change, plan: EmploymentPlan, before: EmploymentPlan | null): Promise<void> {
  if (before) await keptByCoordinator(change, before.id);
  else {
    plan.author ??= PlanAuthor.JOB_CENTRE;
    plan.authorSince ??= plan.startsOn;
  }
  if (plan.status === "ENDED") return;
  await checkAuthor(change, plan, before);
  checkParts(change, plan);
}

/** Whoever writes it writes from a day on; the unemployment fund only at first (§ 42). */
async function checkAuthor(
  { context, problem }: Change,
  { author, authorSince, startsOn }: EmploymentPlan,
  before: EmploymentPlan | null,
): Promise<void> {
  if (before && author !== before.author && authorSince === before.authorSince)
    problem(
      "authorSince",
      "REQUIRED",
      "Say from which day they write it.",
      "Skriv, fra hvilken dag de skriver planen.",
    );
  if (authorSince !== null && authorSince < startsOn)
    problem(
      "authorSince",
      "BEFORE_START",
      "Nobody writes a plan before it begins.",
      "Ingen skriver en plan, før den begynder.",
    );
  if (author !== PlanAuthor.UNEMPLOYMENT_FUND || authorSince === null) return;
  const months = await termOn(context, "FUND_WRITES_MONTHS", startsOn);
  if (months === null || authorSince >= (await monthsAfter(context, startsOn, months)))
    problem(
      "author",
      "FUND_NO_LONGER_WRITES",
      "The unemployment fund writes the plan at first only; now the job centre does.",
      "A-kassen skriver kun planen i begyndelsen; nu gør jobcentret det.",
    );
}

/** A rehabilitation plan has a preparatory part, and an action part that comes after it. */
function checkParts({ problem }: Change, plan: EmploymentPlan): void {
  const { preparatoryPart, preparatoryHealth, preparatoryDoneOn, actionPart, actionAim } = plan;
  const rehabilitation = plan.kind === EmploymentPlanKind.REHABILITATION_PLAN;
  if (
    !rehabilitation &&
    [preparatoryPart, preparatoryHealth, preparatoryDoneOn, actionPart, actionAim].some((part) => part != null)
  )
    problem(
      "kind",
      "NOT_IN_THIS_PLAN",
      "Only a rehabilitation plan has a preparatory part and an action part.",
      "Kun en rehabiliteringsplan har en forberedende del og en indsatsdel.",
    );
  if (rehabilitation && actionPart && actionPart !== "NOT_BEGUN" && !preparatoryDoneOn)
    problem(
      "actionPart",
      "PREPARATORY_PART_MISSING",
      "The action part comes after the preparatory part is done.",
      "Indsatsdelen kommer, når den forberedende del er færdig.",
    );
}

/** What lies in a scheme's plan is its coordinator's too; a flexible job has rules of its own. */
export async function checkIntervention(
  change: Change,
  help: EmploymentIntervention,
  before: EmploymentIntervention | null,
): Promise<void> {
  if (help.planId) await keptByCoordinator(change, help.planId);
  if (help.kind === "FLEXJOB") await checkFlexjob(change, help, before);
}
