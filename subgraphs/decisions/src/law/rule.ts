import { inForce, LegalReference as Law, type LegalReference, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** Which decisions are complained about to whom, and by when: dated data, for the law moves and no code knows it. */
@ObjectType("ComplaintRule", {
  description:
    "To whom, how and by when one complains about decisions under an act, with its dates (da: regel om klageadgang).",
  simpleResolvers: true,
})
@Entity("complaint_rule")
@OrderBy<ComplaintRule>("act", "code")
export class ComplaintRule {
  @Field(() => ID, { description: "Code, e.g. SEL." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => String, { description: "Short name of the act that the decision rests on (da: lov)." })
  @Column("text")
  act!: string;

  @Field(() => String, {
    nullable: true,
    description: "Only for decisions under this paragraph, e.g. § 3; null for the whole act (da: paragraf).",
  })
  @Column("text", { nullable: true })
  paragraph!: string | null;

  @Field(() => String, {
    description: "Code of the body that decides on complaints, e.g. ANKESTYRELSEN; NONE where there is none.",
  })
  @Column("text")
  body!: string;

  @Field(() => String, { description: "Its name in Danish (da: klageinstans)." })
  @Column("text")
  bodyDa!: string;

  @Field(() => String, { description: "Its name in English." })
  @Column("text")
  bodyEn!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "Weeks to complain, from the day the decision came; null where the law counts otherwise (da: klagefrist).",
  })
  @Column("int", { nullable: true })
  weeks!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Years to complain, where the law counts in years (da: klagefrist i år).",
  })
  @Column("int", { nullable: true })
  years!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Weeks within which who decided looks at it again, before it goes to the body; null where it goes there at once (da: genvurdering).",
  })
  @Column("int", { nullable: true })
  reassessWeeks!: number | null;

  @Field(() => Boolean, {
    description: "Whether what was decided waits while the complaint is open (da: opsættende virkning).",
  })
  @Column("boolean")
  suspensive!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether one complains there by oneself, and never as part of a complaint about something else, as about health (da: egen klageadgang).",
  })
  @Column("boolean")
  ownRoute!: boolean;

  @Field(() => String, { description: "Where a complaint is sent, in Danish (da: klagen sendes til)." })
  @Column("text")
  sendToDa!: string;

  @Field(() => String, { description: "Where a complaint is sent, in English." })
  @Column("text")
  sendToEn!: string;

  @Field(() => Law, { description: "On what it rests, and whether that was looked up (da: hjemmel)." })
  @Column("jsonb")
  law!: LegalReference;

  @PrimaryColumn("date")
  validFrom!: string;

  @Column("date", { nullable: true })
  validTo!: string | null;
}

/** What may never be decided on as one with anything else: dated data. */
@ObjectType("NeverCombined", {
  description: "What may never be part of a combined decision, with the reason and its dates (da: må ikke samles).",
  simpleResolvers: true,
})
@Entity("never_combined")
@OrderBy<NeverCombined>("code")
export class NeverCombined {
  @Field(() => ID, { description: "Code, e.g. CHILDREN." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => String, { nullable: true, description: "All of this sector; null where it goes by the act." })
  @Column("text", { nullable: true })
  sector!: string | null;

  @Field(() => String, { nullable: true, description: "All under this act; null where it goes by the sector." })
  @Column("text", { nullable: true })
  act!: string | null;

  @Field(() => String, { description: "Why, in Danish (da: begrundelse)." })
  @Column("text")
  reasonDa!: string;

  @Field(() => String, { description: "Why, in English." })
  @Column("text")
  reasonEn!: string;

  @Field(() => Law, { description: "On what it rests (da: grundlag)." })
  @Column("jsonb")
  law!: LegalReference;

  @PrimaryColumn("date")
  validFrom!: string;

  @Column("date", { nullable: true })
  validTo!: string | null;
}

/** A paragraph however somebody wrote it: § 20, stk. 2 is §20 stk 2. */
const plain = (paragraph: string): string =>
  paragraph.toLowerCase().replace(/[.\s]/g, "").replace(/,?stk/g, ",").replace(/,$/, "");

/** Each of several: §§ 21 og 22 are § 21 and § 22, and §§ 21-23 what is between them. */
const each = (paragraph: string): string[] =>
  paragraph
    .split(/§|\bog\b|\bjf\b|\beller\b/i)
    .map(plain)
    .filter(Boolean)
    .flatMap((one) => {
      const [, from, to] = /^(\d+)[-–](\d+)$/.exec(one) ?? [];
      const many = Number(to) - Number(from);
      return many > 0 && many < 200 ? Array.from({ length: many + 1 }, (_, at) => String(Number(from) + at)) : [one];
    });

/** The rule for decisions under a paragraph on a day: the one for that paragraph before the one for its act. */
export function ruleFor(
  rules: readonly ComplaintRule[],
  { act, paragraph }: Pick<LegalReference, "act" | "paragraph">,
  day: string,
): ComplaintRule | null {
  const of = inForce(rules, day).filter((rule) => rule.act === act);
  const written = each(paragraph);
  const isUnder = (one: string, { paragraph: own }: ComplaintRule) =>
    own !== null && each(own).some((rule) => one === rule || one.startsWith(`${rule},`));
  // That nobody can be complained to about one paragraph takes the right away from no other that the help is given under.
  const under = (rule: ComplaintRule) =>
    rule.body === "NONE"
      ? written.length > 0 && written.every((one) => isUnder(one, rule))
      : written.some((one) => isUnder(one, rule));
  return of.find(under) ?? of.find((rule) => rule.paragraph === null) ?? null;
}

/** Why something may never be part of a combined decision; null where it may. */
export const neverCombined = (
  rows: readonly NeverCombined[],
  { sector, law }: { sector: string; law: Pick<LegalReference, "act"> },
  day: string,
): NeverCombined | null =>
  inForce(rows, day).find((row) => row.sector === sector || (row.act !== null && row.act === law.act)) ?? null;
