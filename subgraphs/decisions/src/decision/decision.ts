import { DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { Citizen } from "../standing/views.ts";
import type { DecisionPart } from "./decision-part.ts";

export enum DecisionStatus {
  DRAFT = "DRAFT",
  HEARING = "HEARING",
  ISSUED = "ISSUED",
  DROPPED = "DROPPED",
}

registerEnumType(DecisionStatus, {
  name: "DecisionStatus",
  description: "Where a decision stands (da: status).",
  valuesConfig: {
    DRAFT: { description: "Being written; the citizen does not see it yet (da: udkast)." },
    HEARING: { description: "The citizen is heard before it is made (da: partshøring)." },
    ISSUED: { description: "Made and told to the citizen; it is never changed, only superseded (da: truffet)." },
    DROPPED: { description: "Never made (da: opgivet)." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("Decision", {
  description:
    "One decision for a citizen, of one part or several, each under its own law. Once issued it never changes: a new one supersedes it (da: afgørelse).",
  simpleResolvers: true,
})
@Entity("decision")
@OrderBy<Decision>("-begunAt")
export class Decision {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => Citizen, { nullable: true, description: "For whom (da: borger)." })
  citizen!: Citizen | null;

  @Field(() => String, { description: "The municipality whose citizen it was for, four digits (da: kommune)." })
  @Column("text")
  municipality!: string;

  /** Decisions that stand side by side for the citizen share it. */
  @Column("uuid")
  pageId!: string;

  @Field(() => DecisionStatus, { description: "Where it stands (da: status)." })
  @Column("text")
  status!: DecisionStatus;

  /** Whose parts it is to have: their staff see the draft. */
  @Column("text", { array: true })
  sectors!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      "The whole in words that the citizen understands; null where there is one part, or where you do not see all of them (da: samlet forklaring).",
  })
  @Column("text", { nullable: true })
  explanation!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The decision in whose place it stands; null for none (da: erstatter).",
  })
  @Column("uuid", { nullable: true })
  supersedesId!: string | null;

  @Column("text")
  begunBy!: string;

  @Field(() => DateTimeScalar, { description: "When it was begun, in UTC (da: påbegyndt)." })
  @Column("timestamptz")
  begunAt!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "By when the citizen is heard; null where they are not (da: høringsfrist).",
  })
  @Column("date", { nullable: true })
  replyBy!: string | null;

  @Column("text", { nullable: true })
  issuedBy!: string | null;

  @Column("timestamptz", { nullable: true })
  issuedAt!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day it was made; null until then (da: afgørelsesdato).",
  })
  @Column("date", { nullable: true })
  issuedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day it came to the citizen, from which one counts (da: modtaget den).",
  })
  @Column("date", { nullable: true })
  receivedOn!: string | null;

  @Column("timestamptz", { nullable: true })
  supersededAt!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day on which another stands in its place, or on which what was given as one no longer is; null while it holds (da: erstattet den).",
  })
  @Column("date", { nullable: true })
  supersededOn!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

/** A decision as somebody sees it: those of its parts that they do. */
export interface Seen {
  readonly decision: Decision;
  readonly parts: readonly DecisionPart[];
  /** Whether these are all there are. */
  readonly whole: boolean;
  /** Whether they work with it. */
  readonly works: boolean;
}
