import { DateScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum SituationKind {
  RESOURCE = "RESOURCE",
  BARRIER = "BARRIER",
}

registerEnumType(SituationKind, {
  name: "SituationKind",
  description: "What helps, and what stands in the way (da: ressourcer og barrierer).",
  valuesConfig: {
    RESOURCE: { description: "Something to build on (da: ressource)." },
    BARRIER: { description: "Something in the way (da: barriere)." },
  },
});

@ObjectType("SituationItem", {
  description: "A resource or a barrier in the citizen's situation (da: ressource, barriere).",
  simpleResolvers: true,
})
@Entity("situation_item")
@OrderBy<SituationItem>("writtenOn")
export class SituationItem {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => SituationKind, { description: "Resource or barrier (da: type)." })
  @Column("text")
  kind!: SituationKind;

  @Field(() => String, { description: "In words the citizen understands (da: tekst)." })
  @Column("text")
  text!: string;

  @Field(() => String, {
    description: "Who wrote it: CITIZEN, PARENT, PROXY, COORDINATOR or a sector code (da: skrevet af).",
  })
  @Column("text")
  party!: string;

  @Column("text")
  writtenBy!: string;

  @Field(() => DateScalar, { description: "When it was written (da: skrevet den)." })
  @Column("date")
  writtenOn!: string;
}
