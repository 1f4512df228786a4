import { Category, DataCategory, SectorOverlay } from "@overligger/shared";
import { overlayRow, overlayRows } from "@overligger/shared/sector";
import { Field, ObjectType } from "type-graphql";
import { SchoolAbsence } from "./absence/absence.ts";
import { FguAssessment } from "./guidance/fgu-assessment.ts";
import { PprReferral } from "./ppr/ppr-referral.ts";
import { Youth, YouthActivity, YouthTransition } from "./youth/youth.ts";

/** What of schooling's own things the citizen can share, and always sees of themself. */
@ObjectType("EducationOverlayFields", { description: "What education shows beside the rest (da: uddannelse)." })
export abstract class EducationOverlayFields extends SectorOverlay {
  @Category(DataCategory.DETAILS)
  @Field(() => Youth, { nullable: true, description: "What is known of a young person; null of others (da: ung)." })
  youth!: Youth | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [YouthActivity], { nullable: true, description: "Education, work and more (da: aktiviteter)." })
  youthActivities!: YouthActivity[] | null;

  @Category(DataCategory.DETAILS)
  @Field(() => YouthTransition, {
    nullable: true,
    description: "The way into adult life (da: overgang til voksenlivet).",
  })
  transition!: YouthTransition | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [SchoolAbsence], { nullable: true, description: "Days away from school (da: fravær)." })
  absences!: SchoolAbsence[] | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [FguAssessment], { nullable: true, description: "Assessments for FGU (da: målgruppevurderinger)." })
  fguAssessments!: FguAssessment[] | null;

  @Category(DataCategory.HEALTH)
  @Field(() => [PprReferral], {
    nullable: true,
    description: "Questions to the counsellors, and their answers (da: PPR).",
  })
  pprReferrals!: PprReferral[] | null;
}

export const overlayFields = {
  youth: overlayRow(Youth),
  youthActivities: overlayRows(YouthActivity),
  transition: overlayRow(YouthTransition),
  absences: overlayRows(SchoolAbsence),
  fguAssessments: overlayRows(FguAssessment),
  pprReferrals: overlayRows(PprReferral),
};
