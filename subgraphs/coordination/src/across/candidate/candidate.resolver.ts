import { PageArguments, UserError } from "@overligger/shared";
import { ArrayMaxSize, Length, Max, MaxLength, Min, ValidateNested } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { searchCandidates } from "./candidate.service.ts";
import { CandidatePage } from "./candidate.ts";
import { openCandidate } from "./open.service.ts";

@InputType("CandidateFilter", { description: "Whom to look for. Several conditions must all hold." })
class CandidateFilter {
  @Min(2)
  @Max(20)
  @Field(() => Int, { defaultValue: 2, description: "Helped by at least this many sectors, 2–20." })
  minSectors!: number;

  @Min(0)
  @Max(100)
  @Field(() => Int, { defaultValue: 0, description: "With at least this many interventions in all, 0–100." })
  minInterventions!: number;

  @ArrayMaxSize(20)
  @MaxLength(50, { each: true })
  @Field(() => [String], { nullable: true, description: "Helped by each of these sectors, by code; at most 20." })
  sectors?: string[] | null;
}

@ArgsType()
class CandidateArguments extends PageArguments {
  @Length(1, 100)
  @Field(() => String, {
    description: "What the search is for: a code of candidateSearchPurposes; it is logged (da: formål).",
  })
  purpose!: string;

  @ValidateNested()
  @Field(() => CandidateFilter, { nullable: true, description: "Whom to look for; left out: two sectors or more." })
  where?: CandidateFilter | null;
}

@InputType("OpenCandidateInput", { description: "Whom of those that a search found you want to know, and why." })
class OpenCandidateInput {
  @Field(() => ID, { description: "The candidate's id, as the search gave it." })
  candidateId!: string;

  @Length(10, 500)
  @Field(() => String, { description: "Why, in words, 10–500 characters: the citizen reads it (da: begrundelse)." })
  reason!: string;
}

@ObjectType("OpenCandidatePayload", { description: "Who the candidate is.", simpleResolvers: true })
class OpenCandidatePayload {
  @Field(() => Citizen, { nullable: true, description: "Who (da: borger)." })
  citizen!: Citizen | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver()
export class CandidateResolver {
  @Query(() => CandidatePage, {
    description:
      "Who in your municipality is helped by several sectors and has no coordinating plan: counts and reasons, no records and no names (da: udsøg relevante borgere). For staff whom a leader has given permission. Logged with its purpose; makes nothing. A sector of health counts those alone who agreed to share it. Errors: FORBIDDEN, SEARCH_PERMISSION_REQUIRED, BAD_USER_INPUT, LOG_UNAVAILABLE.",
  })
  candidateCitizens(
    @Args(() => CandidateArguments) { purpose, where, first, after }: CandidateArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<CandidatePage> {
    const { minSectors = 2, minInterventions = 0, sectors = null } = where ?? {};
    return searchCandidates(context, {
      purpose,
      first,
      after: after ?? null,
      conditions: { minSectors, minInterventions, sectors },
    });
  }

  @Mutation(() => OpenCandidatePayload, {
    description:
      "Shows who one candidate is that a search of yours found within a day, for a reason that the citizen reads (da: se, hvem det er). Errors: FORBIDDEN, SEARCH_PERMISSION_REQUIRED, NOT_FOUND, BAD_USER_INPUT, LOG_UNAVAILABLE.",
  })
  async openCandidate(
    @Arg("input", () => OpenCandidateInput, { description: "Whom, and why." }) input: OpenCandidateInput,
    @Ctx() context: CoordinationContext,
  ): Promise<OpenCandidatePayload> {
    return { citizen: await openCandidate(context, { ...input }), userErrors: [] };
  }
}
