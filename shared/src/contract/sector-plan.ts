import { Args, Field, ID, Int, InterfaceType, registerEnumType } from "type-graphql";
import { Column, PrimaryColumn, VersionColumn } from "typeorm";
import { OrderBy } from "../kernel/database/order.ts";
import { ID_BY_DOOR } from "../kernel/door-id.ts";
import { type Page, PageArguments } from "../kernel/list/connection.ts";
import { DateScalar, DateTimeScalar } from "../kernel/scalars.ts";
import { Category, DataCategory } from "./category.ts";
import { EndReason } from "./end-reason.ts";
import { Intervention } from "./intervention.ts";
import { LegalReference } from "./legal-reference.ts";
import { Period } from "./period.ts";
import { CitizenReference, SectorReference } from "./references.ts";
import { SectorGoal } from "./sector-goal.ts";
import { type SectorPlanRevision, SectorPlanRevisionConnection } from "./sector-plan-revision.ts";

export enum PlanStatus {
  DRAFT = "DRAFT",
  ACTIVE = "ACTIVE",
  ON_HOLD = "ON_HOLD",
  ENDED = "ENDED",
  REPLACED = "REPLACED",
}

registerEnumType(PlanStatus, {
  name: "PlanStatus",
  description: "Where a sector's plan stands (da: planens status).",
  valuesConfig: {
    DRAFT: { description: "Being made (da: udkast)." },
    ACTIVE: { description: "In force (da: gældende)." },
    ON_HOLD: { description: "Paused (da: sat på pause)." },
    ENDED: { description: "Over (da: afsluttet)." },
    REPLACED: { description: "Replaced by another plan, and comes back if that ends (da: erstattet)." },
  },
});

/** Table and graph type of what every sector's plan has; a sector adds its own columns in its own class. */
@InterfaceType("SectorPlan", {
  autoRegisterImplementations: false,
  description:
    "A plan that one sector makes under its own law (da: sektorplan). Each sector has its own type with more fields.",
})
@OrderBy<SectorPlan>("-startsOn")
export abstract class SectorPlan {
  @Field(() => ID, { description: `Opaque id of the plan. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  /** Four-digit code: data is partitioned by municipality and citizen. */
  @Column("text")
  municipality!: string;

  @Field(() => CitizenReference, { nullable: true, description: "Whose plan it is (da: borger)." })
  citizen!: CitizenReference;

  @Field(() => SectorReference, { nullable: true, description: "The sector that owns the plan (da: sektor)." })
  sector!: SectorReference;

  @Category(DataCategory.PLAN)
  @Field(() => String, { nullable: true, description: "Title as the sector wrote it (da: titel)." })
  @Column("text")
  title!: string;

  @Category(DataCategory.PLAN)
  @Field(() => PlanStatus, { nullable: true, description: "Where the plan stands (da: status)." })
  @Column("text")
  status!: PlanStatus;

  @Category(DataCategory.PLAN)
  @Field(() => [LegalReference], { nullable: true, description: "The law the plan rests on (da: hjemmel)." })
  @Column("jsonb")
  legalBasis!: LegalReference[];

  @Category(DataCategory.PLAN)
  @Field(() => Period, { nullable: true, description: "From when to when (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Category(DataCategory.PLAN)
  @Field(() => String, { nullable: true, description: "The unit responsible for the plan (da: ansvarlig enhed)." })
  @Column("text")
  responsibleUnit!: string;

  @Category(DataCategory.PLAN)
  @Field(() => DateScalar, {
    nullable: true,
    description: "The day of the next follow-up; null where none is due (da: næste opfølgning).",
  })
  @Column("date", { nullable: true })
  followUpDue!: string | null;

  @Category(DataCategory.PLAN)
  @Field(() => EndReason, {
    nullable: true,
    description: "Why it ended; null while it has not (da: afslutningsgrund).",
  })
  @Column("text", { nullable: true })
  endReason!: EndReason | null;

  @Category(DataCategory.GOALS)
  @Field(() => [SectorGoal], {
    nullable: true,
    description: "The plan's goals, in the order the sector gave them (da: mål).",
  })
  goals!: SectorGoal[];

  @Category(DataCategory.INTERVENTIONS)
  @Field(() => [Intervention], { nullable: true, description: "The interventions of this plan (da: indsatser)." })
  interventions!: Intervention[];

  @Category(DataCategory.DETAILS)
  @Field(() => SectorPlanRevisionConnection, {
    nullable: true,
    description:
      "Every version, the newest first: what was done, and under which delegation where it was (da: revisioner). Errors: BAD_USER_INPUT.",
  })
  revisions(@Args(() => PageArguments) _args: PageArguments): Page<SectorPlanRevision> | null {
    return null;
  }

  @Field(() => DateTimeScalar, { description: "When it was last changed (da: senest ændret)." })
  @Column("timestamptz")
  updatedAt!: string;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
