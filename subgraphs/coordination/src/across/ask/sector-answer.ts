import { type Context, DataCategory, Language } from "@overligger/shared";
import { Arg, Ctx, Field, ObjectType, registerEnumType } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { AccessReason, SectorAccess } from "../../plan/access/access.ts";
import { Sector } from "../../town/registry/sector.ts";

export enum AnswerState {
  ANSWERED = "ANSWERED",
  WITHHELD = "WITHHELD",
  CLOSED = "CLOSED",
  SILENT = "SILENT",
  WRONG = "WRONG",
}

const WORDS: Record<AnswerState, Record<Language, string>> = {
  ANSWERED: { EN: "Is part of this answer.", DA: "Er med i svaret." },
  WITHHELD: {
    EN: "Is open, but the citizen has not agreed to share what this answer is made of.",
    DA: "Er åben, men der er ikke sagt ja til at dele det, som svaret bygger på.",
  },
  CLOSED: { EN: "Is closed to you.", DA: "Er lukket for dig." },
  SILENT: { EN: "Does not answer right now.", DA: "Svarer ikke lige nu." },
  WRONG: {
    EN: "Answered something that cannot be right; it was thrown away.",
    DA: "Svarede noget, der ikke kan være rigtigt; det er kasseret.",
  },
};

registerEnumType(AnswerState, {
  name: "SectorAnswerState",
  description: "What became of asking a sector (da: svarstatus).",
  valuesConfig: Object.fromEntries(
    Object.entries(WORDS).map(([state, { EN, DA }]) => [
      state,
      { description: `${EN} (da: ${DA.replace(/\.$/, "").toLowerCase()})` },
    ]),
  ),
});

/** Every answer that is made of several sectors says of each whether it is in it. */
@ObjectType("SectorAnswer", {
  description: "Whether a sector is part of an answer that is made of several, and if not, why (da: sektorens svar).",
})
export class SectorAnswer {
  @Field(() => Sector, { description: "Which sector (da: sektor).", simple: true })
  sector!: Sector;

  /** Of whom it was asked. */
  readonly citizenId!: string;

  @Field(() => Citizen, {
    nullable: true,
    description: "Of whom it was asked; null where you may not see who (da: borger).",
  })
  citizen!: Citizen | null;

  @Field(() => AnswerState, { description: "What became of asking it (da: status).", simple: true })
  state!: AnswerState;

  @Field(() => AccessReason, {
    nullable: true,
    description: "Why it is closed; null where it is not (da: årsag).",
    simple: true,
  })
  reason!: AccessReason | null;

  @Field(() => [DataCategory], {
    description: "What this answer would need and the citizen has not agreed to share (da: mangler).",
    simple: true,
  })
  withheld!: DataCategory[];

  @Field(() => String, { description: "The same as a sentence for people (da: besked)." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
    @Ctx() context: Context,
  ): string {
    const closed =
      this.reason &&
      new SectorAccess({ reason: this.reason, categories: [], exceptItems: [], purpose: "" }, this.citizenId);
    return closed?.message(language, context) || WORDS[this.state][language];
  }
}

export const sectorAnswer = (of: Omit<SectorAnswer, "message" | "citizen">): SectorAnswer =>
  Object.assign(new SectorAnswer(), of);

/** Whether all that is open has answered: only then can anything be said of what is *not* there. */
export const nothingMissing = (answers: readonly SectorAnswer[]): boolean =>
  answers.every(({ state }) => state !== AnswerState.SILENT && state !== AnswerState.WRONG);
