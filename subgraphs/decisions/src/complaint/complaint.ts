import { DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import type { Seen } from "../decision/decision.ts";
import type { ComplaintPart } from "./complaint-part.ts";

export enum ComplaintScope {
  WHOLE = "WHOLE",
  PARTS = "PARTS",
}

registerEnumType(ComplaintScope, {
  name: "ComplaintScope",
  description: "How much of a decision is complained about (da: klagens omfang).",
  valuesConfig: {
    WHOLE: { description: "All of it (da: det hele)." },
    PARTS: { description: "Parts that were chosen (da: enkelte dele)." },
  },
});

export enum ComplaintMedium {
  ONLINE = "ONLINE",
  DIGITAL_POST = "DIGITAL_POST",
  MAIL = "MAIL",
  LETTER = "LETTER",
  PHONE = "PHONE",
  IN_PERSON = "IN_PERSON",
}

registerEnumType(ComplaintMedium, {
  name: "ComplaintMedium",
  description: "In which form a complaint came: any will do (da: klagens form).",
  valuesConfig: {
    ONLINE: { description: "Here, by who is signed in (da: selvbetjening)." },
    DIGITAL_POST: { description: "By digital post (da: Digital Post)." },
    MAIL: { description: "By e-mail (da: e-mail)." },
    LETTER: { description: "By letter (da: brev)." },
    PHONE: { description: "On the telephone (da: telefon)." },
    IN_PERSON: { description: "Face to face (da: personligt)." },
  },
});

export enum ComplaintFiler {
  CITIZEN = "CITIZEN",
  PARENT = "PARENT",
  PROXY = "PROXY",
  STAFF = "STAFF",
}

registerEnumType(ComplaintFiler, {
  name: "ComplaintFiler",
  description: "As whom somebody filed a complaint (da: indgivet af).",
  valuesConfig: {
    CITIZEN: { description: "The citizen (da: borgeren)." },
    PARENT: { description: "A parent, for a child (da: forælder)." },
    PROXY: { description: "A guardian or future proxy (da: værge)." },
    STAFF: { description: "Staff, who wrote down what the citizen said or sent (da: medarbejder)." },
  },
});

@ObjectType("Complaint", {
  description:
    "A complaint over an issued decision, the whole or parts, under one number; each part goes its own way (da: klage).",
  simpleResolvers: true,
})
@Entity("complaint")
@OrderBy<Complaint>("-filedAt", "id")
export class Complaint {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, {
    description: "The number to name it by, the same for every part, e.g. K-2026-482109 (da: klagenummer).",
  })
  @Column("text")
  number!: string;

  @Column("uuid")
  decisionId!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => ComplaintScope, { description: "Whether it is about all of the decision (da: omfang)." })
  @Column("text")
  scope!: ComplaintScope;

  @Field(() => String, {
    nullable: true,
    description:
      "In the citizen's own words; null where none were given, or to others than the citizen's side and who must look at a part again (da: klagens tekst).",
  })
  @Column("text", { nullable: true })
  text!: string | null;

  @Field(() => ComplaintMedium, { description: "In which form it came (da: form)." })
  @Column("text")
  medium!: ComplaintMedium;

  @Field(() => DateScalar, { description: "The day it came, from which one counts (da: modtaget den)." })
  @Column("date")
  receivedOn!: string;

  @Column("text")
  filedBy!: string;

  @Field(() => ComplaintFiler, { description: "Who filed it (da: indgivet af)." })
  @Column("text")
  filedAs!: ComplaintFiler;

  @Field(() => DateTimeScalar, { description: "When it was filed or written down, in UTC (da: registreret)." })
  @Column("timestamptz")
  filedAt!: string;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

/** A complaint as somebody sees it: those of its parts whose part of the decision they see. */
export interface SeenComplaint {
  readonly complaint: Complaint;
  readonly decision: Seen;
  readonly parts: readonly ComplaintPart[];
  /** Whether the citizen's side sees it, and all of it. */
  readonly whole: boolean;
}
