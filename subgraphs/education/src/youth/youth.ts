import { DateScalar, EndReason, OrderBy, Period } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

/** A young person whom the municipality follows between school and adult life. The birthday decides which duties hold. */
@ObjectType("Youth", {
  description: "A young person whom the municipality follows until 25 (da: ung i den kommunale ungeindsats).",
  simpleResolvers: true,
})
@Entity("youth")
export class Youth extends CaseEntity {
  @Field(() => DateScalar, { description: "Birthday, as school or the citizen told it (da: fødselsdag)." })
  @Column("date")
  bornOn!: string;

  @Field(() => String, { nullable: true, description: "School now; null where there is none (da: skole)." })
  @Column("text", { nullable: true })
  school!: string | null;

  @Field(() => Int, { nullable: true, description: "Grade, 0–10; null after school (da: klassetrin)." })
  @Column("int", { nullable: true })
  grade!: number | null;

  @Field(() => Int, { description: "Age in whole years today (da: alder)." })
  age!: number;

  @Field(() => YouthDuty, { description: "How the duty of 15–17-year-olds stands today, § 2 a (da: pligt)." })
  duty!: YouthDuty;
}

@ObjectType("YouthDuty", {
  description:
    "Whether a young person must be in education, work or other activity, and whether they are (da: pligten efter § 2 a).",
  simpleResolvers: true,
})
export class YouthDuty {
  @Field(() => Boolean, { description: "Whether their age brings the duty (da: omfattet)." })
  applies!: boolean;

  @Field(() => Period, { description: "From when to when it holds for them (da: periode)." })
  period!: Period;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is fulfilled; null where there is no duty (da: opfyldt).",
  })
  fulfilled!: boolean | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Since when it is not fulfilled; null where it is, or where there is none (da: ikke opfyldt siden).",
  })
  unmetSince!: string | null;
}

/** What a young person does that fulfils the duty: the law's list is open and dated (list ACTIVITY). */
@ObjectType("YouthActivity", {
  description: "Education, work or something else that a young person is in for a period (da: aktivitet).",
  simpleResolvers: true,
})
@Entity("youth_activity")
@OrderBy<YouthActivity>("startsOn")
export class YouthActivity extends CaseEntity {
  @Field(() => String, { description: "Code from the sector's list ACTIVITY, e.g. YOUTH_EDUCATION (da: aktivitet)." })
  @Column("text")
  kind!: string;

  @Field(() => String, { description: "Where (da: sted)." })
  @Column("text")
  place!: string;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Float, { nullable: true, description: "Hours a week, where they are counted (da: timer om ugen)." })
  @Column("real", { nullable: true })
  hoursPerWeek!: number | null;

  @Field(() => EndReason, { nullable: true, description: "Why it ended; null while it has not." })
  @Column("text", { nullable: true })
  endReason!: EndReason | null;
}

/** Who takes over when childhood's rules end: prepared before the birthday, not after it. */
@ObjectType("YouthTransition", {
  description:
    "The way from the rules for the young to those for adults, prepared in time (da: overgang til voksenlivet).",
  simpleResolvers: true,
})
@Entity("youth_transition")
export class YouthTransition extends CaseEntity {
  @Field(() => DateScalar, { description: "When it must be ready: the 18th birthday (da: klar senest)." })
  @Column("date")
  readyBy!: string;

  @Field(() => String, { description: "The unit that helps from then on (da: modtagende enhed)." })
  @Column("text")
  toUnit!: string;

  @Field(() => ID, { nullable: true, description: "The caseworker there, where one is named (da: kontaktperson)." })
  @Column("text", { nullable: true })
  toCaseworkerId!: string | null;

  @Field(() => String, { description: "What is to be in place (da: det aftalte)." })
  @Column("text")
  agreed!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When the young person agreed; null until then (da: enig den).",
  })
  @Column("date", { nullable: true })
  youthAgreedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When the other unit took over; null until then (da: overtaget).",
  })
  @Column("date", { nullable: true })
  takenOverOn!: string | null;
}
