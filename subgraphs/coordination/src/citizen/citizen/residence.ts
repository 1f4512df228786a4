import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Municipality } from "../../town/people/municipality.ts";

@ObjectType("Residence", {
  description: "That a citizen moved to another municipality (da: flytning).",
  simpleResolvers: true,
})
@Entity("residence")
@OrderBy<Residence>("-startsOn", "-id")
export class Residence {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text", { name: "municipality" })
  municipalityCode!: string;

  @Field(() => Municipality, { nullable: true, description: "Where to (da: tilflytningskommune)." })
  municipality!: Municipality | null;

  @Column("text")
  movedFrom!: string;

  @Field(() => DateScalar, { description: "Since when they live there (da: flyttet den)." })
  @Column("date")
  startsOn!: string;

  @Field(() => String, { description: "What shows it, e.g. the civil register (da: dokumentation)." })
  @Column("text")
  evidence!: string;

  @Column("timestamptz")
  registeredAt!: string;

  @Column("text")
  registeredBy!: string;
}
