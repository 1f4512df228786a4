import { Length } from "class-validator";
import { Directive, Field, FieldResolver, InputType, ObjectType, Resolver, Root, registerEnumType } from "type-graphql";
import { inLanguage, Language } from "../kernel/language.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { actOn, OWN_RULES } from "./act.ts";
import type { Words } from "./words.ts";

export enum LegalStatus {
  LAW = "LAW",
  LOCAL = "LOCAL",
  PROPOSAL = "PROPOSAL",
}

registerEnumType(LegalStatus, {
  name: "LegalStatus",
  description: "Whether something is law (da: retlig status).",
  valuesConfig: {
    LAW: { description: "It stands in an act of parliament (da: lov)." },
    LOCAL: { description: "A municipality's own rule, or an act that nobody here knows (da: lokal regel)." },
    PROPOSAL: {
      description:
        "Proposed and never made law: it works only where a municipality's dated policy has switched it on (da: forslag).",
    },
  },
});

@Directive("@shareable")
@ObjectType("LegalReference", {
  description: "The law something rests on, as dated text: the law moves, the record does not (da: lovhenvisning).",
  simpleResolvers: true,
})
export class LegalReference {
  @Field(() => String, { description: "Short name of the act, e.g. LAB, SEL, PSL, KUI (da: lov)." })
  act!: string;

  @Field(() => String, { description: "Paragraph and subsection, e.g. § 141, stk. 2 (da: paragraf)." })
  paragraph!: string;

  @Field(() => DateScalar, { description: "The wording in force from this day is meant (da: gældende fra)." })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day this wording no longer held; null while it holds (da: gældende til).",
  })
  validTo!: string | null;

  /** Left out in what was written by hand and in rows from before it was kept: then `statusOf` reads it off the act. */
  status?: LegalStatus;

  /** Where it was looked up, and what could not be. */
  source?: Words;
}

/** What was proposed under an act's name and never stood in it: a reference to it is no law, whoever wrote it down. */
const NEVER_ENACTED: Readonly<Record<string, RegExp>> = { SEL: /^§ 141 [ab]\b/, LAB: /^(§ 28 [ab]\b|forslag)/ };

/** Whether a reference is law: what its row says; else a known act is, an unknown one is a local rule. */
export function statusOf({ act, paragraph, validFrom, status }: LegalReference): LegalStatus {
  if (status) return status;
  if (act === OWN_RULES || actOn(act, validFrom) === null) return LegalStatus.LOCAL;
  return NEVER_ENACTED[act]?.test(paragraph) ? LegalStatus.PROPOSAL : LegalStatus.LAW;
}

@Resolver(() => LegalReference)
export class LegalReferenceResolver {
  @FieldResolver(() => LegalStatus, { description: "Whether it is law, a proposal or a local rule (da: status)." })
  status(@Root() reference: LegalReference): LegalStatus {
    return statusOf(reference);
  }

  @FieldResolver(() => String, {
    description: "What the act was called then, in words; its short name where nobody here knows it (da: lovens navn).",
  })
  actName(@Root() { act, validFrom }: LegalReference, @inLanguage() language: Language): string {
    const name = actOn(act, validFrom)?.name;
    return (language === Language.DA ? name?.da : name?.en) ?? act;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Where the act is read; null for what is no law, and where that is not known (da: adresse).",
  })
  url(@Root() reference: LegalReference): string | null {
    return statusOf(reference) === LegalStatus.LAW ? (actOn(reference.act, reference.validFrom)?.url ?? null) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Where it was looked up, and what could not be verified; null in what was written by hand: nobody here has looked it up (da: kilde).",
  })
  source(@Root() { source }: LegalReference, @inLanguage() language: Language): string | null {
    return (language === Language.DA ? source?.da : source?.en) ?? null;
  }
}

/** Not looked up: whoever uses it has it checked first. */
export const FROM_MEMORY: Words = {
  en: "From memory: not looked up.",
  da: "Efter hukommelsen: ikke slået op.",
};

/** Looked up, and where; and what was not found. */
export const foundIn = (where: string, but?: Words): Words => ({
  en: `Looked up: ${where}.${but ? ` ${but.en}` : ""}`,
  da: `Slået op: ${where}.${but ? ` ${but.da}` : ""}`,
});

type Row = Pick<LegalReference, "paragraph"> & Partial<Omit<LegalReference, "act" | "paragraph">>;

/** Writes rows of one act down: law since a day and from memory, unless the row says otherwise. */
export const inAct =
  (act: string, validFrom: string) =>
  (paragraph: string, row: Omit<Row, "paragraph"> = {}): LegalReference => ({
    ...{ act, paragraph, validFrom, validTo: null, status: LegalStatus.LAW, source: FROM_MEMORY },
    ...row,
  });

@InputType("LegalReferenceInput", { description: "A paragraph as dated text." })
export class LegalReferenceInput {
  @Length(1, 100)
  @Field(() => String, {
    description:
      "Short name of the act, e.g. LAB, 1–100 characters. One that nobody here knows is shown as LOCAL (da: lov).",
  })
  act!: string;

  @Length(1, 100)
  @Field(() => String, { description: "Paragraph and subsection, 1–100 characters (da: paragraf)." })
  paragraph!: string;

  @Field(() => DateScalar, { description: "The wording in force from this day is meant." })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day this wording no longer held." })
  validTo?: string | null;
}

/** What of dated law holds on a day. */
export function inForce<T extends { validFrom: string; validTo: string | null }>(
  dated: readonly T[],
  day: string,
): T[] {
  return dated.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));
}
