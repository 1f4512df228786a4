import { OnceInput } from "@overligger/shared";
import { MaxLength, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";

@InputType("RecordCitizenViewInput", {
  description: "The citizen's own view, in own words. A text left out stays; null clears it.",
})
export class RecordCitizenViewInput extends OnceInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;

  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: "The version of your own view that was read; left out where there is none yet.",
  })
  viewVersion?: number | null;

  @Min(0)
  @Field(() => Int, {
    nullable: true,
    description: "As viewVersion; 0 where there is none yet.",
    deprecationReason: "Everywhere else `version` beside `planId` is the plan's: use viewVersion.",
  })
  version?: number | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the citizen thinks of the effort, at most 4,000 characters (da: holdning).",
  })
  attitude?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the citizen wishes for, at most 4,000 characters (da: ønsker).",
  })
  wishes?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the citizen dreams of, at most 4,000 characters (da: drømme).",
  })
  dreams?: string | null;
}
