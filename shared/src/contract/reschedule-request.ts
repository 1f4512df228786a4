import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { OrderBy } from "../kernel/database/order.ts";
import { ID_BY_DOOR } from "../kernel/door-id.ts";
import { Role } from "../kernel/request/caller.ts";
import { DateTimeScalar } from "../kernel/scalars.ts";

export enum RescheduleStatus {
  PENDING = "PENDING",
  ACCEPTED = "ACCEPTED",
  DECLINED = "DECLINED",
}

registerEnumType(RescheduleStatus, {
  name: "RescheduleStatus",
  description: "What became of a request to move an appointment (da: anmodningens status).",
  valuesConfig: {
    PENDING: { description: "The sector has not answered yet (da: afventer)." },
    ACCEPTED: { description: "The sector has moved the appointment (da: imødekommet)." },
    DECLINED: { description: "The sector has said no, with a reason (da: afslået)." },
  },
});

/** Kept by the sector that owns the appointment, and nowhere else: only its own staff move it. */
@Directive("@shareable")
@ObjectType("RescheduleRequest", {
  description:
    "A request to the sector that owns an appointment to hold it at another time (da: anmodning om flytning).",
  simpleResolvers: true,
})
@Entity("reschedule_request")
@OrderBy<RescheduleRequest>("-askedAt")
export class RescheduleRequest {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => ID, { description: "Id of the appointment within its sector (da: aftale)." })
  @Column("uuid")
  appointmentId!: string;

  @Field(() => ID, { description: "Opaque id of the citizen whose appointment it is (da: borger)." })
  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  /** The coordinating plan through which it was asked. */
  @Column("uuid", { nullable: true })
  planId!: string | null;

  @Field(() => String, { description: "What the appointment was about when it was asked (da: emne)." })
  @Column("text")
  title!: string;

  @Field(() => DateTimeScalar, { description: "When the appointment began when it was asked, in UTC (da: var kl.)." })
  @Column("timestamptz")
  wasAt!: string;

  @Field(() => DateTimeScalar, { description: "When it should begin instead, in UTC (da: ny start)." })
  @Column("timestamptz")
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: "When it would end, in UTC (da: ny slut)." })
  @Column("timestamptz")
  endsAt!: string;

  @Field(() => String, { description: "Why (da: begrundelse)." })
  @Column("text")
  reason!: string;

  @Field(() => RescheduleStatus, { description: "What became of it (da: status)." })
  @Column("text")
  status!: RescheduleStatus;

  @Field(() => DateTimeScalar, { description: "When it was asked, in UTC (da: anmodet)." })
  @Column("timestamptz")
  askedAt!: string;

  @Column("text")
  askedBy!: string;

  @Field(() => Role, { description: "In which role it was asked (da: rolle)." })
  @Column("text")
  askedByRole!: Role;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the sector answered, in UTC; null until it has (da: besvaret).",
  })
  @Column("timestamptz", { nullable: true })
  answeredAt!: string | null;

  @Column("text", { nullable: true })
  answeredBy!: string | null;

  @Field(() => String, { nullable: true, description: "The sector's reason where it declined (da: svar)." })
  @Column("text", { nullable: true })
  answer!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
