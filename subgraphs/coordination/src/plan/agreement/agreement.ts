import { DateScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("Agreement", {
  description: "Element 4: who does what and when, across sectors (da: aftale i aftalefeltet).",
  simpleResolvers: true,
})
@Entity("agreement")
@OrderBy<Agreement>("madeOn")
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
}
