import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { registerCaseworker, registerQualification } from "./caseworker.service.ts";
import { Caseworker } from "./caseworker.ts";
import { QualificationLevel } from "./qualification.ts";

@InputType("RegisterCaseworkerInput", { description: "Somebody who works in your municipality." })
class RegisterCaseworkerInput {
  @Length(1, 100)
  @Field(() => ID, { description: "The same as in their token (sub), 1–100 characters." })
  id!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Name, 1–200 characters." })
  name!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Work title, 1–200 characters." })
  title!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Unit, 1–200 characters." })
  unit!: string;

  @Field(() => ID, { nullable: true, description: "Code of the sector they work for; left out: none." })
  sector?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Code of the region that employs them; left out: the municipality does.",
  })
  region?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which they work here, where they are new; left out: today.",
  })
  from?: string | null;
}

@InputType("RegisterQualificationInput", { description: "What fits somebody to coordinate." })
class RegisterQualificationInput extends OnceInput {
  @Field(() => ID, { description: "Whose." })
  caseworkerId!: string;

  @Field(() => QualificationLevel, { description: "How far it goes." })
  level!: QualificationLevel;

  @Length(1, 200)
  @Field(() => String, { description: "What it is called, 1–200 characters." })
  title!: string;

  @Field(() => DateScalar, { description: "When it was obtained." })
  obtainedOn!: string;
}

@ObjectType("CaseworkerPayload", { description: "What came of writing down a caseworker.", simpleResolvers: true })
export class CaseworkerPayload {
  @Field(() => Caseworker, { nullable: true, description: "The caseworker as they are known now." })
  caseworker!: Caseworker | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver()
export class StaffResolver {
  @Mutation(() => CaseworkerPayload, {
    description:
      "A leader makes known who works for their municipality's citizens, or mends what is known; staff of several are made known by each (da: registrer sagsbehandler). Errors: FORBIDDEN.",
  })
  registerCaseworker(
    @Arg("input", () => RegisterCaseworkerInput, { description: "Who." }) input: RegisterCaseworkerInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CaseworkerPayload> {
    return registerCaseworker(context, { ...input });
  }

  @Mutation(() => CaseworkerPayload, {
    description: "A leader writes down a qualification (da: registrer kompetence). Errors: FORBIDDEN, NOT_FOUND.",
  })
  async registerQualification(
    @Arg("input", () => RegisterQualificationInput, { description: "Whose and which." })
    input: RegisterQualificationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CaseworkerPayload> {
    return { caseworker: await registerQualification(context, { ...input }), userErrors: [] };
  }
}
