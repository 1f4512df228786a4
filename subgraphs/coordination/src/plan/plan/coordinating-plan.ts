import { DateScalar, DateTimeScalar, ID_BY_VERSION, LegalReference, OrderBy, Period } from "@overligger/shared";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { SummarySource } from "./summary-source.ts";

export enum CoordinatingPlanStatus {
  DRAFTING = "DRAFTING",
  ACTIVE = "ACTIVE",
  ON_HOLD = "ON_HOLD",
  ENDING_WITHDRAWN = "ENDING_WITHDRAWN",
  CLOSED = "CLOSED",
}

registerEnumType(CoordinatingPlanStatus, {
  name: "CoordinatingPlanStatus",
  description: "Where a coordinating plan stands (da: planens status).",
  valuesConfig: {
    DRAFTING: { description: "The offer is accepted and the plan is being made (da: under udarbejdelse)." },
    ACTIVE: { description: "In force (da: gældende)." },
    ON_HOLD: { description: "Paused (da: sat på pause)." },
    ENDING_WITHDRAWN: {
      description:
        "The citizen withdrew: nothing is shared any more, help runs on until each sector has decided (da: under afslutning efter tilbagetrukket samtykke).",
    },
    CLOSED: { description: "Over; the sectors' plans live on (da: afsluttet)." },
  },
});

export enum CloseReason {
  CONCURRENT_EFFORTS_ENDED = "CONCURRENT_EFFORTS_ENDED",
  GOALS_MET = "GOALS_MET",
  CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN",
  MOVED = "MOVED",
  DEATH = "DEATH",
}

registerEnumType(CloseReason, {
  name: "CloseReason",
  description: "Why a plan was closed (da: afslutningsgrund).",
  valuesConfig: {
    CONCURRENT_EFFORTS_ENDED: {
      description: "The extensive concurrent efforts have ended (da: sideløbende indsatser er ophørt).",
    },
    GOALS_MET: { description: "The goals are met (da: målene er nået)." },
    CONSENT_WITHDRAWN: {
      description: "The citizen withdrew, and every sector has decided (da: samtykke trukket tilbage).",
    },
    MOVED: { description: "The citizen moved to another municipality (da: flyttet)." },
    DEATH: { description: "The citizen died (da: død)." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("CoordinatingPlan", {
  description:
    "The overlay over the sectors' plans: shared goals, agreements, the citizen's own wishes (da: koordinerende plan). It supplements the sector plans and copies nothing of them.",
  simpleResolvers: true,
})
@Entity("coordinating_plan")
@OrderBy<CoordinatingPlan>("-startsOn")
export class CoordinatingPlan {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => CoordinatingPlanStatus, { description: "Where the plan stands (da: status)." })
  @Column("text")
  status!: CoordinatingPlanStatus;

  @Column("text", { nullable: true })
  summary!: string | null;

  @Column("jsonb")
  summarySources!: SummarySource[];

  @Field(() => [LegalReference], {
    description: "The acts the plan rests on; it may rest on several at once (da: hjemmel).",
  })
  @Column("jsonb")
  legalBasis!: LegalReference[];

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Field(() => DateTimeScalar, {
    description: "When the citizen accepted the offer of a plan; no plan exists without (da: tilbud accepteret).",
  })
  @Column("timestamptz")
  acceptedAt!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day of the next joint follow-up; null where none is set (da: næste opfølgning).",
  })
  @Column("date", { nullable: true })
  followUpDue!: string | null;

  @Column("text", { nullable: true })
  initiativeHolderId!: string | null;

  @Field(() => CloseReason, {
    nullable: true,
    description: "Why it was closed; null while it is open (da: afslutningsgrund).",
  })
  @Column("text", { nullable: true })
  closeReason!: CloseReason | null;

  /** Code of the sector in whose own plan the help goes on after the close. */
  @Column("text", { nullable: true })
  continuesIn!: string | null;

  @Column("text", { nullable: true })
  schemeCode!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Since when the citizen is under the scheme; null where the plan stands under none (da: fra).",
  })
  @Column("date", { nullable: true })
  schemeSince!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was last changed (da: senest ændret)." })
  @Column("timestamptz")
  updatedAt!: string;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
