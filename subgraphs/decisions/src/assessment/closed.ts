import { Language, SectorReference } from "@overligger/shared";
import { Arg, Field, ObjectType } from "type-graphql";

@ObjectType("AssessmentDoor", {
  description:
    "A sector that takes part in an assessment and whose part is closed to you, with the reason (da: lukket del).",
})
export class AssessmentDoor {
  @Field(() => SectorReference, { nullable: true, description: "Whose part (da: myndighed).", simple: true })
  sector!: SectorReference;

  @Field(() => String, {
    description: "Why, as a code: NOT_RECIPIENT where the health consent does not name your authority (da: årsag).",
    simple: true,
  })
  reason!: string;

  @Field(() => String, { description: "Why, as a sentence for people." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA
      ? "Borgeren har ikke valgt din myndighed som modtager af helbredsoplysninger."
      : "The citizen did not choose your authority as a recipient of health information.";
  }
}
