import { OrderBy, Period } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { QualificationLevel } from "../people/qualification.ts";

export enum PolicyPreset {
  DS_PROPOSAL = "DS_PROPOSAL",
  LAW = "LAW",
}

registerEnumType(PolicyPreset, {
  name: "PolicyPreset",
  description: "From which of the two described sets a policy was taken (da: udgangspunkt).",
  valuesConfig: {
    DS_PROPOSAL: {
      description:
        "The proposal of the Danish Association of Social Workers (da: Dansk Socialrådgiverforenings forslag).",
    },
    LAW: {
      description:
        "The law in force, in which nothing of what is only proposed is on; a policy that put some of it on says so in `departures` (da: gældende lov).",
    },
  },
});

export enum OfferDuty {
  MAY = "MAY",
  MUST = "MUST",
}

registerEnumType(OfferDuty, {
  name: "OfferDuty",
  description: "Whether a plan may or must be offered where the need is there (da: tilbudspligt).",
  valuesConfig: {
    MAY: { description: "The municipality may offer (da: kan)." },
    MUST: { description: "The municipality must offer; an open duty is listed until it is met (da: skal)." },
  },
});

/** Every may and must that the sources disagree on, as dated data: never a constant in code. */
@ObjectType("MunicipalPolicy", {
  description:
    "What a municipality has decided where law and proposals leave a choice, for a period (da: kommunens retningslinjer).",
  simpleResolvers: true,
})
@Entity("municipal_policy")
@OrderBy<MunicipalPolicy>("-startsOn")
export class MunicipalPolicy {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  municipality!: string;

  @Field(() => PolicyPreset, {
    description:
      "From which set it was taken; where it is something else by now, `departures` says (da: udgangspunkt).",
  })
  @Column("text")
  preset!: PolicyPreset;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "When it holds (da: gyldighed)." })
  period!: Period;

  @Field(() => OfferDuty, { description: "Whether a plan may or must be offered (da: tilbudspligt)." })
  @Column("text")
  offerDuty!: OfferDuty;

  @Field(() => Int, {
    description: "From which age a young person's own consent counts, in years (da: alder for eget samtykke).",
  })
  @Column("int")
  ownConsentAge!: number;

  @Field(() => Boolean, {
    description:
      "Whether a holder of parental authority must consent beside a young person (da: forældresamtykke kræves).",
  })
  @Column("boolean")
  parentalConsentRequired!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "At most this many days between two follow-ups. Null until the municipality has decided: no plan can be activated without (da: opfølgningsinterval).",
  })
  @Column("int", { nullable: true })
  followUpDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Within how many days an offer is answered. No source names a number: null until the municipality has decided, and then none expires (da: svarfrist på tilbud).",
  })
  @Column("int", { nullable: true })
  offerDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Within how many days a sector assesses and decides after a withdrawal. No source names a number: null until the municipality has decided, and then nothing is overdue (da: frist for revurdering).",
  })
  @Column("int", { nullable: true })
  reassessmentDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "For how many days after a plan closed those who coordinated it or took part still read it; the citizen always does. No source names a number: null until the municipality has decided, and then they read it on the day it closes and no longer (da: adgang til afsluttede planer).",
  })
  @Column("int", { nullable: true })
  closedPlanDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many plans a coordinator should lead at most. No law has a number: null where none is decided (da: sagstal).",
  })
  @Column("int", { nullable: true })
  caseloadLimit!: number | null;

  @Field(() => Boolean, { description: "Whether the limit refuses (true) or only warns (false)." })
  @Column("boolean")
  caseloadHard!: boolean;

  @Field(() => QualificationLevel, {
    nullable: true,
    description:
      "The least training that a coordinator must have; null where the municipality asks for none (da: krav til koordinatorens uddannelse).",
  })
  @Column("text", { nullable: true })
  requiredQualification!: QualificationLevel | null;

  @Field(() => Boolean, {
    description: "Whether a plan may have further coordinators beside the lead (da: medkoordinatorer tilladt).",
  })
  @Column("boolean")
  coCoordinators!: boolean;

  @Field(() => [String], {
    description:
      "Short names of the acts under which staff of another area may be let decide, though no law says so, e.g. SEL; empty where none (da: delegation efter).",
  })
  @Column("text", { array: true })
  delegationActs!: string[];

  @Field(() => Boolean, {
    description:
      "Whether who leaves a flexible job for ordinary work may return to it within a time; proposed, no law (da: ret til at vende tilbage til fleksjob).",
  })
  @Column("boolean")
  flexjobReturnRight!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether support may be given in flexible hours, as a trial; proposed, no law (da: fleksible timer i støtten).",
  })
  @Column("boolean")
  flexibleHours!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether a rehabilitation team may be let decide; proposed, no law (da: rehabiliteringsteamets kompetence).",
  })
  @Column("boolean")
  teamCompetence!: boolean;

  @Field(() => Boolean, {
    description: "Whether help of two areas may be decided on as one; proposed, no law (da: samlet afgørelse).",
  })
  @Column("boolean")
  combinedDecision!: boolean;
}
