import { Period } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";

/** The reason is not kept: it is nobody's business here. */
@ObjectType("Absence", {
  description: "That a coordinator is away, and who does their work meanwhile (da: fravær).",
  simpleResolvers: true,
})
@Entity("absence")
export class Absence {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  caseworkerId!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who is away (da: fraværende)." })
  caseworker!: Caseworker | null;

  @Column("text")
  deputyId!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who does their work (da: stedfortræder)." })
  deputy!: Caseworker | null;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "From when to when; open where nobody knows yet (da: periode)." })
  period!: Period;
}
