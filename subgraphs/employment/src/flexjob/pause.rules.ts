import { dayInWords, Language, manyBy } from "@overligger/shared";
import { type Change, termOn } from "@overligger/shared/sector";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { monthsAfter } from "../months.ts";
import { FlexjobPause } from "./flexjob-pause.ts";

export const NOT_RUNNING = [
  "NOT_RUNNING",
  "It cannot be done as the flexible job stands now.",
  "Det kan ikke gøres, som fleksjobbet står nu.",
] as const;

export const TAKEN_BACK = [
  "TAKEN_BACK_ALREADY",
  "It was taken back: it holds no more.",
  "Den er trukket tilbage og gælder ikke længere.",
] as const;

/** The last day to return from a pause of a job that begins on a day; null where it cannot begin then, which is noted. `own` is the pause itself. */
export async function latestReturn(
  change: Change,
  job: EmploymentIntervention,
  own: FlexjobPause | null,
  on: string,
): Promise<string | null> {
  const { context, problem } = change;
  if (job.startsOn !== null && on < job.startsOn) {
    problem(
      "on",
      "BEFORE_START",
      "It cannot be paused before it began.",
      "Fleksjobbet kan ikke sættes på pause, før det begyndte.",
    );
    return null;
  }
  if (on > context.today) {
    problem("on", "DATE_IN_FUTURE", "A pause is told when it begins.", "En pause meldes, når den begynder.");
    return null;
  }
  const others = await manyBy(context, FlexjobPause, "interventionId").load(job.id);
  const within = others.find(
    ({ id, startsOn, returnedOn, takenBackOn }) =>
      id !== own?.id &&
      takenBackOn === null &&
      (returnedOn === null || on < returnedOn) &&
      (own === null || own.returnedOn === null || startsOn < own.returnedOn),
  );
  if (within) {
    problem(
      "on",
      "PAUSED_ALREADY",
      `There is a pause from ${dayInWords(within.startsOn, Language.EN)} already.`,
      `Der er allerede en pause fra ${dayInWords(within.startsOn, Language.DA)}.`,
    );
    return null;
  }
  const months = await termOn(context, "FLEXJOB_RETURN_MONTHS", on);
  if (months !== null) return monthsAfter(context, on, months);
  problem(
    "on",
    "NO_LAW_IN_FORCE",
    "No law lets a flexible job be paused from that day.",
    "Ingen lov lader et fleksjob sættes på pause fra den dag.",
  );
  return null;
}

/** Whether somebody may have returned from a pause on a day; what is in the way is noted. */
export function returnsWithin(
  { context, problem }: Change,
  { startsOn, latestReturnOn }: Pick<FlexjobPause, "startsOn" | "latestReturnOn">,
  on: string,
  field = "on",
): boolean {
  if (on < startsOn)
    problem(
      field,
      "END_BEFORE_START",
      "They cannot return before they left.",
      "Man kan ikke vende tilbage, før man er gået.",
    );
  else if (on > latestReturnOn)
    problem(
      field,
      "REASSESSMENT_NEEDED",
      `The last day to return without a new assessment was ${dayInWords(latestReturnOn, Language.EN)}: the ordinary visitation begins anew.`,
      `Den sidste dag til at vende tilbage uden en ny vurdering var ${dayInWords(latestReturnOn, Language.DA)}: den almindelige visitation begynder forfra.`,
    );
  // From the day on which it is written the job runs: what is to come is written when it has.
  else if (on > context.today)
    problem(field, "DATE_IN_FUTURE", "A return is told when it happens.", "En tilbagevenden meldes, når den sker.");
  else return true;
  return false;
}
