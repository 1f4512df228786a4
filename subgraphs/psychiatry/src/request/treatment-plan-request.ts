import { CitizenReference, connectionOf, DateTimeScalar, ID_BY_DOOR, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import type { TreatmentPlan } from "../treatment-plan.ts";

export enum RequestStatus {
  WAITING = "WAITING",
  RELEASED = "RELEASED",
  DECLINED = "DECLINED",
  LAPSED = "LAPSED",
}

registerEnumType(RequestStatus, {
  name: "TreatmentPlanRequestStatus",
  description: "Where a request for a treatment plan stands (da: status).",
  valuesConfig: {
    WAITING: { description: "Psychiatry has not answered (da: afventer)." },
    RELEASED: { description: "The relevant parts are released (da: udleveret)." },
    DECLINED: { description: "Psychiatry declined, with a reason (da: afslået)." },
    LAPSED: { description: "The consent it was asked on was withdrawn: it is answered no more (da: bortfaldet)." },
  },
});

export enum TreatmentPlanPart {
  DIAGNOSIS = "DIAGNOSIS",
  TREATMENT_GOALS = "TREATMENT_GOALS",
  TREATMENT = "TREATMENT",
  MEDICATION = "MEDICATION",
  PATIENT_CONSENT = "PATIENT_CONSENT",
  ADMISSION = "ADMISSION",
  AFTER_DISCHARGE = "AFTER_DISCHARGE",
}

registerEnumType(TreatmentPlanPart, {
  name: "TreatmentPlanPart",
  description: "A part of a treatment plan that tells of health (da: del af behandlingsplan).",
  valuesConfig: {
    DIAGNOSIS: { description: "What is treated (da: diagnose)." },
    TREATMENT_GOALS: { description: "What the treatment is to achieve (da: behandlingsmål)." },
    TREATMENT: { description: "What is done (da: behandling)." },
    MEDICATION: { description: "What others must know of the medicine (da: hensyn til medicin)." },
    PATIENT_CONSENT: { description: "Whether the patient agrees to the treatment (da: patientens samtykke)." },
    ADMISSION: { description: "Days of admission and expected discharge (da: indlæggelse)." },
    AFTER_DISCHARGE: { description: "What must be ready at discharge (da: tilbud efter udskrivning)." },
  },
});

/** Every field of a plan that tells of health, by the part it belongs to: a new one is closed until it stands here. */
export const FIELDS_OF: Readonly<Record<TreatmentPlanPart, readonly (keyof TreatmentPlan)[]>> = {
  DIAGNOSIS: ["diagnosis"],
  TREATMENT_GOALS: ["treatmentGoals"],
  TREATMENT: ["treatment"],
  MEDICATION: ["medicationConsiderations"],
  PATIENT_CONSENT: ["patientConsents"],
  ADMISSION: ["admittedOn", "dischargeExpectedOn"],
  AFTER_DISCHARGE: ["afterDischarge"],
};

@ObjectType("TreatmentPlanRequest", {
  description:
    "That a coordinator asks psychiatry for the treatment plan, and what came of it (da: anmodning om behandlingsplan).",
  simpleResolvers: true,
})
@Entity("treatment_plan_request")
@OrderBy<TreatmentPlanRequest>("-requestedAt")
export class TreatmentPlanRequest {
  @Field(() => ID, { description: `Id of the request. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => CitizenReference, { nullable: true, description: "Whose treatment plan (da: patient)." })
  citizen!: CitizenReference;

  @Field(() => ID, { description: "The coordinating plan it is for (da: koordinerende plan)." })
  @Column("uuid")
  coordinatingPlanId!: string;

  @Column("text")
  requestedBy!: string;

  /** The grant that showed that sharing consent and health consent were in force. */
  @Column("uuid")
  grantId!: string;

  @Field(() => DateTimeScalar, { description: "When it was asked, in UTC (da: anmodet)." })
  @Column("timestamptz")
  requestedAt!: string;

  @Field(() => String, { description: "What the coordinator needs it for (da: formål)." })
  @Column("text")
  purpose!: string;

  @Field(() => RequestStatus, { description: "Where it stands (da: status)." })
  @Column("text")
  status!: RequestStatus;

  @Field(() => ID, {
    nullable: true,
    description: "The treatment plan released from; null until then (da: behandlingsplan).",
  })
  @Column("uuid", { nullable: true })
  treatmentPlanId!: string | null;

  @Field(() => [TreatmentPlanPart], {
    description: "The parts that psychiatry found relevant and released; empty until then (da: relevante dele).",
  })
  @Column("jsonb")
  parts!: TreatmentPlanPart[];

  @Field(() => String, { nullable: true, description: "Why it was declined; null where it was not (da: begrundelse)." })
  @Column("text", { nullable: true })
  declineReason!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was answered, in UTC; null until then (da: besvaret).",
  })
  @Column("timestamptz", { nullable: true })
  answeredAt!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

export const RequestConnection = connectionOf<TreatmentPlanRequest>(TreatmentPlanRequest, "TreatmentPlanRequest", {
  danish: "anmodninger",
});
