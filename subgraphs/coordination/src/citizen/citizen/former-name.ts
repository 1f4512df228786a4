import { DateTimeScalar, OrderBy, Role } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("FormerName", {
  description: "A name by which a citizen was known before staff wrote down another (da: tidligere navn).",
  simpleResolvers: true,
})
@Entity("former_name")
@OrderBy<FormerName>("-changedAt", "-id")
export class FormerName {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => String, { description: "The name (da: navn)." })
  @Column("text")
  name!: string;

  @Field(() => DateTimeScalar, { description: "Until when, in UTC (da: ændret)." })
  @Column("timestamptz")
  changedAt!: string;

  @Column("text")
  changedBy!: string;

  @Field(() => Role, { description: "In which role it was changed (da: ændret af)." })
  @Column("text")
  changedByRole!: Role;
}
