import type { Problem } from "@overligger/shared";

// What several rooms say in the same words, as its code and both sentences.

export const DATE_FUTURE = [
  "DATE_FUTURE",
  "The day must not lie in the future.",
  "Dagen må ikke ligge i fremtiden.",
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
