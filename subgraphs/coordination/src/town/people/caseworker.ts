import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("ContactDetails", {
  description: "How somebody is reached at work (da: kontaktoplysninger).",
  simpleResolvers: true,
})
export class ContactDetails {
  @Field(() => String, { nullable: true, description: "Telephone; null where none is known (da: telefon)." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail; null where none is known (da: mail)." })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "When they answer, in words; null where nobody wrote it (da: træffetid).",
  })
  hours!: string | null;
}

/** Others point at who decided something by the id alone: to whom that is told, their name is. */
@Directive('@key(fields: "id")')
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

  @Column("text", { nullable: true })
  phone?: string | null;

  @Column("text", { nullable: true })
  email?: string | null;

  @Column("text", { nullable: true })
  hours?: string | null;
}
