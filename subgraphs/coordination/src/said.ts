// What several rooms say in the same words, as its code and both sentences.

export const DATE_FUTURE = [
  "DATE_FUTURE",
  "The day must not lie in the future.",
  "Dagen må ikke ligge i fremtiden.",
] as const;
