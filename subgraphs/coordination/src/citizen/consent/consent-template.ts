import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { ConsentKind } from "./consent-kind.ts";

/** Never changed once somebody has agreed to it: a new wording is a new version. */
@ObjectType("ConsentTemplate", {
  description: "The text that is shown and explained before somebody agrees (da: samtykkeskabelon).",
  simpleResolvers: true,
})
@Entity("consent_template")
@OrderBy<ConsentTemplate>("-startsOn", "-version")
export class ConsentTemplate {
  @Field(() => String, { description: "Version, e.g. SHARING-2026-1 (da: version)." })
  @PrimaryColumn("text")
  version!: string;

  /** Null, as the municipality is, in the texts that every municipality begins with. */
  @Column("uuid", { nullable: true })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    name: "municipalityCode",
    simple: false,
    description:
      "Four-digit code of the municipality whose own text it is; null for the text of those that have none (da: kommunekode).",
  })
  @Column("text", { nullable: true })
  municipality!: string;

  @Field(() => ConsentKind, { description: "For which kind of consent (da: type)." })
  @Column("text")
  kind!: ConsentKind;

  /** Heading and text in Danish; in English beside them, null in those from before both were asked for. */
  @Column("text")
  title!: string;

  @Column("text")
  text!: string;

  @Column("text", { nullable: true })
  titleEn!: string | null;

  @Column("text", { nullable: true })
  textEn!: string | null;

  @Field(() => DateScalar, { description: "The first day it was or is in use (da: i brug fra)." })
  @Column("date")
  startsOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The first day it no longer is; null while it is (da: i brug til).",
  })
  @Column("date", { nullable: true })
  endsOn!: string | null;
}
