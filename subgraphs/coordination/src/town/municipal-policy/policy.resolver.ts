import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { ArrayMaxSize, Max, Min } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Municipality } from "../people/municipality.ts";
import { QualificationLevel } from "../people/qualification.ts";
import { departuresOf, PolicyDeparture } from "./departure.ts";
import { MunicipalPolicy, OfferDuty, PolicyPreset } from "./municipal-policy.ts";
import { adoptPolicy, policyOf } from "./policy.service.ts";

@InputType("AdoptMunicipalPolicyInput", {
  description: "A policy: a preset, and what the municipality decides otherwise. What is left out is as in the preset.",
})
class AdoptMunicipalPolicyInput extends OnceInput {
  @Field(() => PolicyPreset, { description: "Where it starts from (da: udgangspunkt)." })
  preset!: PolicyPreset;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it holds; left out: today." })
  from?: string | null;

  @Field(() => OfferDuty, { nullable: true, description: "Whether a plan may or must be offered." })
  offerDuty?: OfferDuty | null;

  @Min(15)
  @Max(18)
  @Field(() => Int, { nullable: true, description: "Age from which own consent counts, 15–18 years." })
  ownConsentAge?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a parent must consent beside a young person." })
  parentalConsentRequired?: boolean | null;

  @Min(1)
  @Max(730)
  @Field(() => Int, {
    nullable: true,
    description: "At most this many days between follow-ups, 1–730. No preset has it: left out, none is decided.",
  })
  followUpDays?: number | null;

  @Min(1)
  @Max(365)
  @Field(() => Int, {
    nullable: true,
    description:
      "Days within which a sector assesses and decides after a withdrawal, 1–365. Left out: none are decided.",
  })
  reassessmentDays?: number | null;

  @Min(1)
  @Max(365)
  @Field(() => Int, {
    nullable: true,
    description: "Days within which an offer is answered, 1–365. Left out: none are decided, and no offer expires.",
  })
  offerDays?: number | null;

  @Min(1)
  @Max(3_650)
  @Field(() => Int, {
    nullable: true,
    description:
      "Days for which who coordinated a plan or took part reads it after it closed, 1–3650. Left out: the day it closes alone.",
  })
  closedPlanDays?: number | null;

  @Min(1)
  @Max(500)
  @Field(() => Int, { nullable: true, description: "How many plans a coordinator should lead at most, 1–500." })
  caseloadLimit?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether that limit refuses (true) or only warns (false)." })
  caseloadHard?: boolean | null;

  @Field(() => QualificationLevel, { nullable: true, description: "The least training a coordinator must have." })
  requiredQualification?: QualificationLevel | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a plan may have further coordinators." })
  coCoordinators?: boolean | null;

  @ArrayMaxSize(20)
  @Field(() => [String], {
    nullable: true,
    description:
      "Acts under which staff of another area may be let decide: those of the sectors, e.g. SEL; at most 20.",
  })
  delegationActs?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether one may return to a flexible job." })
  flexjobReturnRight?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether support may have flexible hours." })
  flexibleHours?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a rehabilitation team may be let decide." })
  teamCompetence?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether help of two areas may be decided on as one." })
  combinedDecision?: boolean | null;
}

@ObjectType("MunicipalPolicyPayload", { description: "What came of adopting a policy.", simpleResolvers: true })
class MunicipalPolicyPayload {
  @Field(() => MunicipalPolicy, { nullable: true, description: "What was adopted." })
  policy!: MunicipalPolicy | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => MunicipalPolicy)
export class PolicyResolver {
  @FieldResolver(() => [PolicyDeparture], {
    description:
      "Where it departs from its preset: what the municipality decided otherwise; empty where it is the preset as it stands (da: afvigelser fra udgangspunktet).",
  })
  departures(@Root() policy: MunicipalPolicy): PolicyDeparture[] {
    return departuresOf(policy);
  }
}

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Mutation(() => MunicipalPolicyPayload, {
    description:
      "A leader decides their municipality's policy from a day on; what held before stays readable (da: fastlæg retningslinjer). Errors: FORBIDDEN.",
  })
  adoptMunicipalPolicy(
    @Arg("input", () => AdoptMunicipalPolicyInput, { description: "What is decided." })
    input: AdoptMunicipalPolicyInput,
    @Ctx() context: CoordinationContext,
  ): Promise<MunicipalPolicyPayload> {
    return adoptPolicy(context, { ...input });
  }

  @FieldResolver(() => MunicipalPolicy, {
    nullable: true,
    description: "What holds there on a day; null where nothing was decided for it (da: gældende retningslinjer).",
  })
  policy(
    @Root() municipality: Municipality,
    @Arg("on", () => DateScalar, { nullable: true, description: "The day; left out: today." }) on: string | null,
    @Ctx() context: CoordinationContext,
  ): Promise<MunicipalPolicy | null> {
    return policyOf(context, municipality.code, on ?? context.today);
  }
}
