import { DateScalar, ID_BY_DOOR, ID_BY_VERSION, InterventionStatus, OrderBy, Period } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Sector } from "../../town/registry/sector.ts";

export enum DependencyKind {
  FINISH_TO_START = "FINISH_TO_START",
  START_TO_START = "START_TO_START",
  PARALLEL = "PARALLEL",
  BLOCKS = "BLOCKS",
}

registerEnumType(DependencyKind, {
  name: "DependencyKind",
  description: "How one intervention leans on another (da: afhængighed).",
  valuesConfig: {
    FINISH_TO_START: {
      description: "The first must be over before the other begins (da: først den ene, så den anden).",
    },
    START_TO_START: { description: "The other begins when the first has begun (da: begynder efter)." },
    PARALLEL: { description: "The two should run side by side (da: parallelt)." },
    BLOCKS: { description: "As long as the first is not over, the other cannot succeed (da: blokerer)." },
  },
});

@ObjectType("PlanIntervention", {
  description:
    "An intervention of a sector as a plan refers to it: by sector and id. What it is, its own sector tells now (da: indsats i planen).",
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
}

@ObjectType("InterventionDependency", {
  description: "That one intervention leans on another, across sectors (da: afhængighed mellem indsatser).",
  simpleResolvers: true,
})
@Entity("intervention_dependency")
@OrderBy<InterventionDependency>("madeOn")
export class InterventionDependency {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => DependencyKind, { description: "How it leans (da: type)." })
  @Column("text")
  kind!: DependencyKind;

  @Column("text")
  beforeSector!: string;

  @Column("text")
  beforeId!: string;

  @Field(() => PlanIntervention, { description: "The one that comes first, or blocks (da: den første)." })
  before!: PlanIntervention;

  @Column("text")
  afterSector!: string;

  @Column("text")
  afterId!: string;

  @Field(() => PlanIntervention, { description: "The one that waits, or is blocked (da: den anden)." })
  after!: PlanIntervention;

  @Field(() => String, { nullable: true, description: "Why; null where nobody wrote it (da: begrundelse)." })
  @Column("text", { nullable: true })
  note!: string | null;

  @Field(() => DateScalar, { description: "When it was written down (da: noteret den)." })
  @Column("date")
  madeOn!: string;
}
