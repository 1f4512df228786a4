import { Category, type Context, DataCategory, manyBy, SectorOverlay } from "@overligger/shared";
import { type OpenedOverlay, overlayRows, type SectorContext, shownIn } from "@overligger/shared/sector";
import { Field, ObjectType } from "type-graphql";
import { DutyTimer } from "./duty/duty-timer.ts";
import { EffortPause } from "./duty/effort-pause.ts";
import { FlexjobNotice } from "./flexjob/flexjob-notice.ts";
import { FlexjobPause } from "./flexjob/flexjob-pause.ts";
import { EmploymentDate, returnDates } from "./flexjob/next-dates.ts";
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
  @Field(() => [FlexjobNotice], {
    nullable: true,
    description: "What you and employers have told of flexible jobs (da: beskeder om fleksjob).",
  })
  flexjobNotices!: FlexjobNotice[] | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [EmploymentDate], {
    nullable: true,
    description: "The days to come that count here, the nearest first (da: næste datoer).",
  })
  nextDates!: EmploymentDate[] | null;

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
  flexjobNotices: overlayRows(FlexjobNotice),
  nextDates: async (overlay: OpenedOverlay, _args: never, context: Context) => {
    const pauses = shownIn(overlay, await manyBy(context, FlexjobPause, "citizenId").load(overlay.citizenId));
    return returnDates(context as SectorContext, pauses);
  },
  rampUps: overlayRows(RampUpAgreement),
  dutyTimers: overlayRows(DutyTimer),
  schemes: overlayRows(StatutoryScheme),
  effortPauses: overlayRows(EffortPause),
  rehabilitationCases: overlayRows(RehabilitationCase),
};
