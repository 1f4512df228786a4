import { DateScalar, DecisionReference, ID_BY_VERSION, LegalReference, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";
import { PlanIntervention } from "../ask/plan-intervention.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";

/** Which kinds of help, of which sectors, may be decided on as one: dated data, for no code here knows a sector. */
@ObjectType("JointSupportRule", {
  description: "Which help of different sectors may be decided on as one, with its dates (da: regel om samlet støtte).",
  simpleResolvers: true,
})
@Entity("joint_support_rule")
export class JointSupportRule {
  @Field(() => ID, { description: "Code, e.g. MENTOR_AND_SOCIAL_SUPPORT." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => String, { description: "Name in English." })
  @Column("text")
  nameEn!: string;

  @Field(() => String, { description: "Name in Danish (da: navn)." })
  @Column("text")
  nameDa!: string;

  @Field(() => LegalReference, { description: "The same as a reference, with whether it is law (da: hjemmel)." })
  @Column("jsonb")
  law!: LegalReference;

  @Column("text", { nullable: true })
  complaintEn!: string | null;

  @Column("text", { nullable: true })
  complaintDa!: string | null;

  @Column("jsonb", { nullable: true })
  complaintLaw!: LegalReference | null;

  /** One part a sector: the kinds of help any of which will do. */
  @Column("jsonb")
  parts!: { sector: string; kinds: string[] }[];

  @Field(() => DateScalar, { description: "First day it holds (da: gældende fra)." })
  @PrimaryColumn("date")
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: gældende til).",
  })
  @Column("date", { nullable: true })
  validTo!: string | null;
}

@ObjectType("JointSupportSuggestion", {
  description:
    "Help that runs side by side and might be decided on as one, with one primary worker (da: forslag om samlet støtte).",
  simpleResolvers: true,
})
export class JointSupportSuggestion {
  @Field(() => JointSupportRule, { description: "Which rule allows it (da: regel)." })
  rule!: JointSupportRule;

  @Field(() => [PlanIntervention], {
    description: "The help that runs now, at least one of each sector (da: indsatser).",
  })
  interventions!: PlanIntervention[];
}

@ObjectType("JointSupportPart", {
  description:
    "One sector's part of a joint decision: its help, and its own purpose, which is kept (da: del af samlet støtte).",
  simpleResolvers: true,
})
export class JointSupportPart {
  @Field(() => PlanIntervention, { description: "The help (da: indsats)." })
  intervention!: PlanIntervention;

  @Field(() => String, { description: "What this sector's help is for, under its own law (da: formål)." })
  purpose!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When who may decide under that law decided it; null until then (da: afgjort).",
  })
  decidedOn!: string | null;
}

/** One part as it is kept. What was decided before it was asked who may has no `decidedOn` in old versions of a plan. */
export interface WrittenPart {
  sector: string;
  interventionId: string;
  purpose: string;
  /** What the help is called, and the law it is given by, as its sector said when it was written down; not known of older ones. */
  title?: string;
  law?: LegalReference | null;
  decidedBy?: string | null;
  decidedOn?: string | null;
  delegationId?: string | null;
}

/** Whether a part was decided. */
export const isDecided = ({ decidedOn }: WrittenPart): boolean => decidedOn !== null;

@ObjectType("JointSupport", {
  description:
    "That help of several sectors was decided on as one, with one primary worker and each its own purpose. Each sector's own records stay as they are (da: samlet støtte).",
  simpleResolvers: true,
})
@Entity("joint_support")
@OrderBy<JointSupport>("decidedOn")
export class JointSupport {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  /** Null where it was decided outside a plan. */
  @Column("uuid", { nullable: true })
  planId!: string;

  /** In versions of a plan from before it was kept, null. */
  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Column("text")
  ruleCode!: string;

  @Column("jsonb")
  written!: WrittenPart[];

  /** The sectors that do not know of it yet as it is now. */
  @Column("jsonb")
  untold!: string[];

  @Field(() => [JointSupportPart], { description: "One for each sector of whose help you are told (da: dele)." })
  parts!: JointSupportPart[];

  @Column("text")
  primaryWorkerId!: string;

  @Field(() => Caseworker, { nullable: true, description: "The one who gives all of it (da: primær medarbejder)." })
  primaryWorker!: Caseworker | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether all of the help still runs; null where a sector is closed to you or does not answer (da: stadig aktiv).",
  })
  stillActive!: boolean | null;

  @Field(() => Boolean, {
    description: "Whether each part was decided by who may decide it; until the last was, nothing holds (da: truffet).",
  })
  decided!: boolean;

  @Field(() => DecisionReference, {
    nullable: true,
    description:
      "The same as a decision, once every part was decided; null where you do not see it, or it was made before it was one (da: afgørelse).",
  })
  decision!: DecisionReference | null;

  @Field(() => DateScalar, {
    description:
      "The day of the decision, of its last part; until then the day it was written down (da: afgørelsesdato).",
  })
  @Column("date")
  decidedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: ophørt).",
  })
  @Column("date", { nullable: true })
  endedOn!: string | null;
}

/** The decision that it is, once every part was decided: none where it was decided before it was issued as one. */
export const decisionOf = ({ id, written }: Pick<JointSupport, "id" | "written">): DecisionReference | null =>
  written.every((part) => isDecided(part) && part.law) ? { id } : null;

@ObjectType("JointSupportOverview", {
  description: "What might be decided on as one, and what has been (da: overblik over samlet støtte).",
  simpleResolvers: true,
})
export class JointSupportOverview {
  @Field(() => [JointSupportSuggestion], {
    description: "What might be, as far as the sectors that answered tell (da: forslag).",
  })
  suggestions!: JointSupportSuggestion[];

  @Field(() => [JointSupport], { description: "What has been and holds (da: afgørelser)." })
  jointSupports!: JointSupport[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether its help is looked at (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}
