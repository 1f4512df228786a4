import { CitizenReference, connectionOf, DateScalar, LegalReference, OrderBy } from "@overligger/shared";
import { Length, MaxLength } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";

@ObjectType("CoordinationPlanParty", {
  description: "An authority or a private health person who takes part in a coordination plan (da: part).",
  simpleResolvers: true,
})
@InputType("CoordinationPlanPartyInput", {
  description: "An authority or a private health person who takes part in a coordination plan.",
})
export class CoordinationPlanParty {
  @Length(1, 200)
  @Field(() => String, { description: "Unit or person, 1–200 characters (da: enhed)." })
  unit!: string;

  @MaxLength(100)
  @Field(() => ID, {
    nullable: true,
    description:
      "The caseworker to whom the plan is disclosed, § 13 c; null where it is handed over otherwise (da: sagsbehandler).",
  })
  caseworkerId?: string | null;
}

/**
 * Not a treatment plan and not the coordinating plan: made because the patient will not take part, on its own basis and
 * without consent. Hence its own table, so that no overlay that a consent opens can ever list it.
 */
@ObjectType("PsychiatricCoordinationPlan", {
  description:
    "What ward and authorities agree on when the patient will not take part in a discharge agreement, psykiatriloven § 13 b; needs no consent, and is shown to nobody but psychiatry, its parties and the patient (da: koordinationsplan).",
  simpleResolvers: true,
})
@Entity("coordination_plan")
@OrderBy<PsychiatricCoordinationPlan>("-madeOn")
export class PsychiatricCoordinationPlan {
  @Field(() => ID, { description: "Id of the plan." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => CitizenReference, { nullable: true, description: "Whose plan (da: patient)." })
  citizen!: CitizenReference;

  @Field(() => ID, {
    nullable: true,
    description: "The admission it was made in; null in plans from before that was kept.",
  })
  @Column("uuid", { nullable: true })
  admissionId!: string | null;

  @Field(() => [LegalReference], { description: "The law it rests on in place of a consent (da: hjemmel)." })
  @Column("jsonb")
  legalBasis!: LegalReference[];

  @Field(() => DateScalar, { description: "The day it was made (da: udarbejdet den)." })
  @Column("date")
  madeOn!: string;

  @Field(() => String, { description: "The ward or unit that keeps an eye on it (da: ansvarlig)." })
  @Column("text")
  responsibleUnit!: string;

  @Field(() => String, {
    description: "That the patient will not take part, and how that was tried (da: begrundelse).",
  })
  @Column("text")
  why!: string;

  @Field(() => String, { description: "Treatment and social help after discharge, and who does what (da: indsats)." })
  @Column("text")
  effort!: string;

  @Field(() => [CoordinationPlanParty], { description: "Who takes part (da: parter)." })
  @Column("jsonb")
  parties!: CoordinationPlanParty[];

  @Field(() => DateScalar, { nullable: true, description: "The day it ended; null while it holds (da: ophørt den)." })
  @Column("date", { nullable: true })
  endedOn!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

export const CoordinationPlanConnection = connectionOf<PsychiatricCoordinationPlan>(
  PsychiatricCoordinationPlan,
  "PsychiatricCoordinationPlan",
  { danish: "koordinationsplaner" },
);
