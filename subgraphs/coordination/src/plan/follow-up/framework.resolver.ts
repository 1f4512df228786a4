import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Municipality } from "../../town/people/municipality.ts";
import * as followUps from "./follow-up.service.ts";
import { FollowUpFramework } from "./follow-up-framework.ts";

@InputType("AdoptFollowUpFrameworkInput", { description: "How your municipality follows plans up." })
class AdoptFollowUpFrameworkInput extends OnceInput {
  @Length(1, 4_000)
  @Field(() => String, { description: "How it is organised, 1–4,000 characters (da: form)." })
  form!: string;

  @Length(1, 4_000)
  @Field(() => String, { description: "Who has which role, 1–4,000 characters (da: roller)." })
  roles!: string;

  @Length(1, 4_000)
  @Field(() => String, { description: "What each is bound to, 1–4,000 characters (da: forpligtelser)." })
  obligations!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it holds; left out: today." })
  from?: string | null;
}

@ObjectType("FollowUpFrameworkPayload", { description: "What came of adopting it.", simpleResolvers: true })
class FollowUpFrameworkPayload {
  @Field(() => FollowUpFramework, { nullable: true, description: "What was adopted." })
  framework!: FollowUpFramework | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Municipality)
export class MunicipalFrameworkResolver {
  @FieldResolver(() => FollowUpFramework, {
    nullable: true,
    description: "How plans are followed up there; null until it has decided (da: ramme for opfølgning).",
  })
  followUpFramework(
    @Root() municipality: Municipality,
    @Ctx() context: CoordinationContext,
  ): Promise<FollowUpFramework | null> {
    return followUps.frameworkOf(context, municipality.code);
  }
}

@Resolver()
export class FrameworkResolver {
  @Mutation(() => FollowUpFrameworkPayload, {
    description:
      "A leader adopts how their municipality follows plans up (da: fastlæg ramme for opfølgning). Errors: FORBIDDEN.",
  })
  adoptFollowUpFramework(
    @Arg("input", () => AdoptFollowUpFrameworkInput, { description: "What is adopted." })
    input: AdoptFollowUpFrameworkInput,
    @Ctx() context: CoordinationContext,
  ): Promise<FollowUpFrameworkPayload> {
    return followUps.adoptFramework(context, input);
  }
}
