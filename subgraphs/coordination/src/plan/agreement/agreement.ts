import { DateScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { SIDE } from "../../citizen/citizen/may-act.policy.ts";

export enum AgreementStatus {
  PROPOSED = "PROPOSED",
  AGREED = "AGREED",
  KEPT = "KEPT",
  BROKEN = "BROKEN",
  DROPPED = "DROPPED",
}

registerEnumType(AgreementStatus, {
  name: "AgreementStatus",
  description: "Where an agreement stands (da: aftalens status).",
  valuesConfig: {
    PROPOSED: { description: "Not everybody who would be bound has said yes yet (da: foreslået)." },
    AGREED: { description: "Everybody who is bound said yes, and it is not told yet what came of it (da: aftalt)." },
    KEPT: { description: "It was kept (da: holdt)." },
    BROKEN: { description: "It was not kept (da: ikke holdt)." },
    DROPPED: { description: "It does not hold any more, or somebody said no (da: bortfaldet)." },
  },
});

/** What may become of an agreement beside being kept. */
export enum AgreementEnd {
  BROKEN = "BROKEN",
  DROPPED = "DROPPED",
}

registerEnumType(AgreementEnd, {
  name: "AgreementEnd",
  description: "How an agreement ends that is not kept (da: aftalens afslutning).",
  valuesConfig: {
    BROKEN: { description: "It was not kept (da: ikke holdt)." },
    DROPPED: { description: "It does not hold any more, or you say no to it (da: bortfaldet)." },
  },
});

@ObjectType("Agreement", {
  description: "Element 4: who does what and when, across sectors (da: aftale i aftalefeltet).",
  simpleResolvers: true,
})
@Entity("agreement")
@OrderBy<Agreement>("madeOn", "written")
export class Agreement {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The meeting at which it was made; null where it was made between meetings (da: møde).",
  })
  @Column("uuid", { nullable: true })
  meetingId!: string | null;

  @Field(() => String, { description: "What was agreed (da: aftale)." })
  @Column("text")
  text!: string;

  @Field(() => [String], { description: "Who is bound by it: CITIZEN and sector codes (da: parter)." })
  @Column("jsonb")
  parties!: string[];

  @Field(() => DateScalar, { description: "When it was made (da: aftalt den)." })
  @Column("date")
  madeOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When it shall be done; null where no day was set (da: frist).",
  })
  @Column("date", { nullable: true })
  dueOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When it was kept; null where nobody has said so yet (da: holdt den).",
  })
  @Column("date", { nullable: true })
  keptOn?: string | null;

  @Field(() => AgreementEnd, {
    nullable: true,
    description: "How it ended where it was not kept; null where it has not ended so (da: afslutning).",
  })
  @Column("text", { nullable: true })
  ended?: AgreementEnd | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day on which it ended without being kept; null where it has not (da: afsluttet den).",
  })
  @Column("date", { nullable: true })
  endedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it ended without being kept; null where nobody said (da: begrundelse).",
  })
  @Column("text", { nullable: true })
  endNote?: string | null;

  /** So that those of one day come as they were written. */
  @Column("int", { nullable: true })
  written?: number | null;

  /** Voices and sectors that said yes for themselves (may-act.policy.ts). What was written before anybody was asked counts as agreed to. */
  @Column("jsonb")
  agreedBy?: string[];
}

/** Whose yes there is, voices among them. */
export const agreedBy = ({ agreedBy: said, parties }: Agreement): string[] => said ?? parties;

/** Whether everybody bound has said yes, and it was neither broken nor dropped. */
export const isHeld = (agreement: Agreement): boolean =>
  [AgreementStatus.AGREED, AgreementStatus.KEPT].includes(statusOf(agreement));

export function statusOf(agreement: Agreement): AgreementStatus {
  if (agreement.keptOn) return AgreementStatus.KEPT;
  if (agreement.ended) return AgreementStatus[agreement.ended];
  const said = agreedBy(agreement);
  const yes = (party: string) => said.includes(party) || (party === "CITIZEN" && said.includes(SIDE));
  return agreement.parties.every(yes) ? AgreementStatus.AGREED : AgreementStatus.PROPOSED;
}
