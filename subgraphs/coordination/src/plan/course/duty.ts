import { DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Sector } from "../../town/registry/sector.ts";

export enum DutyKind {
  REASSESSMENT = "REASSESSMENT",
  SECTOR_DECISION = "SECTOR_DECISION",
}

registerEnumType(DutyKind, {
  name: "DutyKind",
  description: "What a sector must do after a withdrawal (da: pligt).",
  valuesConfig: {
    REASSESSMENT: { description: "Assess anew what help is needed (da: revurdering af behov)." },
    SECTOR_DECISION: {
      description:
        "Decide under the sector's own law, so that nobody is left without help (da: afgørelse efter sektorloven).",
    },
  },
});

@ObjectType("Duty", {
  description: "What a sector must do because a citizen withdrew; the plan cannot close before it is done (da: pligt).",
  simpleResolvers: true,
})
@Entity("duty")
@OrderBy<Duty>("sectorCode", "kind")
export class Duty {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => DutyKind, { description: "What must be done (da: pligt)." })
  @Column("text")
  kind!: DutyKind;

  @Column("text")
  sectorCode!: string;

  @Field(() => Sector, { nullable: true, description: "By which sector (da: sektor)." })
  sector!: Sector | null;

  @Field(() => DateTimeScalar, { description: "When it arose (da: opstået)." })
  @Column("timestamptz")
  openedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was done; null while it is open (da: opfyldt).",
  })
  @Column("timestamptz", { nullable: true })
  doneAt!: string | null;

  @Field(() => String, { nullable: true, description: "What was done (da: bemærkning)." })
  @Column("text", { nullable: true })
  note!: string | null;
}
