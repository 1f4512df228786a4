import { Category, DataCategory, SectorPlan } from "@overligger/shared";
import { SectorPlanFilter } from "@overligger/shared/sector";
import { MaxLength } from "class-validator";
import { Directive, Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

@Directive('@key(fields: "id")')
@ObjectType("FifthPlan", {
  implements: SectorPlan,
  description: "A plan of its own law: Fifth sector (da: plan: Femte sektor).",
  simpleResolvers: true,
})
@Entity("fifth_plan")
export class FifthPlan extends SectorPlan {
  @Category(DataCategory.DETAILS)
  @Field(() => String, { nullable: true, description: "What the plan aims at (da: sigte)." })
  @Column("text", { nullable: true })
  aim!: string | null;
}

@InputType("FifthPlanFilter", { description: "Which plans. Several conditions must all hold." })
export class FifthPlanFilter extends SectorPlanFilter {}

/** What this sector writes in a plan beside what every sector does. */
@InputType("FifthPlanFields", { description: "What this sector writes in a plan beside what every sector does." })
export class FifthPlanFields {
  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the plan aims at; at most 4,000 characters (da: sigte).",
  })
  aim?: string | null;
}
