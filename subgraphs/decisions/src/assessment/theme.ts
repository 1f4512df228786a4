import { LegalReference as Law, type LegalReference, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("AssessmentTheme", {
  description: "A theme of somebody's life that an assessment finds something about: dated data (da: udredningstema).",
  simpleResolvers: true,
})
@Entity("assessment_theme")
@OrderBy<AssessmentTheme>("position")
export class AssessmentTheme {
  @Field(() => ID, { description: "Code, e.g. SELF_CARE." })
  @PrimaryColumn("text")
  code!: string;

  @Column("int")
  position!: number;

  @Field(() => String, { description: "Its name in Danish (da: tema)." })
  @Column("text")
  nameDa!: string;

  @Field(() => String, { description: "Its name in English." })
  @Column("text")
  nameEn!: string;

  @Field(() => Law, { description: "Where it comes from, and whether that was looked up (da: grundlag)." })
  @Column("jsonb")
  law!: LegalReference;

  @PrimaryColumn("date")
  validFrom!: string;

  @Column("date", { nullable: true })
  validTo!: string | null;
}
