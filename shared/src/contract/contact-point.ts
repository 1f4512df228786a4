import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { OrderBy } from "../kernel/database/order.ts";
import { ID_BY_DOOR } from "../kernel/door-id.ts";
import { DateScalar } from "../kernel/scalars.ts";

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
@OrderBy<ContactPoint>("role", "function")
export class ContactPoint {
  @Field(() => ID, { description: `Id of the contact within its sector. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text", { nullable: true })
  municipality!: string | null;

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

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which they no longer work with the citizen; null while they do (da: til).",
  })
  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
