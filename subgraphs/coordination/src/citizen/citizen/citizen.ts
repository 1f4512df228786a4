import { DateScalar } from "@overligger/shared";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Directive('@key(fields: "id")')
@ObjectType("Citizen", { description: "A person who is helped (da: borger).", simpleResolvers: true })
@Entity("citizen")
export class Citizen {
  @Field(() => ID, { description: "Opaque id, the same in every sector. Never a CPR number." })
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, { nullable: true, description: "Name (da: navn)." })
  @Column("text")
  name!: string;

  @Field(() => DateScalar, { nullable: true, description: "Date of birth (da: fødselsdato)." })
  @Column("date")
  bornOn!: string;

  @Column("text")
  municipality!: string;

  /** By what they are found when somebody has their CPR number, which is kept nowhere. */
  @Column("text", { nullable: true })
  cprHash!: string | null;
}
