import { DateScalar, LegalReference as Law, type LegalReference, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum DecisionOutcome {
  GRANTED = "GRANTED",
  PARTLY = "PARTLY",
  REFUSED = "REFUSED",
  ENDED = "ENDED",
}

registerEnumType(DecisionOutcome, {
  name: "DecisionOutcome",
  description: "What was decided (da: udfald).",
  valuesConfig: {
    GRANTED: { description: "The help is given (da: bevilget)." },
    PARTLY: { description: "Some of it is given (da: delvist bevilget)." },
    REFUSED: { description: "It is not given (da: afslag)." },
    ENDED: { description: "Help that was given ends (da: ophør)." },
  },
});

/** As complained about: what the rule said on the day it was issued. Kept with the part, for the rule moves. */
export interface ComplaintAccess {
  readonly rule: string;
  readonly body: string;
  readonly bodyDa: string;
  readonly bodyEn: string;
  readonly weeks: number | null;
  readonly years: number | null;
  readonly reassessWeeks: number | null;
  readonly suspensive: boolean;
  readonly sendToDa: string;
  readonly sendToEn: string;
  readonly law: LegalReference;
  /** Last day; null where there is none. */
  readonly deadline: string | null;
}

export enum HearingVoice {
  CITIZEN = "CITIZEN",
  PARENT = "PARENT",
  PROXY = "PROXY",
  STAFF = "STAFF",
}

registerEnumType(HearingVoice, {
  name: "HearingVoice",
  description: "Who answered when the citizen was heard (da: hvem svarede).",
  valuesConfig: {
    CITIZEN: { description: "The citizen (da: borgeren)." },
    PARENT: { description: "A parent, for a child (da: forælder)." },
    PROXY: { description: "A guardian or future proxy (da: værge)." },
    STAFF: { description: "Staff, who wrote down what the citizen said (da: medarbejder)." },
  },
});

@ObjectType("HearingAnswer", {
  description: "What one person said before a part was decided (da: høringssvar).",
  simpleResolvers: true,
})
export class HearingAnswer {
  @Field(() => String, { description: "In their own words, or as staff wrote them down (da: ordene)." })
  text!: string;

  @Field(() => HearingVoice, { description: "Who answered (da: hvem svarede)." })
  saidAs!: HearingVoice;

  @Field(() => DateScalar, { description: "When (da: svaret den)." })
  answeredOn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Where staff have it from, e.g. the number of the note in the file; null where it was answered here (da: dokumentation).",
  })
  evidence!: string | null;

  answeredBy!: string;
}

/** One sector's part of a decision, under its own law. */
@ObjectType("DecisionPart", {
  description: "One part of a decision, each under its own law, decided by who may decide under it (da: delafgørelse).",
  simpleResolvers: true,
})
@Entity("decision_part")
@OrderBy<DecisionPart>("position")
export class DecisionPart {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  decisionId!: string;

  @Column("int")
  position!: number;

  @Column("text")
  sector!: string;

  @Field(() => Law, { description: "The law it rests on (da: hjemmel)." })
  @Column("jsonb")
  law!: LegalReference;

  @Field(() => String, { description: "What help it is about (da: indsats)." })
  @Column("text")
  title!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the help within its sector; null where there is none yet (da: indsats).",
  })
  @Column("text", { nullable: true })
  interventionId!: string | null;

  @Field(() => DecisionOutcome, { description: "What was decided (da: udfald)." })
  @Column("text")
  outcome!: DecisionOutcome;

  @Field(() => String, { description: "Why, in words that the citizen understands (da: begrundelse)." })
  @Column("text")
  reasons!: string;

  @Field(() => String, {
    nullable: true,
    description: "What it builds on and the citizen is heard about (da: oplysninger i partshøring).",
  })
  @Column("text", { nullable: true })
  facts!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why the citizen need not be heard; null where they are, or nothing goes against them (da: undtaget fra partshøring).",
  })
  @Column("text", { nullable: true })
  noHearing!: string | null;

  @Column("text")
  decidedBy!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The delegation under which it was decided; null where the sector's own staff did (da: kompetencedelegation).",
  })
  @Column("uuid", { nullable: true })
  delegationId!: string | null;

  @Field(() => DateScalar, { description: "When who may decide it wrote it (da: afgjort)." })
  @Column("date")
  decidedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "By when the citizen was to answer about this part; null where they were not asked (da: høringsfrist).",
  })
  @Column("date", { nullable: true })
  replyBy!: string | null;

  @Field(() => [HearingAnswer], {
    description:
      "What was said when the citizen was heard about it, each by themself, the first first (da: høringssvar).",
  })
  @Column("jsonb")
  answers!: HearingAnswer[];

  @Column("jsonb", { nullable: true })
  complaint!: ComplaintAccess | null;
}

/** Whether two parts are about the same help of one sector: by its id, else by what it is called. */
export const isSameHelp = (one: DecisionPart, other: DecisionPart): boolean => {
  const called = ({ title }: DecisionPart) => title.trim().toLowerCase();
  return (
    one.sector === other.sector &&
    (other.interventionId === null || one.interventionId === null
      ? called(one) === called(other)
      : one.interventionId === other.interventionId)
  );
};
