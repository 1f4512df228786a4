import { DateScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { PlanIntervention } from "../ask/plan-intervention.ts";

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
