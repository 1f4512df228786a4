import { Language } from "@overligger/shared";
import { Arg, Field, Int, ObjectType } from "type-graphql";
import { PlanIntervention } from "../ask/plan-intervention.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";
import { DependencyKind, InterventionDependency } from "./intervention-dependency.ts";

@ObjectType("OrderWarning", {
  description: "That an intervention runs though what it waits for is not there yet (da: advarsel om rækkefølge).",
})
export class OrderWarning {
  @Field(() => PlanIntervention, { description: "What runs too early (da: indsats).", simple: true })
  intervention!: PlanIntervention;

  @Field(() => PlanIntervention, { description: "What it should have waited for (da: afventer).", simple: true })
  waitsFor!: PlanIntervention;

  @Field(() => DependencyKind, { description: "How it leans on it (da: type).", simple: true })
  kind!: DependencyKind;

  @Field(() => String, { description: "The same as a sentence for people (da: besked)." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    const [one, other] = [this.intervention.title, this.waitsFor.title];
    const begun = this.kind === DependencyKind.START_TO_START;
    return language === Language.DA
      ? `»${one}« er i gang, selv om »${other}« ikke er ${begun ? "begyndt" : "afsluttet"}.`
      : `“${one}” is running although “${other}” ${begun ? "has not begun" : "is not over"}.`;
  }
}

@ObjectType("OrderStep", {
  description: "One intervention and its place in the order (da: trin).",
  simpleResolvers: true,
})
export class OrderStep {
  @Field(() => PlanIntervention, { description: "Which (da: indsats)." })
  intervention!: PlanIntervention;

  @Field(() => Int, {
    nullable: true,
    description:
      "Its place, from 1; what can run side by side shares one. Null where things block each other (da: trin).",
  })
  place!: number | null;

  @Field(() => [PlanIntervention], {
    description: "What it waits for that is not there yet, as far as the sectors answer (da: blokeret af).",
  })
  blockedBy!: PlanIntervention[];

  @Field(() => [PlanIntervention], {
    description: "What it leans on and nobody can tell: the sector is closed to you or does not answer (da: uvist).",
  })
  uncertain!: PlanIntervention[];
}

@ObjectType("MutualBlock", {
  description: "Interventions that wait for each other: none can go first (da: gensidigt blokerende indsatser).",
  simpleResolvers: true,
})
export class MutualBlock {
  @Field(() => [PlanIntervention], { description: "Which (da: indsatser)." })
  interventions!: PlanIntervention[];
}

@ObjectType("InterventionOrder", {
  description:
    "In which order the sectors' interventions support each other, as the plan's people wrote it down (da: rækkefølge).",
  simpleResolvers: true,
})
export class InterventionOrder {
  @Field(() => [OrderStep], {
    description: "Every intervention that is not over, and every one that something leans on, in order (da: trin).",
  })
  steps!: OrderStep[];

  @Field(() => [InterventionDependency], { description: "What leans on what (da: afhængigheder)." })
  dependencies!: InterventionDependency[];

  @Field(() => [MutualBlock], { description: "What can never be put in order (da: gensidigt blokerende)." })
  mutualBlocks!: MutualBlock[];

  @Field(() => [OrderWarning], { description: "What runs too early (da: advarsler)." })
  warnings!: OrderWarning[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether it is in this order, and if not, why (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}
