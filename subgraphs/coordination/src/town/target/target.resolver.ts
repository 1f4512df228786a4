import { DateScalar, NotAboutPeople, OnceInput, UserError } from "@overligger/shared";
import { Max, Min } from "class-validator";
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { adopt } from "../municipal-policy/adopt.ts";
import { Municipality } from "../people/municipality.ts";
import { CoordinationTerm } from "./coordination-term.ts";
import { MunicipalTarget, TargetKind } from "./municipal-target.ts";
import { targetsOf, termsOn } from "./target.service.ts";

@InputType("SetMunicipalTargetInput", { description: "What your municipality aims at." })
class SetMunicipalTargetInput extends OnceInput {
  @Field(() => TargetKind, { description: "What it is a target for." })
  kind!: TargetKind;

  @Min(1)
  @Max(1_000)
  @Field(() => Int, { description: "At most this many, 1–1,000." })
  most!: number;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it holds; left out: today." })
  from?: string | null;
}

@ObjectType("MunicipalTargetPayload", { description: "What came of setting a target.", simpleResolvers: true })
class MunicipalTargetPayload {
  @Field(() => MunicipalTarget, { nullable: true, description: "The target." })
  target!: MunicipalTarget | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Municipality)
export class MunicipalityTargetResolver {
  @Mutation(() => MunicipalTargetPayload, {
    description: "A leader sets what their municipality aims at from a day on (da: fastsæt måltal). Errors: FORBIDDEN.",
  })
  async setMunicipalTarget(
    @Arg("input", () => SetMunicipalTargetInput, { description: "The target." })
    { kind, most, from }: SetMunicipalTargetInput,
    @Ctx() context: CoordinationContext,
  ): Promise<MunicipalTargetPayload> {
    const { adopted, userErrors } = await adopt(context, MunicipalTarget, from, { kind, most }, kind);
    return { target: adopted, userErrors };
  }

  @FieldResolver(() => [MunicipalTarget], {
    description: "What it aims at, the newest first, past targets too (da: måltal).",
  })
  targets(@Root() municipality: Municipality, @Ctx() context: CoordinationContext): Promise<MunicipalTarget[]> {
    return targetsOf(context, municipality.code);
  }
}

@Resolver()
export class TermResolver {
  @NotAboutPeople()
  @Query(() => [CoordinationTerm], {
    description:
      "Within how many days something is owed today where a municipality has set no target of its own, by kind (da: frister). A short list.",
  })
  coordinationTerms(@Ctx() context: CoordinationContext): Promise<CoordinationTerm[]> {
    return termsOn(context, context.today);
  }
}
