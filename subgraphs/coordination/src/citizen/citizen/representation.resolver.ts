import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { assessCapacity, registerRepresentation } from "./representation.service.ts";
import { CapacityAssessment, Representation, RepresentationKind } from "./representation.ts";

@InputType("RegisterRepresentationInput", { description: "That somebody may act for a citizen." })
class RegisterRepresentationInput extends OnceInput {
  @Field(() => ID, { description: "For whom." })
  citizenId!: string;

  @Field(() => ID, { description: "Who may act: their id as a citizen." })
  representativeId!: string;

  @Field(() => RepresentationKind, { description: "On what it rests." })
  kind!: RepresentationKind;

  @Field(() => Boolean, { description: "Whether it covers personal matters." })
  personalMatters!: boolean;

  @Field(() => DateScalar, { description: "First day in force." })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day no longer in force; left out: open." })
  endsOn?: string | null;

  @Length(3, 500)
  @Field(() => String, { description: "What shows it, 3–500 characters." })
  evidence!: string;
}

@InputType("AssessCapacityInput", { description: "Whether a citizen can give an informed consent." })
class AssessCapacityInput extends OnceInput {
  @Field(() => ID, { description: "Who was assessed." })
  citizenId!: string;

  @Field(() => Boolean, { description: "Whether they can." })
  able!: boolean;

  @Length(3, 4_000)
  @Field(() => String, { description: "Why, 3–4,000 characters." })
  reason!: string;
}

@ObjectType("RepresentationPayload", {
  description: "What came of registering a representation.",
  simpleResolvers: true,
})
class RepresentationPayload {
  @Field(() => Representation, { nullable: true, description: "The representation." })
  representation!: Representation | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@ObjectType("CapacityPayload", { description: "What came of an assessment.", simpleResolvers: true })
class CapacityPayload {
  @Field(() => CapacityAssessment, { nullable: true, description: "The assessment." })
  assessment!: CapacityAssessment | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Representation)
export class RepresentationResolver {
  @Mutation(() => RepresentationPayload, {
    description: "Staff register a parent, guardian or future proxy (da: registrér repræsentation). Errors: NOT_FOUND.",
  })
  registerRepresentation(
    @Arg("input", () => RegisterRepresentationInput, { description: "The representation." })
    input: RegisterRepresentationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RepresentationPayload> {
    return registerRepresentation(context, { ...input });
  }

  @Mutation(() => CapacityPayload, {
    description:
      "Staff assess whether a citizen can give an informed consent (da: vurdér samtykkekompetence). Errors: NOT_FOUND.",
  })
  async assessCapacity(
    @Arg("input", () => AssessCapacityInput, { description: "The assessment." }) input: AssessCapacityInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CapacityPayload> {
    return { assessment: await assessCapacity(context, { ...input }), userErrors: [] };
  }
}
