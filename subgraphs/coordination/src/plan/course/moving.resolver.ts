import { DateScalar, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { moveAway } from "./moving.service.ts";

@InputType("MoveCitizenInput", { description: "That a citizen has moved to your municipality." })
class MoveCitizenInput {
  @Length(10, 12)
  @Field(() => String, { description: "CPR number, with or without a hyphen (da: CPR-nummer)." })
  cpr!: string;

  @Field(() => DateScalar, { description: "Since when they live there; not a day to come (da: flyttet den)." })
  movedOn!: string;

  @Length(3, 500)
  @Field(() => String, { description: "What shows it, e.g. the civil register, 3–500 characters." })
  evidence!: string;
}

@ObjectType("MoveCitizenPayload", { description: "What came of registering a move.", simpleResolvers: true })
class MoveCitizenPayload {
  @Field(() => Citizen, { nullable: true, description: "The citizen, who is your municipality's now." })
  citizen!: Citizen | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver()
export class MovingResolver {
  @Mutation(() => MoveCitizenPayload, {
    description:
      "Staff of the municipality that a citizen has moved to say so. A plan stays with its people until the citizen takes it along, or it is closed as MOVED; the sectors in it are told, and must hand over their help (da: registrer flytning). Errors: FORBIDDEN.",
  })
  moveCitizen(
    @Arg("input", () => MoveCitizenInput, { description: "Who, and since when." }) input: MoveCitizenInput,
    @Ctx() context: CoordinationContext,
  ): Promise<MoveCitizenPayload> {
    return moveAway(context, { ...input });
  }
}
