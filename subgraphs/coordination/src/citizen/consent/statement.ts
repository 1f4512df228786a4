import { DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";
import { SpeaksAs } from "../citizen/speaks-as.ts";

export enum StatementMedium {
  PAPER = "PAPER",
  SPOKEN = "SPOKEN",
}

registerEnumType(StatementMedium, {
  name: "StatementMedium",
  description: "How somebody without a digital identity said something (da: form).",
  valuesConfig: {
    PAPER: { description: "In writing, signed; the paper is kept (da: på papir)." },
    SPOKEN: { description: "Said to two members of staff (da: mundtligt)." },
  },
});

export enum StatementSubject {
  ANSWER = "ANSWER",
  CONSENT = "CONSENT",
  WITHDRAWAL = "WITHDRAWAL",
  VIEW = "VIEW",
  GOAL = "GOAL",
  PARTICIPANT = "PARTICIPANT",
  AGREEMENT = "AGREEMENT",
  CO_PRODUCTION = "CO_PRODUCTION",
}

registerEnumType(StatementSubject, {
  name: "StatementSubject",
  description: "What was said (da: hvad der blev sagt).",
  valuesConfig: {
    ANSWER: { description: "An answer to an offer (da: svar på tilbud)." },
    CONSENT: { description: "A consent (da: samtykke)." },
    WITHDRAWAL: { description: "That a consent is withdrawn (da: tilbagetrækning)." },
    VIEW: { description: "The citizen's own view (da: borgerens synspunkter)." },
    GOAL: { description: "Agreement to a goal (da: tilslutning til mål)." },
    PARTICIPANT: { description: "Whether somebody may take part (da: svar om deltager)." },
    CO_PRODUCTION: { description: "That the plan was made with them, or not (da: om planen er lavet sammen)." },
    AGREEMENT: { description: "A yes to an agreement (da: ja til aftale)." },
  },
});

/** What staff wrote down for somebody who cannot sign in: it counts as theirs, says that it was written down, and can be disputed. */
@ObjectType("RecordedStatement", {
  description:
    "What somebody said on paper or aloud, as staff wrote it down: who, when, what shows it, in which language, before whom (da: registreret udsagn).",
  simpleResolvers: true,
})
@Entity("recorded_statement")
@OrderBy<RecordedStatement>("-recordedAt", "id")
export class RecordedStatement {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => StatementSubject, { description: "What was said (da: emne)." })
  @Column("text")
  subject!: StatementSubject;

  /** The offer, consent, view, goal or agreement it is about. */
  @Column("uuid")
  refId!: string;

  @Column("uuid")
  spokenBy!: string;

  @Field(() => SpeaksAs, { description: "As whom they said it (da: hvem der taler)." })
  @Column("text")
  spokenAs!: SpeaksAs;

  @Field(() => StatementMedium, { description: "On paper or aloud (da: form)." })
  @Column("text")
  medium!: StatementMedium;

  @Field(() => DateScalar, { description: "When it was said (da: givet den)." })
  @Column("date")
  givenOn!: string;

  @Field(() => String, { description: "What shows it, e.g. the paper's number in the file (da: dokumentation)." })
  @Column("text")
  evidence!: string;

  @Field(() => String, { description: "In which language it was explained (da: sprog)." })
  @Column("text")
  language!: string;

  @Field(() => String, { nullable: true, description: "Who interpreted; null where nobody did (da: tolk)." })
  @Column("text", { nullable: true })
  interpreter!: string | null;

  @Column("text", { nullable: true })
  witnessId!: string | null;

  @Field(() => Caseworker, {
    nullable: true,
    description: "The second member of staff who heard it; null where a paper shows it (da: vidne).",
  })
  witness!: Caseworker | null;

  @Column("text")
  recordedById!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who explained it and wrote it down (da: registreret af)." })
  recordedBy!: Caseworker | null;

  @Field(() => DateTimeScalar, { description: "When it was written down, in UTC (da: registreret)." })
  @Column("timestamptz")
  recordedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When they said that this is not what they said; null where they have not (da: bestridt).",
  })
  @Column("timestamptz", { nullable: true })
  disputedAt!: string | null;
}
