import { DateScalar, DateTimeScalar } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";
import { AppointmentBasis } from "../plan/assignment.ts";

export enum OfferStatus {
  OFFERED = "OFFERED",
  ACCEPTED = "ACCEPTED",
  DECLINED = "DECLINED",
  WITHDRAWN = "WITHDRAWN",
  EXPIRED = "EXPIRED",
}

registerEnumType(OfferStatus, {
  name: "OfferStatus",
  description: "What came of an offer (da: tilbuddets status).",
  valuesConfig: {
    OFFERED: { description: "Waits for the citizen's answer (da: tilbudt)." },
    ACCEPTED: { description: "The citizen said yes; there is a plan (da: accepteret)." },
    DECLINED: {
      description: "The citizen said no; the sectors' plans go on, and it may be offered again (da: afslået).",
    },
    WITHDRAWN: { description: "Taken back before it was answered (da: trukket tilbage)." },
    EXPIRED: {
      description:
        "It was not answered before its last day passed, who would coordinate left, or the citizen moved (da: udløbet).",
    },
  },
});

@ObjectType("OfferAnswer", { description: "One person's answer to an offer (da: svar).", simpleResolvers: true })
export class OfferAnswer {
  @Field(() => String, { description: "As whom they answered: CITIZEN, PARENT or PROXY (da: part)." })
  party!: string;

  @Field(() => Boolean, { description: "Yes or no." })
  accept!: boolean;

  @Field(() => DateTimeScalar, { description: "When (da: besvaret)." })
  at!: string;

  /** Not shown: a citizen's id. */
  by!: string;
}

@ObjectType("Offer", {
  description: "The offer of a coordinating plan together with somebody to coordinate it (da: tilbud). Never forced.",
  simpleResolvers: true,
})
@Entity("offer")
export class Offer {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Column("uuid", { nullable: true })
  needId!: string | null;

  @Field(() => OfferStatus, { description: "What came of it (da: status)." })
  @Column("text")
  status!: OfferStatus;

  @Field(() => String, { description: "What the plan is for, as it was explained to the citizen (da: forklaring)." })
  @Column("text")
  explanation!: string;

  @Column("text")
  coordinatorId!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who would coordinate (da: koordinerende sagsbehandler)." })
  coordinator!: Caseworker | null;

  @Field(() => AppointmentBasis, {
    nullable: true,
    description: "Why they would coordinate; null where nobody wrote it down (da: grundlag for udpegningen).",
  })
  @Column("text", { nullable: true })
  basis!: AppointmentBasis | null;

  @Field(() => String, {
    nullable: true,
    description: "The assessment behind the choice; null where nobody wrote it down (da: vurdering).",
  })
  @Column("text", { nullable: true })
  assessment!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was made (da: tilbudt)." })
  @Column("timestamptz")
  offeredAt!: string;

  @Column("text")
  offeredBy!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the citizen answered; null until then (da: besvaret).",
  })
  @Column("timestamptz", { nullable: true })
  answeredAt!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it can no longer be answered; null where none is set (da: svarfrist).",
  })
  @Column("date", { nullable: true })
  expiresOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was taken back; null where it was not (da: begrundelse).",
  })
  @Column("text", { nullable: true })
  withdrawnFor!: string | null;

  @Column("uuid", { nullable: true })
  planId!: string | null;

  @Field(() => [OfferAnswer], {
    description: "The answers so far: a young person's and a parent's may both be needed (da: svar).",
  })
  @Column("jsonb")
  answers!: OfferAnswer[];
}
