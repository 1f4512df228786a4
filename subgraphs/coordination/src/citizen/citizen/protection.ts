import { OrderBy, Period } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("IdentityProtection", {
  description:
    "That a citizen's name and address are kept from private people, CPR-loven § 28 (da: navne- og adressebeskyttelse). Authorities see them, and take care whom they tell.",
  simpleResolvers: true,
})
@Entity("identity_protection")
@OrderBy<IdentityProtection>("-startsOn", "-id")
export class IdentityProtection {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("date")
  startsOn!: string;

  @Column("date")
  endsOn!: string;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Field(() => [ID], {
    description:
      "Citizens who know where they live, and go on seeing what they may; nobody else who speaks for the citizen does (da: kendt af).",
  })
  @Column("text", { array: true })
  knownTo!: string[];

  @Column("text")
  evidence!: string;

  @Column("text")
  registeredBy!: string;

  @Column("timestamptz")
  registeredAt!: string;

  @Column("text", { nullable: true })
  endedBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was ended before its time; null where it was not." })
  @Column("text", { nullable: true })
  endedFor!: string | null;
}
