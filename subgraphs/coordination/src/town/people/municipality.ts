import { OrderBy, Period } from "@overligger/shared";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Region } from "./region.ts";

@Directive('@key(fields: "code")')
@ObjectType("Municipality", {
  description: "A municipality, sole bearer of responsibility for the plan (da: kommune).",
  simpleResolvers: true,
})
@Entity("municipality")
@OrderBy<Municipality>("code")
export class Municipality {
  @Field(() => ID, { description: "Four-digit code, e.g. 0260 (da: kommunekode)." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => String, { description: "Name (da: navn)." })
  @Column("text")
  name!: string;

  @Column("text", { nullable: true })
  regionCode?: string | null;

  @Field(() => Region, { nullable: true, description: "The region it lies in; null for an invented one (da: region)." })
  region?: Region | null;

  @Column("date", { default: "2007-01-01" })
  startsOn?: string;

  @Column("date", { nullable: true })
  endsOn?: string | null;

  @Field(() => Period, { description: "When it exists (da: gyldighed)." })
  period?: Period;
}
