import { OrderBy, Period } from "@overligger/shared";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Sector } from "../../town/registry/sector.ts";

export enum CoordinatorRole {
  LEAD = "LEAD",
  CO = "CO",
  DEPUTY = "DEPUTY",
}

registerEnumType(CoordinatorRole, {
  name: "CoordinatorRole",
  description: "How a coordinator takes part (da: koordinatorrolle).",
  valuesConfig: {
    LEAD: { description: "Has the lead; exactly one at a time (da: ansvarlig koordinerende sagsbehandler)." },
    CO: { description: "Coordinates together with the lead (da: medkoordinator)." },
    DEPUTY: { description: "Does the lead's work while they are away (da: stedfortræder)." },
  },
});

export enum AppointmentBasis {
  MAIN_TASK = "MAIN_TASK",
  SPECIAL_KNOWLEDGE = "SPECIAL_KNOWLEDGE",
}

registerEnumType(AppointmentBasis, {
  name: "AppointmentBasis",
  description: "Why a coordinator was chosen (da: grundlag for udpegningen).",
  valuesConfig: {
    MAIN_TASK: { description: "The main task lies in their unit (da: hovedopgaven ligger i enheden)." },
    SPECIAL_KNOWLEDGE: { description: "They know what this citizen needs (da: særlig viden)." },
  },
});

@ObjectType("CoordinatorAssignment", {
  description:
    "Who coordinates a plan, and when: an assignment, not a kind of person (da: koordinerende sagsbehandler).",
  simpleResolvers: true,
})
@Entity("coordinator_assignment")
@OrderBy<CoordinatorAssignment>("-role", "startsOn")
export class CoordinatorAssignment {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("text")
  caseworkerId!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who (da: sagsbehandler)." })
  caseworker!: Caseworker | null;

  @Field(() => CoordinatorRole, { description: "With the lead or beside it (da: rolle)." })
  @Column("text")
  role!: CoordinatorRole;

  @Field(() => AppointmentBasis, {
    nullable: true,
    description: "Why they were chosen; null where nobody wrote it down (da: grundlag for udpegningen).",
  })
  @Column("text", { nullable: true })
  basis!: AppointmentBasis | null;

  @Field(() => String, {
    nullable: true,
    description: "The assessment behind the choice; null where nobody wrote it down (da: vurdering).",
  })
  @Column("text", { nullable: true })
  assessment!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What who led before told them; null where nothing, and for who does not coordinate the plan (da: overdragelsesnotat).",
  })
  @Column("text", { nullable: true })
  handOverNotes?: string | null;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;
}

export enum ParticipantEndReason {
  CHANGED_JOBS = "CHANGED_JOBS",
  MOVED = "MOVED",
  NOT_WANTED = "NOT_WANTED",
  NOT_NEEDED = "NOT_NEEDED",
  REPLACED = "REPLACED",
}

registerEnumType(ParticipantEndReason, {
  name: "ParticipantEndReason",
  description: "Why somebody no longer takes part (da: grund til ophør).",
  valuesConfig: {
    CHANGED_JOBS: { description: "They have other work now (da: skiftet job)." },
    MOVED: { description: "The citizen or they have moved (da: flyttet)." },
    NOT_WANTED: { description: "The citizen no longer wants it (da: ikke længere ønsket)." },
    NOT_NEEDED: { description: "They are no longer needed (da: ikke længere brug for)." },
    REPLACED: { description: "Somebody else of their sector takes part instead (da: afløst)." },
  },
});

@ObjectType("PlanParticipant", {
  description: "A caseworker of a sector who takes part in a plan (da: deltager i planen).",
  simpleResolvers: true,
})
@Entity("plan_participant")
@OrderBy<PlanParticipant>("sectorCode")
export class PlanParticipant {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("text")
  caseworkerId!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who (da: sagsbehandler)." })
  caseworker!: Caseworker | null;

  @Column("text")
  sectorCode!: string;

  @Field(() => Sector, { nullable: true, description: "For which sector (da: sektor)." })
  sector!: Sector | null;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Field(() => ParticipantEndReason, {
    nullable: true,
    description: "Why their part ended or ends; null where it does not, or nobody said (da: grund til ophør).",
  })
  @Column("text", { nullable: true })
  endReason?: ParticipantEndReason | null;
}

/** Whether an assignment holds on a day; the end day is the first day it no longer does. */
export function holdsOn(assignment: { startsOn: string; endsOn: string | null }, day: string): boolean {
  return assignment.startsOn <= day && (assignment.endsOn === null || assignment.endsOn > day);
}
