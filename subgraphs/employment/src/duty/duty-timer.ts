import { DateScalar, OrderBy } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

/**
 * A duty that comes round: an interview, an offer. What is due when is worked out from the day it was last met and the days on
 * which an effort pause stopped it, never stored.
 */
@ObjectType("DutyTimer", {
  description:
    "A duty under the employment act that comes round, e.g. an interview (da: fristtæller for ret og pligt).",
  simpleResolvers: true,
})
@Entity("duty_timer")
@OrderBy<DutyTimer>("kind")
export class DutyTimer extends CaseEntity {
  @Field(() => String, { description: "Code from the sector's list DUTY, e.g. INTERVIEW (da: pligt)." })
  @Column("text")
  kind!: string;

  @Field(() => Int, { description: "How often, in days from one to the next (da: interval)." })
  @Column("int")
  everyDays!: number;

  @Field(() => DateScalar, { description: "The day it was last met, or began (da: senest opfyldt)." })
  @Column("date")
  lastMetOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which the duty no longer holds (da: ophørt)." })
  @Column("date", { nullable: true })
  endsOn!: string | null;
}
