import {
  DateScalar,
  DateTimeScalar,
  ID_BY_DOOR,
  InterventionStatus,
  Period,
  RescheduleRequest,
} from "@overligger/shared";
import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Sector } from "../../town/registry/sector.ts";

export enum TimelineKind {
  APPOINTMENT = "APPOINTMENT",
  INTERVENTION = "INTERVENTION",
}

registerEnumType(TimelineKind, {
  name: "TimelineKind",
  description: "What stands on a timeline (da: type).",
  valuesConfig: {
    APPOINTMENT: { description: "A meeting or visit with a time (da: aftale)." },
    INTERVENTION: { description: "Help that runs for a period (da: indsats)." },
  },
});

@ObjectType("TimelineEntry", {
  description: "One thing on a timeline, as its own sector tells it now (da: punkt på tidslinjen).",
  simpleResolvers: true,
})
export class TimelineEntry {
  @Field(() => ID, { description: `Id of the appointment or intervention within its sector. ${ID_BY_DOOR}` })
  id!: string;

  @Field(() => TimelineKind, { description: "What it is (da: type)." })
  kind!: TimelineKind;

  @Field(() => Sector, { description: "The sector that owns it (da: sektor)." })
  sector!: Sector;

  readonly citizenId!: string;

  @Field(() => Citizen, { nullable: true, description: "Whose it is; null where you may not see who (da: borger)." })
  citizen!: Citizen | null;

  @Field(() => String, { description: "What it is about (da: titel)." })
  title!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The Danish day on which it begins; null where that is not settled (da: dag).",
  })
  day!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When an appointment begins, in UTC; null for an intervention (da: start).",
  })
  startsAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When an appointment ends, in UTC; null for an intervention (da: slut).",
  })
  endsAt!: string | null;

  @Field(() => Period, { nullable: true, description: "When an intervention runs; null for an appointment." })
  period!: Period | null;

  @Field(() => InterventionStatus, {
    nullable: true,
    description: "Where an intervention stands; null for an appointment (da: status).",
  })
  status!: InterventionStatus | null;

  @Field(() => Float, { nullable: true, description: "Hours a week of an intervention; null where not counted." })
  hoursPerWeek!: number | null;

  @Field(() => String, { nullable: true, description: "Where; null where it is not settled (da: sted)." })
  place!: string | null;

  @Field(() => ID, { nullable: true, description: "The intervention that an appointment belongs to, where it does." })
  interventionId!: string | null;

  @Field(() => RescheduleRequest, {
    nullable: true,
    description:
      "The newest request to move an appointment, and what its sector answered; null where none (da: anmodning om flytning).",
  })
  reschedule!: RescheduleRequest | null;
}
