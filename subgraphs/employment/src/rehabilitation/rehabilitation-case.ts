import { DateScalar, OrderBy } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum RehabilitationDecider {
  MUNICIPALITY = "MUNICIPALITY",
  TEAM = "TEAM",
}

registerEnumType(RehabilitationDecider, {
  name: "RehabilitationDecider",
  description: "Who decides a rehabilitation case (da: afgørende instans).",
  valuesConfig: {
    MUNICIPALITY: { description: "The municipality, as the law has it (da: kommunen)." },
    TEAM: { description: "The rehabilitation team, where the municipality let it (da: rehabiliteringsteamet)." },
  },
});

export enum RehabilitationOutcome {
  GRANTED = "GRANTED",
  REFUSED = "REFUSED",
}

registerEnumType(RehabilitationOutcome, {
  name: "RehabilitationOutcome",
  description: "What was decided (da: afgørelse).",
  valuesConfig: {
    GRANTED: { description: "Yes (da: bevilget)." },
    REFUSED: { description: "No (da: afslag)." },
  },
});

/** A case that the rehabilitation team must treat before it is decided, while the law asks for the team (REH-01). */
@ObjectType("RehabilitationCase", {
  description:
    "A case before the rehabilitation team: on a flexible job, a pension, a course (da: rehabiliteringssag).",
  simpleResolvers: true,
})
@Entity("rehabilitation_case")
@OrderBy<RehabilitationCase>("-raisedOn")
export class RehabilitationCase extends CaseEntity {
  @Field(() => String, { description: "Code from the sector's list MATTER, e.g. FLEXJOB (da: sagens emne)." })
  @Column("text")
  matter!: string;

  @Field(() => DateScalar, { description: "The day it was raised (da: rejst den)." })
  @Column("date")
  raisedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day the team treated it, with the citizen there; null until then (da: teammøde).",
  })
  @Column("date", { nullable: true })
  heardOn!: string | null;

  @Field(() => String, { nullable: true, description: "What the team recommends (da: indstilling)." })
  @Column("text", { nullable: true })
  recommendation!: string | null;

  @Field(() => RehabilitationDecider, { nullable: true, description: "Who decided; null until then." })
  @Column("text", { nullable: true })
  decidedBy!: RehabilitationDecider | null;

  @Field(() => DateScalar, { nullable: true, description: "The day of the decision; null until then." })
  @Column("date", { nullable: true })
  decidedOn!: string | null;

  @Field(() => RehabilitationOutcome, { nullable: true, description: "What was decided; null until then." })
  @Column("text", { nullable: true })
  outcome!: RehabilitationOutcome | null;
}
