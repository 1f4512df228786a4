import { OrderBy, Period } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Sector } from "../registry/sector.ts";
import { Municipality } from "./municipality.ts";
import { Region } from "./region.ts";

@ObjectType("CaseworkerAffiliation", {
  description:
    "That somebody works for a municipality's citizens, in which unit and for which sector, and when; regional staff work for several (da: tilknytning).",
  simpleResolvers: true,
})
@Entity("caseworker_affiliation")
@OrderBy<CaseworkerAffiliation>("startsOn", "municipalityCode", "id")
export class CaseworkerAffiliation {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  caseworkerId!: string;

  @Column("text", { name: "municipality" })
  municipalityCode!: string;

  @Field(() => Municipality, { nullable: true, description: "For whose citizens they work (da: kommune)." })
  municipality!: Municipality | null;

  @Column("text", { nullable: true, name: "region" })
  regionCode!: string | null;

  @Field(() => Region, {
    nullable: true,
    description: "The region that employs them; null where the municipality does (da: region).",
  })
  region!: Region | null;

  @Column("text", { nullable: true })
  sectorCode!: string | null;

  @Field(() => Sector, { nullable: true, description: "For which sector they work; null for none (da: sektor)." })
  sector!: Sector | null;

  @Field(() => String, { description: "Work title (da: stilling)." })
  @Column("text")
  title!: string;

  @Field(() => String, { description: "The unit they belong to (da: enhed)." })
  @Column("text")
  unit!: string;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Column("text")
  registeredBy!: string;
}
