import { OrderBy, Period } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("Region", {
  description: "A region, which has the hospitals and their psychiatry (da: region).",
  simpleResolvers: true,
})
@Entity("region")
@OrderBy<Region>("code")
export class Region {
  @Field(() => ID, { description: "Four-digit code, e.g. 1084 (da: regionskode)." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => String, { description: "Name (da: navn)." })
  @Column("text")
  name!: string;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "When it exists (da: gyldighed)." })
  period!: Period;
}
