import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { MaxLength } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Warning } from "../../warning.ts";
import { endAffiliation } from "./leaving.service.ts";

@InputType("EndCaseworkerAffiliationInput", { description: "That somebody no longer works for your municipality." })
class EndCaseworkerAffiliationInput extends OnceInput {
  @Field(() => ID, { description: "Who." })
  caseworkerId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which they no longer do; left out: today." })
  on?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Who leads from then on every plan that they would have led; left out: they lead none any more.",
  })
  toCaseworkerId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "That the citizens have been told who coordinates from then on.",
  })
  citizensInformed?: boolean | null;

  @MaxLength(10_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What the next must know of all of them, at most 10,000 characters; read by who coordinates (da: overdragelsesnotat).",
  })
  notes?: string | null;
}

@ObjectType("EndCaseworkerAffiliationPayload", { description: "What came of it.", simpleResolvers: true })
class EndCaseworkerAffiliationPayload {
  @Field(() => Caseworker, { nullable: true, description: "The caseworker; null where nothing was changed." })
  caseworker!: Caseworker | null;

  @Field(() => [UserError], { description: "What a person can mend, e.g. LEADS_PLANS; empty where it was done." })
  userErrors!: UserError[];

  @Field(() => [Warning], { description: "What was done all the same, but that somebody should know." })
  warnings!: Warning[];
}

@Resolver()
export class LeavingResolver {
  @Mutation(() => EndCaseworkerAffiliationPayload, {
    description:
      "A leader tells that somebody no longer works for their municipality: from that day they are in none of its plans; what they lead goes to whom the leader names, and without that it is refused (da: afslut tilknytning). Errors: FORBIDDEN, NOT_FOUND.",
  })
  endCaseworkerAffiliation(
    @Arg("input", () => EndCaseworkerAffiliationInput, { description: "Who, and from when." })
    input: EndCaseworkerAffiliationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<EndCaseworkerAffiliationPayload> {
    return endAffiliation(context, { ...input });
  }
}
