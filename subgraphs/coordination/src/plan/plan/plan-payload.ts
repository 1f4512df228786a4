import { UserError } from "@overligger/shared";
import { Field, ObjectType } from "type-graphql";
import { Warning } from "../../warning.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";

@ObjectType("PlanPayload", {
  description:
    "What came of a change to a plan: the plan as it is now, or what to mend. Nothing is changed where there is something to mend.",
  simpleResolvers: true,
})
export class PlanPayload {
  @Field(() => CoordinatingPlan, {
    nullable: true,
    description: "The plan as it is now; null where nothing was changed, and for who does not read it.",
  })
  plan!: CoordinatingPlan | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];

  @Field(() => [Warning], { description: "What was done all the same, but that somebody should know." })
  warnings!: Warning[];
}
