import { DateScalar } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum RampUpParty {
  CITIZEN = "CITIZEN",
  EMPLOYER = "EMPLOYER",
}

registerEnumType(RampUpParty, {
  name: "RampUpParty",
  description: "Who must agree to a ramp-up (da: aftalepart).",
  valuesConfig: {
    CITIZEN: { description: "Who works (da: borger)." },
    EMPLOYER: { description: "Where they work (da: arbejdsgiver)." },
  },
});

@ObjectType("RampUpStep", { description: "From a day, so many hours a week (da: trin).", simpleResolvers: true })
export class RampUpStep {
  @Field(() => DateScalar, { description: "First day (da: fra)." })
  from!: string;

  @Field(() => Float, { description: "Hours a week from then on (da: timer om ugen)." })
  hoursPerWeek!: number;
}

/** A slow way up in hours, which holds when employer and citizen have both agreed (FLX-05). */
@ObjectType("RampUpAgreement", {
  description: "An agreement with the workplace to work more, step by step (da: aftale om optrapning).",
  simpleResolvers: true,
})
@Entity("ramp_up_agreement")
export class RampUpAgreement extends CaseEntity {
  @Field(() => ID, { description: "The intervention of kind FLEXJOB it is about (da: fleksjob)." })
  @Column("uuid")
  interventionId!: string;

  @Field(() => String, { description: "The employer, who is a party to it (da: arbejdsgiver)." })
  @Column("text")
  employer!: string;

  @Field(() => Float, { description: "Hours a week before it begins (da: fra timer)." })
  @Column("real")
  startHours!: number;

  @Field(() => Float, { description: "Hours a week at its end (da: til timer)." })
  @Column("real")
  targetHours!: number;

  @Field(() => [RampUpStep], { description: "The steps in their order; the last reaches the target (da: trin)." })
  @Column("jsonb")
  steps!: RampUpStep[];

  @Field(() => DateScalar, { nullable: true, description: "When the citizen agreed; null until then." })
  @Column("date", { nullable: true })
  citizenAgreedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When the employer agreed; null until then." })
  @Column("date", { nullable: true })
  employerAgreedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day on which another that both agreed to stands in its place; null where none does (da: afløst den).",
  })
  @Column("date", { nullable: true })
  replacedOn!: string | null;
}
