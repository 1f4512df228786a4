import { DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum RequestKind {
  PLAN = "PLAN",
  COORDINATOR = "COORDINATOR",
  MEETING = "MEETING",
}

registerEnumType(RequestKind, {
  name: "CitizenRequestKind",
  description: "What a citizen asks for (da: ønsketype).",
  valuesConfig: {
    PLAN: { description: "A coordinating plan; who coordinates in the municipality answers (da: en plan)." },
    COORDINATOR: { description: "Another coordinator; a leader answers (da: en anden koordinator)." },
    MEETING: {
      description: "A meeting of the plan, or another time for one; who leads the plan answers (da: et møde).",
    },
  },
});

export enum RequestStatus {
  ASKED = "ASKED",
  GRANTED = "GRANTED",
  DONE = "DONE",
  DECLINED = "DECLINED",
  TAKEN_BACK = "TAKEN_BACK",
  LAPSED = "LAPSED",
}

registerEnumType(RequestStatus, {
  name: "CitizenRequestStatus",
  description: "Where a request stands (da: ønskets status).",
  valuesConfig: {
    ASKED: { description: "It waits for an answer (da: venter på svar)." },
    GRANTED: {
      description:
        "The answer was yes and it is still to be done, or a plan is offered and waits for the citizen (da: imødekommet).",
    },
    DONE: {
      description: "What was asked for is there, or the citizen said no to the plan that was offered (da: opfyldt).",
    },
    DECLINED: { description: "The answer was no (da: afslået)." },
    TAKEN_BACK: { description: "Whoever asked took it back (da: trukket tilbage)." },
    LAPSED: {
      description:
        "The plan was closed, or the citizen moved away, before it came to that; a plan is then asked for where they live now (da: bortfaldet).",
    },
  },
});

@ObjectType("CitizenRequest", {
  description: "Something a citizen asks for, and the answer they are owed by a day (da: borgerens ønske).",
  simpleResolvers: true,
})
@Entity("citizen_request")
@OrderBy<CitizenRequest>("-askedAt")
export class CitizenRequest {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Column("uuid", { nullable: true })
  planId!: string | null;

  @Field(() => RequestKind, { description: "For what (da: type)." })
  @Column("text")
  kind!: RequestKind;

  @Field(() => String, { description: "In the citizen's own words (da: ønske)." })
  @Column("text")
  words!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the meeting should be, in UTC; null where no time was proposed (da: ønsket tidspunkt).",
  })
  @Column("timestamptz", { nullable: true })
  wishedAt!: string | null;

  @Field(() => String, { description: "Whose words they are: CITIZEN, PARENT or PROXY (da: spurgt af)." })
  @Column("text")
  askedAs!: string;

  @Column("text")
  askedBy!: string;

  @Field(() => DateScalar, { description: "When they asked (da: spurgt den)." })
  @Column("date")
  askedOn!: string;

  @Column("timestamptz")
  askedAt!: string;

  /** Who led the plan then: another coordinator is somebody else. */
  @Column("text", { nullable: true })
  leadId!: string | null;

  @Field(() => RequestStatus, { description: "Where it stands (da: status)." })
  status!: RequestStatus;

  @Field(() => DateScalar, { description: "The day by which they are owed an answer (da: svarfrist)." })
  @Column("date")
  replyBy!: string;

  @Field(() => Boolean, { nullable: true, description: "Yes or no; null until answered (da: imødekommet)." })
  @Column("boolean", { nullable: true })
  granted!: boolean | null;

  @Field(() => String, { nullable: true, description: "The answer in words; null until answered (da: svar)." })
  @Column("text", { nullable: true })
  answer!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When whoever asked took it back; null where they have not (da: trukket tilbage den).",
  })
  @Column("date", { nullable: true })
  takenBackOn!: string | null;

  @Column("text", { nullable: true })
  answeredBy!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was answered; null until then (da: besvaret den)." })
  @Column("date", { nullable: true })
  answeredOn!: string | null;
}
