import { EndReason, ID_BY_DOOR, InterventionStatus, LegalReference, Period } from "@overligger/shared";
import { Field, Float, ID, ObjectType } from "type-graphql";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { Sector } from "../../town/registry/sector.ts";

@ObjectType("PlanIntervention", {
  description:
    "An intervention of a sector as a plan refers to it: by sector and id. What it is, its own sector tells now; all of that is null where the sector is closed to you or does not answer (da: indsats i planen).",
  simpleResolvers: true,
})
export class PlanIntervention {
  @Field(() => ID, { description: `Id of the intervention within its sector. ${ID_BY_DOOR}` })
  id!: string;

  @Field(() => Sector, { nullable: true, description: "The sector that owns it (da: sektor)." })
  sector!: Sector | null;

  @Field(() => String, {
    nullable: true,
    description: "What it is; null where the sector is closed to you or does not answer (da: titel).",
  })
  title!: string | null;

  @Field(() => String, { nullable: true, description: "Code from the sector's open code list (da: indsatstype)." })
  kind!: string | null;

  @Field(() => InterventionStatus, {
    nullable: true,
    description: "Where it stands; null where the sector is closed to you or does not answer (da: status).",
  })
  status!: InterventionStatus | null;

  @Field(() => Period, {
    nullable: true,
    description: "When it runs; null where the sector is closed to you or does not answer (da: periode).",
  })
  period!: Period | null;

  @Field(() => [LegalReference], { nullable: true, description: "The law it is given under (da: hjemmel)." })
  legalBasis!: LegalReference[] | null;

  @Field(() => String, { nullable: true, description: "The unit that delivers it (da: udførende enhed)." })
  providerUnit!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week; null where it is not counted in hours, too (da: timer om ugen).",
  })
  hoursPerWeek!: number | null;

  @Field(() => EndReason, {
    nullable: true,
    description: "What came of it, as why it ended; null while it has not, too (da: resultat).",
  })
  endReason!: EndReason | null;

  /** The plan that refers to it, as it is read. */
  readonly plan!: CoordinatingPlan;
}
