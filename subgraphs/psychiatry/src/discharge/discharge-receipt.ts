import { DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** Never changed: a later notice asks anew. */
@ObjectType("DischargeReceipt", {
  description:
    "That somebody who was told of a discharge has taken it on, or was told by other means (da: kvittering for varsel).",
  simpleResolvers: true,
})
@Entity("discharge_receipt")
@OrderBy<DischargeReceipt>("-receivedAt", "party")
export class DischargeReceipt {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Column("uuid")
  admissionId!: string;

  /** The caseworker by their id, or a unit that has no sign-in here by its name. */
  @Column("text")
  party!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The party as the psychiatric coordination plan names it; null where it is who coordinates the citizen's coordinating plan (da: part).",
  })
  @Column("text", { nullable: true })
  unit!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day of discharge they were told of; null in some from before that was kept (da: udskrives den).",
  })
  @Column("date", { nullable: true })
  dischargeOn!: string | null;

  @Field(() => String, { description: "What they do now, or how they were told (da: besked)." })
  @Column("text")
  words!: string;

  @Column("text")
  receivedBy!: string;

  @Field(() => DateTimeScalar, { description: "When, in UTC (da: modtaget)." })
  @Column("timestamptz")
  receivedAt!: string;
}
