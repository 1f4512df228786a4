import { Language } from "@overligger/shared";
import { Arg, Field, ObjectType } from "type-graphql";

/** Notes something that stops nothing but that somebody should know. */
export type Warn = (code: string, en: string, da: string) => void;

@ObjectType("Warning", {
  description: "Something that was done all the same, but that somebody should know (da: advarsel).",
  simpleResolvers: true,
})
export class Warning {
  @Field(() => String, { description: "Stable code, e.g. CASELOAD_HIGH." })
  code: string;

  private readonly en: string;
  private readonly da: string;

  constructor(...[code, en, da]: Parameters<Warn>) {
    this.code = code;
    this.en = en;
    this.da = da;
  }

  @Field(() => String, { description: "What to know, in words." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA ? this.da : this.en;
  }
}
