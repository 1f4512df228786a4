import { DateScalar } from "@overligger/shared";
import { ArgsType, Field, ObjectType } from "type-graphql";
import { SectorAnswer } from "../ask/sector-answer.ts";
import { TimelineEntry } from "./timeline-entry.ts";

@ArgsType()
export class DaysArguments {
  @Field(() => DateScalar, { nullable: true, description: "First day, Danish; left out: today (da: fra)." })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day after, Danish; left out: four weeks after the first, at most 366 days (da: til).",
  })
  to?: string | null;
}

@ObjectType("Timeline", {
  description:
    "What happens when, in the plan itself and in all sectors that are open, answered live and kept nowhere (da: tidslinje).",
  simpleResolvers: true,
})
export class Timeline {
  @Field(() => DateScalar, { description: "First day (da: fra)." })
  from!: string;

  @Field(() => DateScalar, { description: "First day after (da: til)." })
  to!: string;

  @Field(() => [TimelineEntry], {
    description:
      "Appointments, the plan's own meetings and follow-up, and interventions that run in these days, in time order (da: punkter).",
  })
  entries!: TimelineEntry[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether it is in this timeline, and if not, why (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}
