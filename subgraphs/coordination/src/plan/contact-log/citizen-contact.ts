import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum ContactChannel {
  PHONE = "PHONE",
  MESSAGE = "MESSAGE",
  MEETING = "MEETING",
  VISIT = "VISIT",
}

registerEnumType(ContactChannel, {
  name: "ContactChannel",
  description: "How somebody was in contact (da: kontaktform).",
  valuesConfig: {
    PHONE: { description: "By telephone (da: telefon)." },
    MESSAGE: { description: "By letter or message (da: brev eller besked)." },
    MEETING: { description: "At a meeting, also on screen (da: møde)." },
    VISIT: { description: "At home with the citizen (da: besøg)." },
  },
});

export enum ContactPartner {
  CITIZEN = "CITIZEN",
  FAMILY = "FAMILY",
  BOTH = "BOTH",
}

registerEnumType(ContactPartner, {
  name: "ContactPartner",
  description: "With whom (da: med hvem).",
  valuesConfig: {
    CITIZEN: { description: "The citizen (da: borgeren)." },
    FAMILY: { description: "Somebody of the family (da: familien)." },
    BOTH: { description: "The citizen and family together (da: begge)." },
  },
});

/** Never changed: what was wrong is taken back, and written anew. */
@ObjectType("CitizenContact", {
  description:
    "A contact with the citizen or their family, as who had it wrote it down; what was wrong is taken back and stays to be read (da: kontakt).",
  simpleResolvers: true,
})
@Entity("citizen_contact")
@OrderBy<CitizenContact>("-happenedOn")
export class CitizenContact {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => DateScalar, { description: "The day (da: dato)." })
  @Column("date")
  happenedOn!: string;

  @Field(() => ContactChannel, { description: "How (da: kontaktform)." })
  @Column("text")
  channel!: ContactChannel;

  @Field(() => ContactPartner, { description: "With whom (da: med hvem)." })
  @Column("text")
  partner!: ContactPartner;

  @Field(() => String, { description: "About what, in a line (da: om hvad)." })
  @Column("text")
  about!: string;

  @Field(() => String, { nullable: true, description: "What came of it; null where nothing was written (da: udfald)." })
  @Column("text", { nullable: true })
  outcome!: string | null;

  @Field(() => String, { description: "As whom it was had: COORDINATOR or a sector code (da: af)." })
  @Column("text")
  party!: string;

  @Column("text")
  writtenBy!: string;

  @Field(() => DateScalar, { description: "When it was written down (da: skrevet den)." })
  @Column("date")
  writtenOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When it was taken back; null where it holds (da: taget tilbage den).",
  })
  @Column("date", { nullable: true })
  takenBackOn!: string | null;

  @Field(() => String, { nullable: true, description: "Why; null where it holds (da: begrundelse)." })
  @Column("text", { nullable: true })
  takenBackWhy!: string | null;
}
