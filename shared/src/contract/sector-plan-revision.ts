import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { connectionOf } from "../kernel/list/connection.ts";
import { Role } from "../kernel/request/caller.ts";
import { DateTimeScalar } from "../kernel/scalars.ts";

@Directive("@shareable")
@ObjectType("SectorPlanRevision", {
  description: "A version of a sector's plan: what was done, by which authority and when (da: revision).",
  simpleResolvers: true,
})
@Entity("revision")
export class SectorPlanRevision {
  @PrimaryColumn("uuid")
  id!: string;

  /** The plan, or what was changed outside any plan. */
  @Column("uuid")
  subjectId!: string;

  @Column("uuid", { nullable: true })
  citizenId!: string | null;

  @Field(() => Int, { description: "The version that the change made (da: version)." })
  @Column("int")
  version!: number;

  @Field(() => DateTimeScalar, { description: "When it was made, in UTC (da: registreringstid)." })
  @Column("timestamptz")
  recordedAt!: string;

  @Column("text")
  changedBy!: string;

  @Field(() => Role, { description: "In which role it was made (da: rolle)." })
  @Column("text")
  changedByRole!: Role;

  @Field(() => String, { nullable: true, description: "Code of the sector whose staff made it (da: myndighed)." })
  @Column("text", { nullable: true })
  changedBySector!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The delegation under which it was made; null where the sector's own staff made it (da: delegation).",
  })
  @Column("uuid", { nullable: true })
  delegationId!: string | null;

  @Field(() => String, { description: "What was done, as the name of the mutation (da: ændring)." })
  @Column("text")
  change!: string;

  /** The rows as they then were, table by table. */
  @Column("jsonb")
  snapshot!: Record<string, unknown>;
}

export const SectorPlanRevisionConnection = connectionOf<SectorPlanRevision>(SectorPlanRevision, "SectorPlanRevision", {
  shareable: true,
  danish: "revisioner",
});
