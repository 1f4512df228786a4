import { Category, DataCategory, SectorPlan } from "@overligger/shared";
import { SectorPlanFilter } from "@overligger/shared/sector";
import { MaxLength } from "class-validator";
import { Directive, Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

@Directive('@key(fields: "id")')
@ObjectType("HousingPlan", {
  implements: SectorPlan,
  description: "A plan for a home (da: boligplan).",
  simpleResolvers: true,
})
@Entity("housing_plan")
export class HousingPlan extends SectorPlan {
  @Category(DataCategory.DETAILS)
  @Field(() => String, { nullable: true, description: "What kind of home is looked for (da: boligønske)." })
  @Column("text", { nullable: true })
  wish!: string | null;
}

@InputType("HousingPlanFilter", { description: "Which housing plans. Several conditions must all hold." })
export class HousingPlanFilter extends SectorPlanFilter {}

/** What this sector writes in a plan beside what every sector does. */
@InputType("HousingPlanFields", { description: "What this sector writes in a plan beside what every sector does." })
export class HousingPlanFields {
  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What kind of home is looked for; at most 4,000 characters (da: boligønske).",
  })
  wish?: string | null;
}
