import {
  DateScalar,
  DateTimeScalar,
  ID_BY_DOOR,
  InterventionStatus,
  Language,
  Period,
  RescheduleRequest,
  type Words,
} from "@overligger/shared";
import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Sector } from "../../town/registry/sector.ts";

export enum TimelineKind {
  APPOINTMENT = "APPOINTMENT",
  INTERVENTION = "INTERVENTION",
  MEETING = "MEETING",
  FOLLOW_UP = "FOLLOW_UP",
}

registerEnumType(TimelineKind, {
  name: "TimelineKind",
  description: "What stands on a timeline (da: type).",
  valuesConfig: {
    APPOINTMENT: { description: "A meeting or visit with a time (da: aftale)." },
    INTERVENTION: { description: "Help that runs for a period (da: indsats)." },
    MEETING: { description: "A network meeting that the coordinating plan itself calls (da: netværksmøde)." },
    FOLLOW_UP: { description: "The day by which the coordinating plan is followed up (da: opfølgning)." },
  },
});

@ObjectType("TimelineEntry", {
  description:
    "One thing on a timeline, as its own sector tells it now, or the coordinating plan itself (da: punkt på tidslinjen).",
  simpleResolvers: true,
})
export class TimelineEntry {
  @Field(() => ID, {
    description: `Id of the appointment or intervention within its sector; of the meeting; for a follow-up the plan's. ${ID_BY_DOOR}`,
  })
  id!: string;

  @Field(() => TimelineKind, { description: "What it is (da: type)." })
  kind!: TimelineKind;

  @Field(() => Sector, {
    nullable: true,
    description: "The sector that owns it; null for what is the coordinating plan's own (da: sektor).",
  })
  sector!: Sector | null;

  readonly citizenId!: string;

  @Field(() => Citizen, { nullable: true, description: "Whose it is; null where you may not see who (da: borger)." })
  citizen!: Citizen | null;

  /** As its sector wrote it; of the plan's own entries null: `titleOf` says it. */
  title!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The Danish day on which it begins; null where that is not settled (da: dag).",
  })
  day!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When an appointment or a meeting begins, in UTC; null for what has no hour (da: start).",
  })
  startsAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When an appointment or a meeting ends, in UTC; null for what has no hour (da: slut).",
  })
  endsAt!: string | null;

  @Field(() => Period, { nullable: true, description: "When an intervention runs; null for anything else." })
  period!: Period | null;

  @Field(() => InterventionStatus, {
    nullable: true,
    description: "Where an intervention stands; null for anything else (da: status).",
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

/** What an entry does not say unless its kind does. */
export const NOTHING_ELSE = {
  startsAt: null,
  endsAt: null,
  period: null,
  status: null,
  hoursPerWeek: null,
  place: null,
  interventionId: null,
  reschedule: null,
};

const OWN_TITLES: Partial<Record<TimelineKind, Words>> = {
  MEETING: ["Network meeting", "Netværksmøde"],
  FOLLOW_UP: ["Follow-up on the coordinating plan", "Opfølgning på den koordinerende plan"],
};

/** What an entry is about: in its sector's words, or the house's in the reader's language. */
export const titleOf = ({ title, kind }: TimelineEntry, language: Language): string =>
  title ?? (language === Language.DA ? OWN_TITLES[kind]?.[1] : OWN_TITLES[kind]?.[0]) ?? "";

/** Whose an entry is: a sector's, by its code, or the coordinating plan's own. */
export const ownerOf = ({ sector }: TimelineEntry): string => sector?.code ?? "PLAN";

/** Whether somebody has to be somewhere at an hour: that can clash. */
export const hasHour = ({ kind }: TimelineEntry): boolean =>
  kind === TimelineKind.APPOINTMENT || kind === TimelineKind.MEETING;
