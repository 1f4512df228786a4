import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum QualificationLevel {
  COURSE = "COURSE",
  DIPLOMA = "DIPLOMA",
  MASTER = "MASTER",
}

registerEnumType(QualificationLevel, {
  name: "QualificationLevel",
  description: "How far a training goes, the least first (da: niveau).",
  valuesConfig: {
    COURSE: { description: "A course (da: kursus)." },
    DIPLOMA: { description: "A diploma programme (da: diplomuddannelse)." },
    MASTER: { description: "A master's programme (da: masteruddannelse)." },
  },
});

@ObjectType("Qualification", {
  description: "A training that fits somebody to coordinate (da: kompetence).",
  simpleResolvers: true,
})
@Entity("qualification")
@OrderBy<Qualification>("obtainedOn")
export class Qualification {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  caseworkerId!: string;

  @Field(() => QualificationLevel, { description: "How far it goes (da: niveau)." })
  @Column("text")
  level!: QualificationLevel;

  @Field(() => String, { description: "What it is called (da: uddannelse)." })
  @Column("text")
  title!: string;

  @Field(() => DateScalar, { description: "When it was obtained (da: opnået)." })
  @Column("date")
  obtainedOn!: string;
}

const RANK = Object.values(QualificationLevel);

export const reaches = (level: QualificationLevel, required: QualificationLevel): boolean =>
  RANK.indexOf(level) >= RANK.indexOf(required);
