import { UserError } from "@overligger/shared";

/** What a text that somebody agrees by must say at least, by the words it cannot be said without. Whether it says it well, a leader answers for. */
const MUST_SAY: Readonly<Record<string, readonly [inDanish: RegExp, inEnglish: RegExp, en: string, da: string]>> = {
  TEXT_WITHOUT_READERS: [
    /kommune|myndighed|modtager|koordinator|sagsbehandler|medarbejder|behandlingssted/iu,
    /municipality|authorit|recipient|coordinator|caseworker|staff|clinic/iu,
    "It does not say who reads or receives what is agreed to.",
    "Der står ikke, hvem der læser eller modtager det, der siges ja til.",
  ],
  TEXT_WITHOUT_PURPOSE: [
    /planen?\b|udredning|formål|bruges? til|for at/iu,
    /\bplan\b|assessment|purpose|used? (for|to)|in order to/iu,
    "It does not say what it is for.",
    "Der står ikke, hvad det er til.",
  ],
  TEXT_WITHOUT_WITHDRAWAL: [
    /træk\p{L}*\b.*tilbage|fortryd/isu,
    /withdr[ae]w|take\b.*\bback|change your mind/isu,
    "It does not say that it can be taken back.",
    "Der står ikke, at det kan trækkes tilbage.",
  ],
};

export interface TextOfConsent {
  title: string;
  text: string;
  titleEn?: string | null;
  textEn?: string | null;
}

/** What a municipality's own text lacks, the first of it; null where nothing is. */
export function lacking({ text, titleEn, textEn }: TextOfConsent): UserError | null {
  if (!titleEn || !textEn)
    return new UserError(
      titleEn ? "textEn" : "titleEn",
      "TEXT_IN_ONE_LANGUAGE",
      "It is shown in Danish and in English: write both.",
      "Den vises på dansk og engelsk: skriv begge dele.",
    );
  for (const [code, [inDanish, inEnglish, en, da]] of Object.entries(MUST_SAY)) {
    const field = !inDanish.test(text) ? "text" : !inEnglish.test(textEn) ? "textEn" : null;
    if (field !== null) return new UserError(field, code, en, da);
  }
  return null;
}
