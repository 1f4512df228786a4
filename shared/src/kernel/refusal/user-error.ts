import { Arg, Directive, Field, ObjectType } from "type-graphql";
import { Language } from "../language.ts";

/** Where in the input, a stable code, and what to do about it in both languages. */
export type ToMend = [field: string, code: string, en: string, da: string];

/** Notes something to mend in a field of the input. */
export type Problem = (...what: ToMend) => undefined;

@Directive("@shareable")
@ObjectType("UserError", {
  description: "Something in the input that a person can mend (da: brugerfejl). CODES.md has every code there is.",
  simpleResolvers: true,
})
export class UserError {
  @Field(() => [String], { description: "Path of the field in the input." })
  field: string[];

  @Field(() => String, { description: "Stable code, e.g. SECTOR_UNKNOWN." })
  code: string;

  private readonly en: string;
  private readonly da: string;

  constructor(...[field, code, en, da]: ToMend) {
    this.field = ["input", field];
    this.code = code;
    this.en = en;
    this.da = da;
  }

  @Field(() => String, { description: "What to do about it, in words." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA ? this.da : this.en;
  }
}
