import { oneBy, PageArguments } from "@overligger/shared";
import { ArrayMaxSize, Length, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, InputType, Int, Query, Resolver, Root } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { searchCandidates } from "./candidate.service.ts";
import { CandidateCitizen, CandidatePage } from "./candidate.ts";

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
  @Length(10, 500)
  @Field(() => String, { description: "What the search is for, 10–500 characters; it is logged (da: formål)." })
  purpose!: string;

  @ValidateNested()
  @Field(() => CandidateFilter, { nullable: true, description: "Whom to look for; left out: two sectors or more." })
  where?: CandidateFilter | null;
}

@Resolver(() => CandidateCitizen)
export class CandidateResolver {
  @Query(() => CandidatePage, {
    description:
      "Who in your municipality is helped by several sectors and has no coordinating plan: counts and reasons, no records (da: udsøg relevante borgere). Logged with its purpose; makes nothing. A sector of health counts those alone who agreed to share it. Errors: FORBIDDEN, BAD_USER_INPUT, LOG_UNAVAILABLE.",
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

  /** Found in the caller's own municipality, and logged as found: read here without a second line in the log. */
  @FieldResolver()
  citizen(@Root() candidate: CandidateCitizen, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return oneBy(context, Citizen, "id").load(candidate.citizenId);
  }
}
