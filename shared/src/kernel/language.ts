import { registerEnumType } from "type-graphql";

export enum Language {
  DA = "DA",
  EN = "EN",
}

registerEnumType(Language, {
  name: "Language",
  description: "Language of a sentence for people (da: sprog).",
  valuesConfig: { DA: { description: "Danish (da: dansk)." }, EN: { description: "English (da: engelsk)." } },
});
