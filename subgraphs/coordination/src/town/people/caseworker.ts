import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("Caseworker", {
  description: "Somebody who works for a sector or coordinates across them (da: sagsbehandler).",
  simpleResolvers: true,
})
@Entity("caseworker")
export class Caseworker {
  @Field(() => ID, { description: "Opaque id, the same as in the caseworker's token." })
  @PrimaryColumn("text")
  id!: string;

  @Field(() => String, { description: "Name. Whoever coordinates is known to the citizen by name (da: navn)." })
  @Column("text")
  name!: string;

  @Field(() => String, {
    description:
      "Work title where they were first made known; elsewhere it may be another: see affiliations (da: stilling).",
  })
  @Column("text")
  title!: string;

  @Field(() => String, {
    description:
      "The unit where they were first made known; elsewhere it may be another: see affiliations (da: enhed).",
  })
  @Column("text")
  unit!: string;
}
