import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { OrderBy } from "../kernel/database/order.ts";
import { ID_BY_DOOR } from "../kernel/door-id.ts";
import { DateScalar } from "../kernel/scalars.ts";

export enum GoalStatus {
  PROPOSED = "PROPOSED",
  ACTIVE = "ACTIVE",
  REACHED = "REACHED",
  ABANDONED = "ABANDONED",
}

registerEnumType(GoalStatus, {
  name: "GoalStatus",
  description: "Where a sector's goal stands (da: målets status).",
  valuesConfig: {
    PROPOSED: { description: "Suggested, not yet agreed with the citizen (da: foreslået)." },
    ACTIVE: { description: "Being worked towards (da: aktivt)." },
    REACHED: { description: "Reached (da: opfyldt)." },
    ABANDONED: { description: "Given up, with a reason in the plan (da: opgivet)." },
  },
});

@Directive("@shareable")
@ObjectType("SectorGoal", {
  description: "A goal in a sector's own plan (da: mål i sektorplan).",
  simpleResolvers: true,
})
@Entity("goal")
@OrderBy<SectorGoal>("position")
export class SectorGoal {
  @Field(() => ID, { description: `Id of the goal within its sector. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => String, { description: "The goal in words the citizen understands (da: mål)." })
  @Column("text")
  title!: string;

  @Field(() => GoalStatus, { description: "Where the goal stands (da: status)." })
  @Column("text")
  status!: GoalStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day it should be reached; null where none was set (da: måldato).",
  })
  @Column("date", { nullable: true })
  targetDate!: string | null;

  @Column("int")
  position!: number;
}
