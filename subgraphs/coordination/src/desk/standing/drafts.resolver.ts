import { DateTimeScalar, isUuid } from "@overligger/shared";
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import { carryDrafts, partHolds } from "../../citizen/consent/drafts.service.ts";
import type { CoordinationContext } from "../../context.ts";

@Resolver()
export class DraftsResolver {
  @Directive("@inaccessible")
  @Mutation(() => Boolean, {
    description: "Lays what was proposed in allocations into the sectors; whether all answered. For decisions alone.",
  })
  carryDrafts(
    @Arg("citizenId", () => ID, { description: "For whom it was proposed." }) citizenId: string,
    @Arg("sectors", () => [String], { description: "Into which, by code." }) sectors: string[],
    @Ctx() context: CoordinationContext,
  ): Promise<boolean> | boolean {
    return isUuid(citizenId) && carryDrafts(context, citizenId, sectors);
  }

  @Directive("@inaccessible")
  @Query(() => Boolean, {
    description: "Whether a sector has taken part in an assessment ever since. For the sectors alone.",
  })
  assessmentPartHolds(
    @Arg("citizenId", () => ID, { description: "Of whom." }) citizenId: string,
    @Arg("municipality", () => String, { description: "Whose citizen it was." }) municipality: string,
    @Arg("sector", () => String, { description: "Which sector, by code." }) sector: string,
    @Arg("since", () => DateTimeScalar, { description: "Since when." }) since: string,
    @Ctx() context: CoordinationContext,
  ): Promise<boolean> | boolean {
    return isUuid(citizenId) && partHolds(context, citizenId, { sector, municipality, since });
  }
}
