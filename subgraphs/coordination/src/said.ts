import type { Problem } from "@overligger/shared";

// What several rooms say in the same words, as its code and both sentences.

export const PERIOD_EMPTY = [
  "PERIOD_EMPTY",
  "The end must lie after the beginning.",
  "Slutningen skal ligge efter begyndelsen.",
] as const;

export const DAY_PAST = ["DATE_PAST", "The day must not lie in the past.", "Dagen må ikke ligge i fortiden."] as const;

export const DATE_FUTURE = [
  "DATE_FUTURE",
  "The day must not lie in the future.",
  "Dagen må ikke ligge i fremtiden.",
] as const;

export const PLAN_STATUS = [
  "PLAN_STATUS",
  "This cannot be done as the plan stands now.",
  "Det kan ikke gøres, som planen står nu.",
] as const;

export const WAS_UNTIL_TODAY = [
  "DATE_PAST",
  "What was until today cannot be rewritten.",
  "Det, der gjaldt til og med i dag, kan ikke skrives om.",
] as const;

export const SECOND_PERSON_NEEDED = [
  "SECOND_PERSON_NEEDED",
  "Somebody else must look at what you wrote down.",
  "En anden end dig skal se på det, du har skrevet ned.",
] as const;

export const FLAGGED_ALREADY = [
  "FLAGGED_ALREADY",
  "Somebody has said so already; it is not settled yet.",
  "Det har nogen allerede sagt; det er ikke afklaret endnu.",
] as const;

export const CPR_INVALID = [
  "CPR_INVALID",
  "This is not a CPR number: ten digits that begin with a birthday.",
  "Det er ikke et CPR-nummer: ti cifre, der begynder med en fødselsdag.",
] as const;

export const AGREEMENT_UNKNOWN = [
  "AGREEMENT_UNKNOWN",
  "There is no such agreement in this plan.",
  "Aftalen findes ikke i planen.",
] as const;

/** Notes what is wrong with a day on which something was held, given or moved: a day to come, or one before there was what it is about. */
export function checkDay(problem: Problem, field: string, day: string, today: string, since: string): void {
  if (day > today) problem(field, ...DATE_FUTURE);
  else if (day < since)
    problem(
      field,
      "DATE_PAST",
      "The day lies before there was what it is about.",
      "Dagen ligger, før det, den handler om, fandtes.",
    );
}
