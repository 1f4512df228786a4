import { DateScalar, Language, LegalStatus } from "@overligger/shared";
import { Arg, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { TargetKind } from "./municipal-target.ts";

@ObjectType("CoordinationTerm", {
  description:
    "Within how many days something is owed, for as long as it holds, with what it rests on; a municipality's own target takes its place (da: frist).",
})
@Entity("coordination_term")
export class CoordinationTerm {
  @Field(() => TargetKind, { description: "Of what (da: type).", simple: true })
  @PrimaryColumn("text")
  kind!: TargetKind;

  @Field(() => Int, { description: "So many days (da: antal dage).", simple: true })
  @Column("int")
  days!: number;

  @Field(() => LegalStatus, { description: "Whether that is law, proposed or local (da: status).", simple: true })
  @Column("text")
  status!: LegalStatus;

  @Column("text")
  sourceEn!: string;

  @Column("text")
  sourceDa!: string;

  @Field(() => DateScalar, { description: "First day it holds (da: gældende fra).", simple: true })
  @PrimaryColumn("date")
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: gældende til).",
    simple: true,
  })
  @Column("date", { nullable: true })
  validTo!: string | null;

  @Field(() => String, { description: "What it rests on, and what was not verified (da: kilde)." })
  source(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA ? this.sourceDa : this.sourceEn;
  }
}
