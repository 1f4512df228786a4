import { DateScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { PlanGoal } from "../../plan/goal/plan-goal.ts";
import { PlanIntervention } from "../ask/plan-intervention.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";

@ObjectType("GoalIntervention", {
  description: "That a sector's help serves a goal of the plan (da: den røde tråd).",
  simpleResolvers: true,
})
@Entity("goal_link")
@OrderBy<GoalLink>("linkedOn")
export class GoalLink {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("uuid")
  goalId!: string;

  @Column("text")
  sectorCode!: string;

  @Column("text")
  interventionId!: string;

  @Field(() => PlanIntervention, { description: "The help (da: indsats)." })
  intervention!: PlanIntervention;

  @Field(() => Boolean, {
    description:
      "Whether it is only proposed, e.g. by the citizen, and who coordinates or helps has not said so yet (da: foreslået).",
  })
  @Column("boolean")
  proposed!: boolean;

  @Field(() => String, {
    description: "Who says so: CITIZEN, PARENT or PROXY, COORDINATOR, or a sector's code (da: knyttet af).",
  })
  @Column("text")
  linkedBy!: string;

  @Field(() => DateScalar, { description: "Since when it says so (da: knyttet den)." })
  @Column("date")
  linkedOn!: string;
}

@ObjectType("PlannedOffer", {
  description: "One offer of help that is planned or under way, whichever sector's (da: planlagt tilbud).",
  simpleResolvers: true,
})
export class PlannedOffer {
  @Field(() => PlanIntervention, { description: "What, under which law, where and when (da: indsats)." })
  intervention!: PlanIntervention;

  @Field(() => [PlanGoal], {
    description: "The goals it serves, the most important first; empty where none (da: mål).",
  })
  goals!: PlanGoal[];

  @Field(() => Int, {
    nullable: true,
    description:
      "The place of its most important goal among the plan's, from 1; null where it serves none (da: prioritet).",
  })
  priority!: number | null;
}

@ObjectType("PlannedOffers", {
  description:
    "Element 3: every offer that is planned or under way, of all sectors in one list (da: planlagte tilbud).",
  simpleResolvers: true,
})
export class PlannedOffers {
  @Field(() => [PlannedOffer], { description: "By priority; what serves no goal comes last (da: tilbud)." })
  offers!: PlannedOffer[];

  @Field(() => [PlanGoal], {
    description: "Goals that all agree on and that no help serves, themselves or by a sub-goal (da: mål uden indsats).",
  })
  goalsWithoutHelp!: PlanGoal[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether its help is in this list, and if not, why (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}
