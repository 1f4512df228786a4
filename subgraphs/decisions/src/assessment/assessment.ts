import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { Citizen } from "../standing/views.ts";

export enum AssessmentStatus {
  RUNNING = "RUNNING",
  COMPLETED = "COMPLETED",
  STOPPED = "STOPPED",
}

registerEnumType(AssessmentStatus, {
  name: "AssessmentStatus",
  description: "Where an assessment stands (da: status).",
  valuesConfig: {
    RUNNING: { description: "Being made (da: i gang)." },
    COMPLETED: {
      description:
        "The citizen and a professional have both said that it is complete; it never changes (da: afsluttet).",
    },
    STOPPED: { description: "Never completed (da: stoppet)." },
  },
});

export enum ReassessmentReason {
  WITHDRAWN = "WITHDRAWN",
  LIFE_CHANGED = "LIFE_CHANGED",
  DATE_CAME = "DATE_CAME",
}

registerEnumType(ReassessmentReason, {
  name: "ReassessmentReason",
  description: "Why somebody's situation is to be assessed again (da: anledning til revurdering).",
  valuesConfig: {
    WITHDRAWN: { description: "A consent that it rests on was withdrawn or ran out (da: samtykke trukket tilbage)." },
    LIFE_CHANGED: { description: "The citizen's life has changed (da: ændrede forhold)." },
    DATE_CAME: { description: "The day until which it was to hold has come (da: gyldigheden er udløbet)." },
  },
});

/** What an assessment says in words, each under who wrote it: it closes with their sector's consent. */
export const WORDS = ["lifeSituation", "resources", "challenges", "needs", "familyContext"] as const;

export interface Worded {
  readonly text: string;
  readonly sector: string;
  readonly by: string;
  readonly on: string;
}

@ObjectType("HolisticAssessment", {
  description:
    "One assessment of a citizen's whole situation by the sectors that they agreed to; what one found, the others read and do not ask for again (da: helhedsorienteret udredning).",
  simpleResolvers: true,
})
@Entity("assessment")
@OrderBy<HolisticAssessment>("-begunAt")
export class HolisticAssessment {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => Citizen, { nullable: true, description: "Whose situation (da: borger)." })
  citizen!: Citizen | null;

  @Field(() => String, { description: "The municipality that makes it, four digits (da: kommune)." })
  @Column("text")
  municipality!: string;

  @Field(() => AssessmentStatus, { description: "Where it stands (da: status)." })
  @Column("text")
  status!: AssessmentStatus;

  /** Those that took part in it at any time: a consent of theirs that ends is why it is looked at again. */
  @Column("text", { array: true })
  sectors!: string[];

  @Column("jsonb")
  words!: Partial<Record<(typeof WORDS)[number], Worded>>;

  @Field(() => ID, {
    nullable: true,
    description: "The assessment that it looks at again; null where it is the first (da: revurdering af).",
  })
  @Column("uuid", { nullable: true })
  continuesId!: string | null;

  @Field(() => ReassessmentReason, { nullable: true, description: "Why it looks at that again (da: anledning)." })
  @Column("text", { nullable: true })
  because!: ReassessmentReason | null;

  @Column("text")
  begunBy!: string;

  @Column("timestamptz")
  begunAt!: string;

  @Field(() => DateScalar, { description: "The day it was begun (da: påbegyndt)." })
  @Column("date")
  begunOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "When the citizen's side, all whose yes it needs, had said that it is complete as it stands; null while they have not (da: borgerens ja).",
  })
  @Column("date", { nullable: true })
  citizenSaidOn!: string | null;

  @Column("text", { nullable: true })
  citizenSaidBy!: string | null;

  /** Those of the citizen's side who have said so, by their ids: where it needs the yes of several, the last of them completes it. */
  @Column("jsonb")
  citizenSaid!: string[];

  /** Likewise those who have said that it is to stop. */
  @Column("jsonb")
  stopSaid!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      "The paper that shows that the citizen said so, where staff wrote it down; null where their side said it here (da: dokumentation).",
  })
  @Column("text", { nullable: true })
  citizenSaidEvidence!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "When a professional said that it is complete as it stands; null while none has (da: fagpersonens ja).",
  })
  @Column("date", { nullable: true })
  professionalSaidOn!: string | null;

  @Column("text", { nullable: true })
  professionalSaidBy!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day from which it is to be looked at again; null until somebody has said (da: gyldig til).",
  })
  @Column("date", { nullable: true })
  validTo!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When both had said so (da: afsluttet den)." })
  @Column("date", { nullable: true })
  completedOn!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was never completed (da: begrundelse)." })
  @Column("text", { nullable: true })
  stoppedFor!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
