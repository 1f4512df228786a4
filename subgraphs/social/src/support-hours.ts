import { HOURS_IMPOSSIBLE, inForce } from "@overligger/shared";
import { type Change, codeOf, notSwitchedOn, worked } from "@overligger/shared/sector";
import { type SocialIntervention, SupportMode } from "./social-intervention.ts";

type Hours = Pick<SocialIntervention, "supportMode" | "startsOn">;

/** Whether flexible hours begin: they are only proposed, so the policy is asked. Another first day is another policy; what was begun goes on. */
export const beginsFlexible = ({ supportMode, startsOn }: Hours, before: Hours | null): boolean =>
  supportMode === SupportMode.FLEXIBLE &&
  !(before?.supportMode === SupportMode.FLEXIBLE && before.startsOn === startsOn);

/** Hours of support are fixed, or flexible between a least and a most as a trial, and never both (FLH-01, V27). */
export async function checkHours(
  change: Change,
  intervention: SocialIntervention,
  before: SocialIntervention | null,
): Promise<void> {
  const { supportMode, hoursPerWeek, minHoursPerWeek, maxHoursPerWeek, trial, kind, startsOn } = intervention;
  const { problem, context } = change;
  if (supportMode !== SupportMode.FLEXIBLE) {
    for (const [field, value] of Object.entries({ minHoursPerWeek, maxHoursPerWeek, trial }))
      if (value != null)
        problem(
          field,
          "FLEXIBLE_ONLY",
          "Only flexible hours have a least, a most and a trial.",
          "Kun fleksible timer har et mindst, et højst og et forsøg.",
        );
    return;
  }
  const day = startsOn ?? context.today;
  const allowed = (await codeOf(context, "FLEXIBLE_HOURS", kind))?.legalBasis ?? [];
  if (inForce(allowed, day).length === 0)
    problem(
      "supportMode",
      "FLEXIBLE_NOT_ALLOWED",
      `No law lets ${kind} have flexible hours.`,
      "Ingen lov giver den hjælp fleksible timer.",
    );
  else if (
    beginsFlexible(intervention, before) &&
    !worked(context, change.mandate.municipality, allowed, day, ({ flexibleHours }) => flexibleHours)
  )
    notSwitchedOn(change, "supportMode");
  if (hoursPerWeek != null)
    problem(
      "hoursPerWeek",
      "FIXED_HOURS_GIVEN",
      "Flexible hours have a least and a most, no fixed number.",
      "Fleksible timer har et mindst og et højst, ikke et fast tal.",
    );
  if (trial !== true)
    problem(
      "trial",
      "TRIAL_REQUIRED",
      "Flexible hours are given as a trial: say so.",
      "Fleksible timer gives som et forsøg: skriv det.",
    );
  for (const [field, value] of Object.entries({ minHoursPerWeek, maxHoursPerWeek })) {
    if (value == null)
      problem(
        field,
        "REQUIRED",
        "Flexible hours have a least and a most.",
        "Fleksible timer har et mindst og et højst.",
      );
    else if (!(value >= 0 && value <= 168)) problem(field, ...HOURS_IMPOSSIBLE);
  }
  if (minHoursPerWeek != null && maxHoursPerWeek != null && minHoursPerWeek > maxHoursPerWeek)
    problem(
      "maxHoursPerWeek",
      "MOST_BELOW_LEAST",
      "The most hours cannot be fewer than the least.",
      "Det højeste antal timer kan ikke være mindre end det laveste.",
    );
}
