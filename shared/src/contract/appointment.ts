import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { ID_BY_DOOR } from "../kernel/door-id.ts";
import { DateTimeScalar } from "../kernel/scalars.ts";
import { RescheduleRequest } from "./reschedule-request.ts";

@Directive("@shareable")
@ObjectType("Appointment", { description: "A meeting or visit with a time (da: aftale).", simpleResolvers: true })
@Entity("appointment")
export class Appointment {
  @Field(() => ID, { description: `Id of the appointment within its sector. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text", { nullable: true })
  municipality!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the intervention it belongs to, where it does (da: indsats).",
  })
  @Column("uuid", { nullable: true })
  interventionId!: string | null;

  @Field(() => RescheduleRequest, {
    nullable: true,
    description:
      "The newest request to hold it at another time, and what became of it; null where none (da: anmodning om flytning).",
  })
  reschedule?: RescheduleRequest | null;

  @Field(() => String, { description: "What it is about, e.g. Family treatment at home (da: emne)." })
  @Column("text")
  title!: string;

  @Field(() => DateTimeScalar, { description: "Begins, in UTC (da: start)." })
  @Column("timestamptz")
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: "Ends, in UTC (da: slut)." })
  @Column("timestamptz")
  endsAt!: string;

  @Field(() => String, { nullable: true, description: "Where; null where it is not settled (da: sted)." })
  @Column("text", { nullable: true })
  place!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was cancelled, in UTC; null where it was not. No overlay shows a cancelled one (da: aflyst).",
  })
  @Column("timestamptz", { nullable: true })
  cancelledAt!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
