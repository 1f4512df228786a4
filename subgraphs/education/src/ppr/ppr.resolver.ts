import { DateScalar, manyBy } from "@overligger/shared";
import { AddToCaseInput, ChangeOfCaseInput, ofCase, payloadOf, type SectorContext } from "@overligger/shared/sector";
import { Length, Max, Min } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, Float, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import { EducationCase } from "../education-case.ts";
import * as service from "./ppr.service.ts";
import { PprReferral } from "./ppr-referral.ts";

@InputType("ReferToPprInput", { description: "A question to the counsellors." })
class ReferToPprInput extends AddToCaseInput {
  @Length(1, 4_000)
  @Field(() => String, { description: "What is asked, 1–4,000 characters." })
  question!: string;

  @Field(() => DateScalar, { description: "When." })
  on!: string;

  @Field(() => DateScalar, { description: "When the parents agreed." })
  parentsAgreedOn!: string;
}

@InputType("AssessForPprInput", { description: "The counsellors' answer." })
class AssessForPprInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The question." })
  referralId!: string;

  @Field(() => DateScalar, { description: "When it was answered." })
  on!: string;

  @Length(1, 8_000)
  @Field(() => String, { description: "The answer, 1–8,000 characters." })
  assessment!: string;

  @Min(0)
  @Max(168)
  @Field(() => Float, { nullable: true, description: "Hours a week of support that it recommends, 0–168." })
  recommendedHours?: number | null;
}

const { Payload, payload } = payloadOf(PprReferral, "PprReferral", "referral");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver(() => EducationCase)
export class PprResolver {
  @FieldResolver(() => [PprReferral], { description: "Questions to the counsellors, the newest first (da: PPR)." })
  async pprReferrals(@Root() file: EducationCase, @Ctx() context: SectorContext): Promise<PprReferral[]> {
    return ofCase(file, await manyBy(context, PprReferral, "citizenId").load(file.citizenId));
  }

  @Mutation(() => Payload, {
    description: `The counsellors are asked, with the parents' yes (da: indstil til PPR). ${ERRORS}`,
  })
  async referToPpr(
    @Arg("input", () => ReferToPprInput, { description: "The question." }) input: ReferToPprInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(await service.refer(context, input));
  }

  @Mutation(() => Payload, { description: `The counsellors answer (da: pædagogisk-psykologisk vurdering). ${ERRORS}` })
  async assessForPpr(
    @Arg("input", () => AssessForPprInput, { description: "The answer." }) input: AssessForPprInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(await service.assess(context, input));
  }
}
