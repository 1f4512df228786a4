import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Sector } from "../../town/registry/sector.ts";

@ObjectType("SectorFlag", {
  description: "That a sector which takes no part may be needed, e.g. psychiatry (da: opmærksomhed på andre områder).",
  simpleResolvers: true,
})
@Entity("sector_flag")
@OrderBy<SectorFlag>("raisedOn")
export class SectorFlag {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("text")
  sectorCode!: string;

  @Field(() => Sector, { nullable: true, description: "Which sector (da: sektor)." })
  sector!: Sector | null;

  @Field(() => String, { description: "Why it may be needed (da: begrundelse)." })
  @Column("text")
  reason!: string;

  @Field(() => DateScalar, { description: "When somebody said so (da: rejst den)." })
  @Column("date")
  raisedOn!: string;

  @Column("text")
  raisedBy!: string;

  @Field(() => DateScalar, { nullable: true, description: "When it was settled; null until then (da: afklaret den)." })
  @Column("date", { nullable: true })
  settledOn!: string | null;

  /** In the coordinator's words; null, too, where the flag was settled by the sector joining. */
  @Column("text", { nullable: true })
  outcome!: string | null;
}
