// What several rooms say in the same words, as its code and both sentences.

/** What is to be written stands there already: no version, no line of history, no task of anybody's comes of it. */
export const NOTHING_CHANGED = [
  "NOTHING_CHANGED",
  "It says that already: write what shall be different.",
  "Det står der allerede: skriv, hvad der skal være anderledes.",
] as const;

export const END_BEFORE_START = [
  "END_BEFORE_START",
  "It cannot end before it begins.",
  "Slutdatoen må ikke ligge før begyndelsen.",
] as const;

export const HOURS_IMPOSSIBLE = [
  "HOURS_IMPOSSIBLE",
  "A week has from 0 to 168 hours.",
  "En uge har fra 0 til 168 timer.",
] as const;

export const SECTOR_UNKNOWN = ["SECTOR_UNKNOWN", "There is no such sector.", "Der er ingen sådan myndighed."] as const;

export const INTERVENTION_UNKNOWN = [
  "INTERVENTION_UNKNOWN",
  "There is no such intervention, or you may not see it.",
  "Indsatsen findes ikke, eller du må ikke se den.",
] as const;

export const HELD_UNTIL_TODAY = [
  "DATE_PAST",
  "What held until today cannot be rewritten.",
  "Det, der gjaldt indtil i dag, kan ikke skrives om.",
] as const;

export const SOURCE_TO_COME = [
  "DATE_FUTURE",
  "A source cannot lie in the future.",
  "En kilde kan ikke ligge i fremtiden.",
] as const;

export const NOT_DECIDED_YET = [
  "DATE_IN_FUTURE",
  "A decision is recorded when it has been made.",
  "En beslutning skrives først ned, når den er truffet.",
] as const;

export const NOT_BEEN_YET = [
  "DATE_IN_FUTURE",
  "It is recorded when it has been.",
  "Det skrives ned, når det er sket.",
] as const;

export const SECTOR_SILENT = [
  "SECTOR_SILENT",
  "The sector does not answer right now: try again later.",
  "Myndigheden svarer ikke lige nu: prøv igen senere.",
] as const;

export const LAW_NOT_IN_FORCE = [
  "LAW_NOT_IN_FORCE",
  "This wording does not hold today.",
  "Den ordlyd gælder ikke i dag.",
] as const;

export const LASTS_NO_DAY = [
  "END_BEFORE_START",
  "It must last a day at least: the end is the first day after it.",
  "Perioden skal være på mindst én dag: slutdatoen er den første dag efter den.",
] as const;

export const NOT_THEIRS_TO_SAY = [
  "NOT_THEIRS_TO_SAY",
  "Name the citizen, or somebody who speaks for them today.",
  "Nævn borgeren selv eller en, der taler for borgeren i dag.",
] as const;
