import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("Municipality", {
  description: "A municipality, sole bearer of responsibility for the plan (da: kommune).",
  simpleResolvers: true,
})
@Entity("municipality")
export class Municipality {
  @Field(() => ID, { description: "Four-digit code, e.g. 0260 (da: kommunekode)." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => String, { description: "Name (da: navn)." })
  @Column("text")
  name!: string;
}
