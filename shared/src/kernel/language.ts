import { Arg, registerEnumType } from "type-graphql";

export enum Language {
  DA = "DA",
  EN = "EN",
}

/** A day in a sentence, e.g. "2. december 2026" or "2 December 2026". */
export const dayInWords = (day: string, language: Language): string =>
  DAYS[language].format(new Date(`${day}T00:00:00Z`));

const DAYS = {
  DA: new Intl.DateTimeFormat("da-DK", { dateStyle: "long", timeZone: "UTC" }),
  EN: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};

registerEnumType(Language, {
  name: "Language",
  description: "Language of a sentence for people (da: sprog).",
  valuesConfig: { DA: { description: "Danish (da: dansk)." }, EN: { description: "English (da: engelsk)." } },
});

/** The one argument of a sentence by the house: Danish where none is given. */
export const inLanguage = () =>
  Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." });
