import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum ContactRole {
  AUTHORITY = "AUTHORITY",
  PROVIDER = "PROVIDER",
  EXTERNAL = "EXTERNAL",
}

registerEnumType(ContactRole, {
  name: "ContactRole",
  description: "In which capacity somebody works with the citizen, ACT-05 (da: kontaktrolle).",
  valuesConfig: {
    AUTHORITY: { description: "Decides about help (da: myndighedsperson)." },
    PROVIDER: { description: "Gives the help (da: udfører)." },
    EXTERNAL: { description: "Works outside the municipality (da: ekstern aktør)." },
  },
});

@Directive("@shareable")
@ObjectType("ContactPoint", {
  description: "Somebody who works with the citizen (da: kontaktpunkt).",
  simpleResolvers: true,
})
@Entity("contact_point")
export class ContactPoint {
  @Field(() => ID, { description: "Id of the contact within its sector." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => ContactRole, { description: "In which capacity (da: rolle)." })
  @Column("text")
  role!: ContactRole;

  @Field(() => String, { description: "Work title, e.g. Job consultant (da: funktion)." })
  @Column("text")
  function!: string;

  @Field(() => String, { nullable: true, description: "Name; null where only the unit is known (da: navn)." })
  @Column("text", { nullable: true })
  name!: string | null;

  @Field(() => String, { description: "Unit or organisation (da: enhed)." })
  @Column("text")
  unit!: string;
}
