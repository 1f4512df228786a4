import { ArrayMaxSize } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { PlanChangeInput } from "./plan-change-input.ts";

/** Said of every thing of a plan that may be kept to some of the people in it. */
export const VISIBLE_TO =
  "Codes of the sectors whose participants read it; null: all who take part. The citizen's side, who coordinates and who has a part in it themselves always read it (da: læsere).";

@InputType("PlanReadersInput", { description: "Something that is written in a plan, and who reads it." })
export class PlanReadersInput extends PlanChangeInput {
  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description:
      "Codes of the sectors whose participants read it, at most 50; left out: all who take part, or as before where it is written anew (da: læsere).",
  })
  visibleTo?: string[];
}
