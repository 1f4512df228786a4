import { inLanguage, Language } from "@overligger/shared";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { daysOf } from "./days.ts";
import { tell } from "./timeline.service.ts";
import { DaysArguments, Timeline } from "./timeline.ts";
import { TimelineEntry, titleOf } from "./timeline-entry.ts";

@Resolver(() => CoordinatingPlan)
export class TimelineResolver {
  @FieldResolver(() => Timeline, {
    nullable: true,
    description:
      "What happens when, in every sector the citizen has opened and in the plan itself (da: tidslinje). Asks all sectors; one that does not answer is named and costs its own part alone. Errors: BAD_USER_INPUT.",
  })
  async timeline(
    @Root() plan: CoordinatingPlan,
    @Args(() => DaysArguments) { from, to }: DaysArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Timeline> {
    const days = daysOf(context.today, from, to);
    const { entries, sectors } = await tell(context, await sectorsOf(context, plan), [plan], days);
    return { ...days, entries, sectors };
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver()
  citizen(@Root() entry: TimelineEntry, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, entry.citizenId);
  }

  @FieldResolver(() => String, {
    description:
      "What it is about: as its sector wrote it, or in the language asked for where it is the plan's own (da: titel).",
  })
  title(@Root() entry: TimelineEntry, @inLanguage() language: Language): string {
    return titleOf(entry, language);
  }
}
