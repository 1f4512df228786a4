import { DateTimeScalar } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum NeedOrigin {
  CASEWORKER = "CASEWORKER",
  CITIZEN = "CITIZEN",
  SSP = "SSP",
  YOUTH_GUIDANCE = "YOUTH_GUIDANCE",
  SCHOOL = "SCHOOL",
}

registerEnumType(NeedOrigin, {
  name: "NeedOrigin",
  description: "Who saw the need (da: hvem der så behovet).",
  valuesConfig: {
    CASEWORKER: { description: "A caseworker found it (da: sagsbehandler)." },
    CITIZEN: { description: "The citizen asked (da: borgeren selv)." },
    SSP: { description: "Nominated by school, social services and police together (da: SSP)." },
    YOUTH_GUIDANCE: { description: "Nominated by youth guidance (da: UU, i dag kommunal ungeindsats)." },
    SCHOOL: { description: "Nominated by a school (da: skole)." },
  },
});

export enum NeedStatus {
  NOMINATED = "NOMINATED",
  REGISTERED = "REGISTERED",
  OFFERED = "OFFERED",
  DISMISSED = "DISMISSED",
}

registerEnumType(NeedStatus, {
  name: "NeedStatus",
  description: "Where a need stands (da: behovets status).",
  valuesConfig: {
    NOMINATED: { description: "Nominated; the municipality has not decided (da: indstillet)." },
    REGISTERED: { description: "Found by the municipality (da: konstateret)." },
    OFFERED: {
      description: "A plan has been offered; where nobody answered in time, the need is open again (da: tilbud givet).",
    },
    DISMISSED: { description: "The municipality decided that there is no need (da: afvist)." },
  },
});

export enum Criterion {
  MULTI_SECTOR = "MULTI_SECTOR",
  EXTENSIVE_CONCURRENT = "EXTENSIVE_CONCURRENT",
  COMPLEX_PROBLEMS = "COMPLEX_PROBLEMS",
  MULTIPLE_PLANS = "MULTIPLE_PLANS",
  COORDINATION_NEED = "COORDINATION_NEED",
  YOUTH_TRANSITION = "YOUTH_TRANSITION",
  PSYCHIATRY_EXTENSION = "PSYCHIATRY_EXTENSION",
}

registerEnumType(Criterion, {
  name: "Criterion",
  description: "What speaks for a coordinating plan (da: kriterium).",
  valuesConfig: {
    MULTI_SECTOR: {
      description: "Help from several sectors, running or assessed to be needed (da: indsatser fra flere sektorer).",
    },
    EXTENSIVE_CONCURRENT: {
      description: "Extensive efforts at the same time (da: mere omfattende sideløbende indsatser).",
    },
    COMPLEX_PROBLEMS: { description: "Complex and composite problems (da: komplekse og sammensatte problemer)." },
    MULTIPLE_PLANS: { description: "Several plans that can or must be made (da: flere planer)." },
    COORDINATION_NEED: { description: "The efforts need to be coordinated (da: koordinationsbehov)." },
    YOUTH_TRANSITION: { description: "A young person who may fall between the chairs (da: ung mellem stolene)." },
    PSYCHIATRY_EXTENSION: {
      description: "A municipal plan and a treatment plan in psychiatry (da: plan i kommunen og behandlingsplan).",
    },
  },
});

@ObjectType("Finding", {
  description: "What somebody found on one criterion, and why: never a verdict (da: vurdering).",
  simpleResolvers: true,
})
export class Finding {
  @Field(() => Criterion, { description: "On which criterion (da: kriterium)." })
  criterion!: Criterion;

  @Field(() => Boolean, { description: "Whether it was found to hold (da: opfyldt)." })
  holds!: boolean;

  @Field(() => String, { description: "Why (da: begrundelse)." })
  reason!: string;
}

@ObjectType("CoordinationNeed", {
  description: "That somebody saw a need to coordinate (da: koordinationsbehov). It proposes; a caseworker decides.",
  simpleResolvers: true,
})
@Entity("coordination_need")
export class CoordinationNeed {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => NeedOrigin, { description: "Who saw it (da: oprindelse)." })
  @Column("text")
  origin!: NeedOrigin;

  @Field(() => NeedStatus, { description: "Where it stands (da: status)." })
  @Column("text")
  status!: NeedStatus;

  @Field(() => String, { description: "On what it rests (da: grundlag)." })
  @Column("text")
  basis!: string;

  @Field(() => [Finding], { description: "Findings, each with its reason (da: vurderinger)." })
  @Column("jsonb")
  findings!: Finding[];

  @Field(() => DateTimeScalar, { description: "When it was registered (da: registreret)." })
  @Column("timestamptz")
  registeredAt!: string;

  @Column("text")
  registeredBy!: string;

  @Field(() => Boolean, {
    description:
      "Whether the municipality's policy makes the offer a duty; open until an offer is made (da: tilbudspligt).",
  })
  @Column("boolean")
  offerRequired!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Why the municipality found no need; null where it did not (da: begrundelse for afvisning).",
  })
  @Column("text", { nullable: true })
  dismissedFor!: string | null;

  @Column("uuid", { nullable: true })
  offerId?: string | null;

  /** What it was before that offer: so it is again where the offer comes to nothing. */
  @Column("text", { nullable: true })
  beforeOffer?: NeedStatus | null;
}
