import { OrderBy, Period } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum TargetKind {
  APPOINTMENTS_PER_WEEK = "APPOINTMENTS_PER_WEEK",
  AUTHORITY_CONTACTS = "AUTHORITY_CONTACTS",
  OBLIGATION_DAYS = "OBLIGATION_DAYS",
  DAYS_WITHOUT_CONTACT = "DAYS_WITHOUT_CONTACT",
  RENEWAL_NOTICE_DAYS = "RENEWAL_NOTICE_DAYS",
  REPLY_DAYS = "REPLY_DAYS",
}

registerEnumType(TargetKind, {
  name: "TargetKind",
  description: "What a municipality has set a target for (da: måltype).",
  valuesConfig: {
    APPOINTMENTS_PER_WEEK: {
      description: "How many appointments a citizen should have in one week at most (da: aftaler pr. uge).",
    },
    AUTHORITY_CONTACTS: {
      description: "How many people of an authority a citizen or family should meet at most (da: myndighedspersoner).",
    },
    OBLIGATION_DAYS: {
      description:
        "Within how many days an authority does its part in a plan, unless another day is set (da: frist for myndighedens del).",
    },
    DAYS_WITHOUT_CONTACT: {
      description:
        "How many days may pass without a contact with the citizen before a leader sees it (da: dage uden kontakt).",
    },
    RENEWAL_NOTICE_DAYS: {
      description:
        "How many days before a health consent lapses the citizen is asked whether to renew it (da: varsel om fornyelse).",
    },
    REPLY_DAYS: { description: "Within how many days a citizen's request is answered (da: svarfrist)." },
  },
});

/** No act names a number: each municipality sets its own, for a period. */
@ObjectType("MunicipalTarget", {
  description: "What a municipality aims at, for a period (da: måltal).",
  simpleResolvers: true,
})
@Entity("municipal_target")
@OrderBy<MunicipalTarget>("-startsOn")
export class MunicipalTarget {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  municipality!: string;

  @Field(() => TargetKind, { description: "What it is a target for (da: type)." })
  @Column("text")
  kind!: TargetKind;

  @Field(() => Int, { description: "At most this many (da: højst)." })
  @Column("int")
  most!: number;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "When it holds (da: gyldighed)." })
  period!: Period;
}
