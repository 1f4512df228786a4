import { OrderBy } from "@overligger/shared";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** A row of the registry: kept in step with the sectors' own sector.json at every start. */
@Directive('@key(fields: "code")')
@ObjectType("Sector", {
  description: "A welfare sector with its own law and its own plans (da: sektor). An open registry: more may join.",
  simpleResolvers: true,
})
@Entity("sector")
@OrderBy<Sector>("code")
export class Sector {
  @Field(() => ID, { description: "Stable code, e.g. LAB, SEL, PSYCHIATRY, EDUCATION." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => String, { nullable: true, description: "Name in English." })
  @Column("text")
  nameEn!: string;

  @Field(() => String, { nullable: true, description: "Name in Danish (da: navn)." })
  @Column("text")
  nameDa!: string;

  @Field(() => String, { nullable: true, description: "Short name of its main act, e.g. LAB (da: lov)." })
  @Column("text")
  act!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a written health consent is needed beside the sharing consent (da: kræver helbredssamtykke).",
  })
  @Column("boolean")
  needsHealthConsent!: boolean;

  /** Graph type with which it implements SectorOverlay. */
  @Column("text")
  overlay!: string;
}
