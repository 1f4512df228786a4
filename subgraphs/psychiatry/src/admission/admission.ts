import { CitizenReference, connectionOf, DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";

/**
 * A stay on a ward. Whether the patient gets social support is a fact that the ward was told, with source and day:
 * psychiatry does not ask social services, so that each works without the other.
 */
@ObjectType("Admission", {
  description: "A patient's stay on a ward, for psychiatry's own staff (da: indlæggelse).",
  simpleResolvers: true,
})
@Entity("admission")
@OrderBy<Admission>("-admittedOn")
export class Admission {
  @Field(() => ID, { description: "Id of the admission." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => CitizenReference, { nullable: true, description: "Who is admitted (da: patient)." })
  citizen!: CitizenReference;

  @Field(() => String, { description: "The ward (da: afdeling)." })
  @Column("text")
  ward!: string;

  @Field(() => DateScalar, { description: "First day (da: indlagt den)." })
  @Column("date")
  admittedOn!: string;

  @Field(() => Boolean, { description: "Whether the patient is of age (da: voksen)." })
  @Column("boolean")
  adult!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the patient gets support under part V of the act on social services for reduced mental function, as the ward was told; null while nobody has asked (da: støtte efter servicelovens afsnit V).",
  })
  @Column("boolean", { nullable: true })
  socialSupport!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Who told it, a code from the list SUPPORT_SOURCE; null while nobody has (da: kilde).",
  })
  @Column("text", { nullable: true })
  socialSupportSource!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it was told (da: oplyst den)." })
  @Column("date", { nullable: true })
  socialSupportToldOn!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the patient takes part in agreeing on the discharge; null while not asked (da: medvirker).",
  })
  @Column("boolean", { nullable: true })
  takesPart!: boolean | null;

  @Field(() => [String], {
    description:
      "What the law asks for and a discharge today would lack, as codes: SUPPORT_UNKNOWN, DISCHARGE_AGREEMENT_MISSING, COORDINATION_PLAN_MISSING; empty where nothing is missing (da: mangler før udskrivning).",
  })
  readonly missingForDischarge?: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which discharge is expected (da: forventet udskrivning).",
  })
  @Column("date", { nullable: true })
  dischargeExpectedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of discharge; null while admitted (da: udskrevet den).",
  })
  @Column("date", { nullable: true })
  dischargedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the patient needs from the municipality afterwards (da: behov for opfølgning).",
  })
  @Column("text", { nullable: true })
  followUpNeeds!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the latest notice of the discharge was given, in UTC; null before any (da: varslet).",
  })
  @Column("timestamptz", { nullable: true })
  noticedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The unit in the municipality that has taken over; null while none has (da: modtager).",
  })
  @Column("text", { nullable: true })
  receivedBy!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it took over (da: modtaget den)." })
  @Column("date", { nullable: true })
  receivedOn!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

export const AdmissionConnection = connectionOf<Admission>(Admission, "Admission", { danish: "indlæggelser" });
