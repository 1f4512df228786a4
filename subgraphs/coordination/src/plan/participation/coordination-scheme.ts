import { Language, LegalReference, Period } from "@overligger/shared";
import { Arg, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** Reference data: schemes come and go with the law, so that they are rows and no enum. */
@ObjectType("CoordinationScheme", {
  description: "A scheme in which exactly one coordinator makes and keeps the plan (da: lovbestemt forløb).",
})
@Entity("coordination_scheme")
export class CoordinationScheme {
  @Field(() => ID, { description: "Stable code, e.g. RESOURCE_COURSE.", simple: true })
  @PrimaryColumn("text")
  code!: string;

  @Column("text")
  nameDa!: string;

  @Column("text")
  nameEn!: string;

  @Field(() => LegalReference, { description: "The law it stands in (da: hjemmel).", simple: true })
  @Column("jsonb")
  law!: LegalReference;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "When citizens could or can come under it (da: gyldighed)." })
  period(): object {
    return { from: this.startsOn, to: this.endsOn };
  }

  @Field(() => String, { description: "Its name (da: betegnelse)." })
  name(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA ? this.nameDa : this.nameEn;
  }
}
