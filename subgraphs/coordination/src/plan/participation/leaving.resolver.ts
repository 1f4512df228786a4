import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { endAffiliation } from "./leaving.service.ts";

@InputType("EndCaseworkerAffiliationInput", { description: "That somebody no longer works for your municipality." })
class EndCaseworkerAffiliationInput extends OnceInput {
  @Field(() => ID, { description: "Who." })
  caseworkerId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which they no longer do; left out: today." })
  on?: string | null;
}

@ObjectType("EndCaseworkerAffiliationPayload", { description: "What came of it.", simpleResolvers: true })
class EndCaseworkerAffiliationPayload {
  @Field(() => Caseworker, { nullable: true, description: "The caseworker; null where nothing was changed." })
  caseworker!: Caseworker | null;

  @Field(() => [UserError], { description: "What a person can mend, e.g. LEADS_PLANS; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver()
export class LeavingResolver {
  @Mutation(() => EndCaseworkerAffiliationPayload, {
    description:
      "A leader tells that somebody no longer works for their municipality: from that day they are in none of its plans; refused while they lead one (da: afslut tilknytning). Errors: FORBIDDEN, NOT_FOUND.",
  })
  endCaseworkerAffiliation(
    @Arg("input", () => EndCaseworkerAffiliationInput, { description: "Who, and from when." })
    input: EndCaseworkerAffiliationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<EndCaseworkerAffiliationPayload> {
    return endAffiliation(context, { ...input });
  }
}
