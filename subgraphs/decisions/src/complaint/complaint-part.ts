import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum ComplaintPartStatus {
  NOT_TAKEN = "NOT_TAKEN",
  RECEIVED = "RECEIVED",
  KEPT = "KEPT",
  CHANGED = "CHANGED",
  FORWARDED = "FORWARDED",
  ANSWERED = "ANSWERED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(ComplaintPartStatus, {
  name: "ComplaintPartStatus",
  description: "Where the complaint over one part stands (da: status).",
  valuesConfig: {
    NOT_TAKEN: { description: "It goes nowhere from here: `whyNotTaken` says why (da: ikke taget med)." },
    RECEIVED: { description: "It came; who decided looks at it again, or sends it on (da: modtaget)." },
    KEPT: { description: "Who decided keeps to what was decided, and sends it on (da: fastholdt)." },
    CHANGED: { description: "Who decided made a new decision instead (da: ændret ved genvurdering)." },
    FORWARDED: { description: "It lies with the body that decides on it (da: sendt videre)." },
    ANSWERED: { description: "The body has answered (da: afgjort af klageinstansen)." },
    WITHDRAWN: { description: "The citizen's side took it back (da: trukket tilbage)." },
  },
});

/** Somebody still has to do something about it. */
export const OPEN: readonly ComplaintPartStatus[] = [
  ComplaintPartStatus.RECEIVED,
  ComplaintPartStatus.KEPT,
  ComplaintPartStatus.FORWARDED,
];

export enum ComplaintAnswer {
  UPHELD = "UPHELD",
  CHANGED = "CHANGED",
  SENT_BACK = "SENT_BACK",
  DISMISSED = "DISMISSED",
}

registerEnumType(ComplaintAnswer, {
  name: "ComplaintAnswer",
  description: "What the body answered (da: klageinstansens afgørelse).",
  valuesConfig: {
    UPHELD: { description: "What was decided stands (da: stadfæstet)." },
    CHANGED: { description: "It is changed (da: ændret)." },
    SENT_BACK: { description: "It is to be decided anew (da: hjemvist)." },
    DISMISSED: { description: "The body does not take it (da: afvist)." },
  },
});

/** Why a part goes nowhere from here. */
export enum NotTaken {
  NOBODY = "NOBODY",
  OWN_ROUTE = "OWN_ROUTE",
  OPEN_ALREADY = "OPEN_ALREADY",
  /** A body has answered about it: that is no more looked at here. */
  ANSWERED = "ANSWERED",
  /** A body has sent it back: it is decided anew, and the new decision complained about. */
  SENT_BACK = "SENT_BACK",
}

@ObjectType("ComplaintAnswerBefore", {
  description: "What was written down of a body's answer before that was corrected (da: rettet registrering).",
  simpleResolvers: true,
})
export class ComplaintAnswerBefore {
  @Field(() => ComplaintAnswer, { description: "What it was said to have come to." })
  answer!: ComplaintAnswer;

  @Field(() => String, { description: "In words, as they were written down." })
  words!: string;

  @Field(() => DateScalar, { description: "The day that the answer was said to be of." })
  answeredOn!: string;

  @Field(() => DateScalar, { description: "When it was corrected (da: rettet den)." })
  correctedOn!: string;

  @Field(() => String, { description: "Why it was corrected (da: begrundelse)." })
  why!: string;

  recordedBy!: string | null;
}

@ObjectType("ComplaintPart", {
  description:
    "What becomes of the complaint over one part of the decision: looked at again, sent on to the part's own body, answered (da: klage over delafgørelse).",
  simpleResolvers: true,
})
@Entity("complaint_part")
@OrderBy<ComplaintPart>("position")
export class ComplaintPart {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  complaintId!: string;

  @Column("uuid")
  decisionPartId!: string;

  @Column("int")
  position!: number;

  @Column("text")
  sector!: string;

  @Column("text")
  municipality!: string;

  @Field(() => ComplaintPartStatus, { description: "Where it stands (da: status)." })
  @Column("text")
  status!: ComplaintPartStatus;

  @Column("text", { nullable: true })
  notTaken!: NotTaken | null;

  @Field(() => Boolean, {
    description: "Whether it came after the part's last day to complain; it is taken all the same (da: for sent).",
  })
  @Column("boolean")
  late!: boolean;

  /** By when it is looked at again, and sent on where it is kept. */
  @Column("date")
  dueOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "When it was looked at again (da: genvurderet den)." })
  @Column("date", { nullable: true })
  reassessedOn!: string | null;

  @Column("text", { nullable: true })
  reassessedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why who decided keeps to it, or changes it; null until then (da: begrundelse).",
  })
  @Column("text", { nullable: true })
  reasons!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The new decision, where who decided changed it; null otherwise. It is at `decision(id:)` (da: ny afgørelse).",
  })
  @Column("uuid", { nullable: true })
  changedById!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was sent on to the body (da: sendt videre den)." })
  @Column("date", { nullable: true })
  forwardedOn!: string | null;

  @Column("text", { nullable: true })
  forwardedBy!: string | null;

  @Field(() => [DateScalar], { description: "When the body was reminded (da: rykket den)." })
  @Column("jsonb")
  remindedOn!: string[];

  @Field(() => ComplaintAnswer, {
    nullable: true,
    description: "What the body answered; null until then (da: klageinstansens afgørelse).",
  })
  @Column("text", { nullable: true })
  answer!: ComplaintAnswer | null;

  @Field(() => String, { nullable: true, description: "What it answered, in words (da: svaret i ord)." })
  @Column("text", { nullable: true })
  answerWords!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day of its answer (da: svaret den)." })
  @Column("date", { nullable: true })
  answeredOn!: string | null;

  @Column("text", { nullable: true })
  answerRecordedBy!: string | null;

  @Field(() => [ComplaintAnswerBefore], {
    description: "What was written down of its answer before, and corrected, the first first (da: rettet før).",
  })
  @Column("jsonb")
  answersBefore!: ComplaintAnswerBefore[];

  /** Under which who did the latest of it, where it was not the sector's own staff. */
  @Column("uuid", { nullable: true })
  delegationId!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was taken back (da: trukket tilbage den)." })
  @Column("date", { nullable: true })
  withdrawnOn!: string | null;

  @Column("text", { nullable: true })
  withdrawnBy!: string | null;
}
