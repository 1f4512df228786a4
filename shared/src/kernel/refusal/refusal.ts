import { GraphQLError } from "graphql";

/** Every code a client can meet in `errors[].extensions.code`, with its sentence in English and Danish. */
export const REFUSALS = {
  UNAUTHENTICATED: ["Sign in first: send a valid bearer token.", "Log ind først: send et gyldigt bearer token."],
  SIGN_IN_UNAVAILABLE: [
    "Sign-in cannot be checked right now: try again in a moment.",
    "Login kan ikke kontrolleres lige nu: prøv igen om lidt.",
  ],
  FORBIDDEN: ["You have no access to this.", "Du har ikke adgang til dette."],
  GRANT_REFUSED: ["The grant does not open this overlay.", "Adgangsbeviset åbner ikke dette overblik."],
  NOT_FOUND: [
    "There is no such record, or you may not see it.",
    "Der findes ingen sådan post, eller du må ikke se den.",
  ],
  REASON_REQUIRED: [
    "Say why you look this citizen up, for you have nothing to do with them here: they read it. Who is in a case of yours is found there.",
    "Skriv, hvorfor du slår borgeren op, for du har ikke noget med borgeren at gøre her: borgeren kan læse det. Den, der er i en af dine sager, findes dér.",
  ],
  SEARCH_PERMISSION_REQUIRED: [
    "You may not search for citizens who may need a plan: a leader of your municipality lets named staff do it, for a time.",
    "Du må ikke søge efter borgere, der kan have brug for en plan: en leder i din kommune giver bestemte medarbejdere lov for en tid.",
  ],
  CONFLICT: [
    "Someone changed this in the meantime: read it again and repeat your change.",
    "En anden har ændret dette imens: hent det igen og gentag ændringen.",
  ],
  BAD_USER_INPUT: ["The input is not valid.", "Det indtastede er ikke gyldigt."],
  LOG_UNAVAILABLE: [
    "The read could not be logged, so nothing is shown.",
    "Opslaget kunne ikke logges, så intet vises.",
  ],
  SECTOR_SILENT: ["The sector does not answer right now.", "Myndigheden svarer ikke lige nu."],
  ENTITY_KEY_MISMATCH: [
    "The sector answered about someone else than was asked; the answer was thrown away.",
    "Myndigheden svarede om en anden, end der blev spurgt om; svaret er kasseret.",
  ],
  NOT_CHECKED: [
    "It cannot be checked right now whether you may do this, so nothing was done: try again in a moment.",
    "Det kan ikke kontrolleres lige nu, om du må dette, så intet er gjort: prøv igen om lidt.",
  ],
  RATE_LIMITED: [
    "You have asked for more than one person may within a minute: try again in a moment.",
    "Du har bedt om mere, end én person må på et minut: prøv igen om lidt.",
  ],
  BUSY: [
    "Too many are asking right now: try again in a moment.",
    "Der er for mange, der spørger lige nu: prøv igen om lidt.",
  ],
  INTERNAL_SERVER_ERROR: ["Something went wrong here.", "Noget gik galt her."],
} as const satisfies Record<string, readonly [en: string, da: string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** Which refusals may succeed when tried again unchanged. */
const RETRYABLE = new Set<RefusalCode>([
  "SIGN_IN_UNAVAILABLE",
  "SECTOR_SILENT",
  "LOG_UNAVAILABLE",
  "NOT_CHECKED",
  "RATE_LIMITED",
  "BUSY",
]);

/** What a client reads beside the message: a stable code, the same sentence in Danish, and whether to try again. */
export function refusalExtensions(code: RefusalCode, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { code, messageDa: REFUSALS[code][1], retryable: RETRYABLE.has(code), ...more };
}

/** A sentence about this very thing, in English and Danish. */
export type Words = readonly [en: string, da: string];

/** A no that a person can understand, in its code's words or in its own. Anything else that is thrown is a bug, and its words stay inside. */
export class Refusal extends GraphQLError {
  constructor(code: RefusalCode, [en, messageDa]: Words = REFUSALS[code], more: Record<string, unknown> = {}) {
    super(en, { extensions: refusalExtensions(code, { messageDa, ...more }) });
    this.name = "GraphQLError";
  }
}

/** What is wrong with a value: where it stands (empty where that is not known), and the rest of a sentence about it in English and Danish. */
export type InputProblem = readonly [field: string, en: string, da: string];

/** What a sentence about a value begins with: where it stands is told beside it, in `fields`, as the schema spells it; or nowhere, for it is not known. */
const VALUE: Words = ["A value", "En værdi"];
const SOMEWHERE: Words = ["A value in the input", "En værdi i det indtastede"];

/** BAD_USER_INPUT that says what is wrong, and beside it where: a person reads the sentence, a form the fields. */
export function badInput(problems: readonly InputProblem[]): Refusal {
  const said = (at: 0 | 1) =>
    [...new Set(problems.map(([field, ...words]) => `${(field ? VALUE : SOMEWHERE)[at]} ${words[at]}`))].join(" ");
  const names = [...new Set(problems.map(([field]) => field))].filter((field) => field !== "");
  const of = (field: string) => problems.filter(([name]) => name === field);
  return new Refusal(
    "BAD_USER_INPUT",
    [said(0), said(1)],
    names.length === 0
      ? {}
      : {
          fields: names.map((field) => ({
            field,
            messages: of(field).map(([, en]) => en),
            messagesDa: of(field).map(([, , da]) => da),
          })),
        },
  );
}
