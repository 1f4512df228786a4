import { DateScalar, ID_BY_DOOR, ID_BY_VERSION, Language, LegalReference, OrderBy, Period } from "@overligger/shared";
import { Arg, Field, Float, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { PlanGoal } from "../../plan/goal/plan-goal.ts";
import { Sector } from "../../town/registry/sector.ts";
import { PlanIntervention } from "../ask/plan-intervention.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";

/** What is told of one side: a goal of the plan, help by sector and id, or a pause by sector and id. */
export type WrittenSide =
  | { goalId: string }
  | { sector: string; interventionId: string }
  | { sector: string; pauseId: string };

@ObjectType("ContentConflictPause", {
  description:
    "A pause from a sector's effort while the citizen is treated, which help that runs works against (da: pause).",
  simpleResolvers: true,
})
export class ContentConflictPause {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_DOOR}` })
  id!: string;

  @Field(() => Sector, { description: "Whose effort is on pause (da: myndighed)." })
  sector!: Sector;

  @Field(() => String, { description: "For what, as its sector's code, e.g. PSYCHIATRIC_TREATMENT (da: pausegrund)." })
  reason!: string;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;
}

@ObjectType("ContentConflictSide", {
  description:
    "One of those that work against each other; neither goal, help nor pause where you may not see it (da: den ene side).",
  simpleResolvers: true,
})
export class ContentConflictSide {
  @Field(() => PlanGoal, { nullable: true, description: "The goal; null where it is help (da: mål)." })
  goal!: PlanGoal | null;

  @Field(() => PlanIntervention, { nullable: true, description: "The help; null where it is a goal (da: indsats)." })
  intervention!: PlanIntervention | null;

  @Field(() => ContentConflictPause, { nullable: true, description: "The pause; null where it is none (da: pause)." })
  pause!: ContentConflictPause | null;
}

@ObjectType("ContentConflict", {
  description:
    "That two goals or efforts of a plan work against each other though each keeps its own act (da: indholdskollision).",
  simpleResolvers: true,
})
@Entity("content_conflict")
@OrderBy<ContentConflict>("raisedOn")
export class ContentConflict {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("jsonb", { name: "sides" })
  written!: WrittenSide[];

  @Field(() => [ContentConflictSide], {
    description: "The two; where a rule counts hours, all that it counted (da: siderne).",
  })
  between!: ContentConflictSide[];

  @Field(() => String, {
    nullable: true,
    description: "Why they work against each other; null where you do not see both sides (da: begrundelse).",
  })
  @Column("text")
  why!: string | null;

  @Field(() => String, {
    description: "Who says so: CITIZEN, PARENT or PROXY, COORDINATOR, or a sector's code (da: rejst af).",
  })
  @Column("text")
  raisedBy!: string;

  @Field(() => DateScalar, { description: "When somebody said so (da: rejst den)." })
  @Column("date")
  raisedOn!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The agreement by which it is settled, to which the citizen said yes; null until then, where it no longer holds, and where it is not visible to you (da: aftale).",
  })
  @Column("uuid", { nullable: true })
  agreementId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What came of it; null until settled, and where you do not see both sides (da: resultat).",
  })
  @Column("text", { nullable: true })
  outcome!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was settled; null until then (da: afklaret den)." })
  @Column("date", { nullable: true })
  settledOn!: string | null;
}

@ObjectType("ContentConflictRule", {
  description: "By what it is suggested that help works against other help, with its dates (da: regel).",
})
@Entity("content_conflict_rule")
export class ContentConflictRule {
  @Field(() => ID, { description: "Code, e.g. WEEK_TOO_LONG.", simple: true })
  @PrimaryColumn("text")
  code!: string;

  @Column("text")
  nameEn!: string;

  @Column("text")
  nameDa!: string;

  @Field(() => String, { description: "What it looks for, in words (da: betegnelse)." })
  name(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA ? this.nameDa : this.nameEn;
  }

  @Field(() => LegalReference, {
    description: "What it rests on, and whether that is law (da: hjemmel).",
    simple: true,
  })
  @Column("jsonb")
  law!: LegalReference;

  /** Any of the one with any of the other: help of these kinds, or a pause for these reasons; null where it counts hours. */
  @Column("jsonb", { nullable: true })
  sides!: { sector: string; kinds?: string[]; pauses?: string[] }[][] | null;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week that the help may take together; null where it does not count hours (da: timer).",
    simple: true,
  })
  @Column("real", { nullable: true })
  hoursMost!: number | null;

  @Field(() => DateScalar, { description: "First day it holds (da: gældende fra).", simple: true })
  @PrimaryColumn("date")
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: gældende til).",
    simple: true,
  })
  @Column("date", { nullable: true })
  validTo!: string | null;
}

@ObjectType("ContentConflictSuggestion", {
  description:
    "Help that runs now and by a rule works against other help, or against a pause; nobody has said so yet (da: forslag).",
  simpleResolvers: true,
})
export class ContentConflictSuggestion {
  @Field(() => ContentConflictRule, { description: "By which rule (da: regel)." })
  rule!: ContentConflictRule;

  @Field(() => [PlanIntervention], { description: "The help (da: indsatser)." })
  interventions!: PlanIntervention[];

  @Field(() => [ContentConflictPause], {
    description:
      "The pauses that it works against, as far as you may know of them; empty where it is other help (da: pauser).",
  })
  pauses!: ContentConflictPause[];
}

@ObjectType("ContentConflicts", {
  description: "What works against each other in a plan, by what people say and by rules (da: indholdskollisioner).",
  simpleResolvers: true,
})
export class ContentConflicts {
  @Field(() => [ContentConflict], { description: "What somebody in the plan has said, settled or not (da: rejst)." })
  raised!: ContentConflict[];

  @Field(() => [ContentConflictSuggestion], {
    description: "What the rules find among the help that runs and that nobody has raised (da: forslag).",
  })
  suggested!: ContentConflictSuggestion[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether its help was looked at, and if not, why (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}
