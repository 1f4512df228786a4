import { DateTimeScalar, Role } from "@overligger/shared";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("PlanRevision", {
  description: "A version of a plan: who changed what, and when (da: revision).",
  simpleResolvers: true,
})
@Entity("plan_revision")
export class PlanRevision {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => Int, { description: "Version of the plan that the change made." })
  @Column("int")
  version!: number;

  @Field(() => DateTimeScalar, { description: "When it was made, in UTC (da: registreringstid)." })
  @Column("timestamptz")
  recordedAt!: string;

  @Column("text")
  changedBy!: string;

  @Field(() => Role, { description: "In which role it was made." })
  @Column("text")
  changedByRole!: Role;

  @Field(() => String, { description: "What was done, as the name of the mutation." })
  @Column("text")
  change!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the citizen acknowledged this version; null where they have not (da: kvittering).",
  })
  @Column("timestamptz", { nullable: true })
  acknowledgedAt!: string | null;

  /** The whole plan as it was, table by table. */
  @Column("jsonb")
  snapshot!: Record<string, unknown>;
}
