import { dayInWords, inLanguage, Language, LegalReference as Law, type LegalReference } from "@overligger/shared";
import { Field, ObjectType } from "type-graphql";
import type { ComplaintAccess, DecisionPart } from "./decision-part.ts";

@ObjectType("ComplaintBody", { description: "Who decides on a complaint (da: klageinstans)." })
export class ComplaintBody {
  constructor(private readonly access: ComplaintAccess) {}

  @Field(() => String, { description: "Code, e.g. ANKESTYRELSEN; NONE where there is none." })
  get code(): string {
    return this.access.body;
  }

  @Field(() => String, { description: "Its name (da: navn)." })
  name(@inLanguage() language: Language): string {
    return language === Language.DA ? this.access.bodyDa : this.access.bodyEn;
  }
}

/** How to complain about one part, as it was told with the decision. */
@ObjectType("ComplaintGuidance", {
  description: "How to complain about a part: to whom, by when, where to send it (da: klagevejledning).",
})
export class ComplaintGuidance {
  constructor(
    private readonly part: DecisionPart,
    private readonly access: ComplaintAccess,
    /** Since when another decision stands in its place. */
    private readonly supersededOn: string | null,
  ) {}

  @Field(() => ComplaintBody, { description: "Who decides on the complaint (da: klageinstans)." })
  get body(): ComplaintBody {
    return new ComplaintBody(this.access);
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Last day to complain, YYYY-MM-DD; null where no number of days is set. A later complaint is taken all the same (da: klagefrist).",
  })
  get deadline(): string | null {
    return this.access.deadline;
  }

  @Field(() => Boolean, {
    description: "Whether what was decided waits while a complaint is open (da: opsættende virkning).",
  })
  get suspensive(): boolean {
    return this.access.suspensive;
  }

  @Field(() => String, { description: "Where to send it (da: klagen sendes til)." })
  sendTo(@inLanguage() language: Language): string {
    return language === Language.DA ? this.access.sendToDa : this.access.sendToEn;
  }

  @Field(() => Law, { description: "On what that rests (da: hjemmel)." })
  get law(): LegalReference {
    return this.access.law;
  }

  @Field(() => String, { description: "All of it, in words for the citizen (da: klagevejledning)." })
  text(@inLanguage() language: Language): string {
    const { body, bodyDa, bodyEn, deadline, years, suspensive, sendToDa, sendToEn, reassessWeeks } = this.access;
    const { title } = this.part;
    const danish = language === Language.DA;
    if (body === "NONE") return danish ? `»${title}«: ${sendToDa}.` : `“${title}”: ${sendToEn}.`;
    const by = deadline === null || years !== null ? null : dayInWords(deadline, language);
    if (danish)
      return [
        `Du kan klage over »${title}« til ${bodyDa}.`,
        ...(by ? [`Klag senest ${by}.`] : []),
        `Send klagen til: ${sendToDa}.`,
        ...(reassessWeeks === null
          ? []
          : ["Du kan klage skriftligt eller mundtligt, og du behøver ikke begrunde det."]),
        this.supersededOn
          ? `Den gælder ikke længere fra ${dayInWords(this.supersededOn, language)}.`
          : suspensive
            ? "Det, der er afgjort, venter, til klagen er afgjort."
            : "Afgørelsen gælder, mens klagen behandles.",
      ].join(" ");
    return [
      `You can complain about “${title}” to ${bodyEn}.`,
      ...(by ? [`Complain by ${by}.`] : []),
      `Send the complaint to: ${sendToEn}.`,
      ...(reassessWeeks === null
        ? []
        : ["You can complain in writing or by word of mouth, and need not give reasons."]),
      this.supersededOn
        ? `It no longer holds from ${dayInWords(this.supersededOn, language)}.`
        : suspensive
          ? "What was decided waits until the complaint is decided."
          : "The decision holds while the complaint is dealt with.",
    ].join(" ");
  }
}
