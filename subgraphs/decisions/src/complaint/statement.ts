import { DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { ComplaintFiler, ComplaintMedium } from "./complaint.ts";

/** How many may stand under one part: nobody has that much more to say, and nothing grows without end. */
export const STATEMENTS_AT_MOST = 20;

@ObjectType("ComplaintStatement", {
  description:
    "What one person said when they complained over a part: each by themself, with their own day and words, under the one complaint (da: klagers udsagn).",
  simpleResolvers: true,
})
@Entity("complaint_statement")
@OrderBy<ComplaintStatement>("filedAt", "id")
export class ComplaintStatement {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  complaintPartId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "In their own words; null where none were given, or to others than the citizen's side and who must look at a part again (da: ordene).",
  })
  @Column("text", { nullable: true })
  text!: string | null;

  @Field(() => ComplaintMedium, { description: "In which form it came (da: form)." })
  @Column("text")
  medium!: ComplaintMedium;

  @Field(() => DateScalar, { description: "The day it came (da: modtaget den)." })
  @Column("date")
  receivedOn!: string;

  @Column("text")
  filedBy!: string;

  /** Whose words staff wrote down, where they said it; null where they said it themself, or nobody said whose. */
  @Column("text", { nullable: true })
  saidBy!: string | null;

  @Field(() => ComplaintFiler, { description: "Who filed it (da: indgivet af)." })
  @Column("text")
  filedAs!: ComplaintFiler;

  @Field(() => DateTimeScalar, { description: "When it was filed or written down, in UTC (da: registreret)." })
  @Column("timestamptz")
  filedAt!: string;

  @Field(() => Boolean, { description: "Whether it came after the part's last day to complain (da: for sent)." })
  @Column("boolean")
  late!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "When it was sent on to the body; null while it was not: what comes after the rest is sent on after it (da: sendt videre den).",
  })
  @Column("date", { nullable: true })
  sentOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was taken back (da: trukket tilbage den)." })
  @Column("date", { nullable: true })
  withdrawnOn!: string | null;

  @Column("text", { nullable: true })
  withdrawnBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "How it is known that it was taken back, where staff wrote that down; null where they who said it took it back here (da: dokumentation).",
  })
  @Column("text", { nullable: true })
  withdrawnEvidence!: string | null;
}

/** Whose it is; null where staff wrote it down and did not say whose. */
export const holderOf = ({ filedAs, filedBy, saidBy }: ComplaintStatement): string | null =>
  filedAs === ComplaintFiler.STAFF ? saidBy : filedBy;
