import { Category, DataCategory, SectorOverlay } from "@overligger/shared";
import { overlayRows } from "@overligger/shared/sector";
import { Field, ObjectType } from "type-graphql";
import { DutyTimer } from "./duty/duty-timer.ts";
import { EffortPause } from "./duty/effort-pause.ts";
import { FlexjobPause } from "./flexjob/flexjob-pause.ts";
import { RampUpAgreement } from "./flexjob/ramp-up-agreement.ts";
import { RehabilitationCase } from "./rehabilitation/rehabilitation-case.ts";
import { StatutoryScheme } from "./scheme/scheme.ts";

/** What of the act's own things the citizen can share, and always sees of themself. */
@ObjectType("EmploymentOverlayFields", { description: "What employment shows beside the rest (da: beskæftigelse)." })
export abstract class EmploymentOverlayFields extends SectorOverlay {
  @Category(DataCategory.DETAILS)
  @Field(() => [FlexjobPause], { nullable: true, description: "Flexible jobs on pause (da: fleksjob på pause)." })
  flexjobPauses!: FlexjobPause[] | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [RampUpAgreement], { nullable: true, description: "Agreements to work more (da: optrapning)." })
  rampUps!: RampUpAgreement[] | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [DutyTimer], { nullable: true, description: "Duties that come round (da: ret og pligt)." })
  dutyTimers!: DutyTimer[] | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [StatutoryScheme], { nullable: true, description: "Courses that the law names (da: forløb)." })
  schemes!: StatutoryScheme[] | null;

  @Category(DataCategory.HEALTH)
  @Field(() => [EffortPause], { nullable: true, description: "Pauses for treatment, which tell of it (da: pauser)." })
  effortPauses!: EffortPause[] | null;

  @Category(DataCategory.HEALTH)
  @Field(() => [RehabilitationCase], {
    nullable: true,
    description: "Cases before the rehabilitation team, whose words are of health too (da: rehabiliteringssager).",
  })
  rehabilitationCases!: RehabilitationCase[] | null;
}

export const overlayFields = {
  flexjobPauses: overlayRows(FlexjobPause),
  rampUps: overlayRows(RampUpAgreement),
  dutyTimers: overlayRows(DutyTimer),
  schemes: overlayRows(StatutoryScheme),
  effortPauses: overlayRows(EffortPause),
  rehabilitationCases: overlayRows(RehabilitationCase),
};
