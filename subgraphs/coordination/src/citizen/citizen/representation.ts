import { DateScalar, DateTimeScalar, OrderBy, Period } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { SecondPerson } from "./second-person.ts";

export enum RepresentationKind {
  PARENT = "PARENT",
  GUARDIAN = "GUARDIAN",
  FUTURE_POWER_OF_ATTORNEY = "FUTURE_POWER_OF_ATTORNEY",
}

registerEnumType(RepresentationKind, {
  name: "RepresentationKind",
  description: "On what somebody's right to act for a citizen rests (da: repræsentation).",
  valuesConfig: {
    PARENT: { description: "Holds parental authority (da: forældremyndighedsindehaver)." },
    GUARDIAN: { description: "Guardian, værgemålsloven § 5 (da: værge)." },
    FUTURE_POWER_OF_ATTORNEY: {
      description: "Holds a power of attorney for the future that has been put in force (da: fremtidsfuldmægtig).",
    },
  },
});

export enum Custody {
  SOLE = "SOLE",
  JOINT = "JOINT",
}

registerEnumType(Custody, {
  name: "Custody",
  description: "How a parent has custody, forældreansvarsloven §§ 2–3 (da: forældremyndighed).",
  valuesConfig: {
    SOLE: { description: "Alone: no other parent's yes is needed (da: eneforældremyndighed)." },
    JOINT: {
      description: "Together with another, whose yes is needed as well (da: fælles forældremyndighed).",
    },
  },
});

@ObjectType("Representation", {
  description: "That somebody may act for a citizen (da: repræsentation).",
  simpleResolvers: true,
})
@Entity("representation")
@OrderBy<Representation>("startsOn")
export class Representation extends SecondPerson {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("uuid")
  representativeId!: string;

  @Field(() => RepresentationKind, { description: "On what it rests (da: grundlag)." })
  @Column("text")
  kind!: RepresentationKind;

  @Field(() => Boolean, {
    description: "Whether it covers personal matters; without, no consent to a plan (da: personlige forhold).",
  })
  @Column("boolean")
  personalMatters!: boolean;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "When it is in force (da: gyldighed)." })
  period!: Period;

  @Field(() => String, { description: "What shows it, e.g. the number of the decision (da: dokumentation)." })
  @Column("text")
  evidence!: string;

  @Field(() => Custody, {
    nullable: true,
    description:
      "How a parent has custody; null for others, and where it was not written down: then every parent registered is asked (da: forældremyndighed).",
  })
  @Column("text", { nullable: true })
  custody!: Custody | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was ended; null where nobody ended it (da: begrundelse for ophør).",
  })
  @Column("text", { nullable: true })
  endedFor!: string | null;

  @Column("text")
  registeredBy!: string;
}

@ObjectType("CapacityAssessment", {
  description:
    "Whether a citizen can give an informed consent; a proxy's consent needs one that says no (da: vurdering af samtykkekompetence).",
  simpleResolvers: true,
})
@Entity("capacity_assessment")
@OrderBy<CapacityAssessment>("-assessedAt")
export class CapacityAssessment extends SecondPerson {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => Boolean, { description: "Whether the citizen can (da: kan give informeret samtykke)." })
  @Column("boolean")
  able!: boolean;

  @Field(() => String, { description: "Why (da: begrundelse)." })
  @Column("text")
  reason!: string;

  @Field(() => DateTimeScalar, { description: "When it was made (da: vurderet)." })
  @Column("timestamptz")
  assessedAt!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null where it holds until the next (da: gælder til).",
  })
  @Column("date", { nullable: true })
  validTo!: string | null;

  @Column("text")
  assessedBy!: string;
}
