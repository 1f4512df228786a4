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

@ObjectType("CitizenRequest", {
  description: "Something a citizen asks for, and the answer they are owed by a day (da: borgerens ønske).",
  simpleResolvers: true,
})
@Entity("citizen_request")
@OrderBy<CitizenRequest>("-askedOn")
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

  @Field(() => DateScalar, { description: "The day by which they are owed an answer (da: svarfrist)." })
  @Column("date")
  replyBy!: string;

  @Field(() => Boolean, { nullable: true, description: "Yes or no; null until answered (da: imødekommet)." })
  @Column("boolean", { nullable: true })
  granted!: boolean | null;

  @Field(() => String, { nullable: true, description: "The answer in words; null until answered (da: svar)." })
  @Column("text", { nullable: true })
  answer!: string | null;

  @Column("text", { nullable: true })
  answeredBy!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was answered; null until then (da: besvaret den)." })
  @Column("date", { nullable: true })
  answeredOn!: string | null;
}
