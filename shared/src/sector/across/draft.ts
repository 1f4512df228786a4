import { Directive, Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { LegalReference } from "../../contract/legal-reference.ts";
import { OrderBy } from "../../kernel/database/order.ts";
import { DateScalar } from "../../kernel/scalars.ts";
import { CaseEntity } from "../case-entity.ts";

export enum InterventionDraftStatus {
  LAID = "LAID",
  CONFIRMED = "CONFIRMED",
  DROPPED = "DROPPED",
}

registerEnumType(InterventionDraftStatus, {
  name: "InterventionDraftStatus",
  description: "What became of a draft (da: udkastets status).",
  valuesConfig: {
    LAID: { description: "Waits for the sector's own staff (da: lagt)." },
    CONFIRMED: { description: "Became an intervention of the sector (da: bekræftet)." },
    DROPPED: { description: "Was turned down, with a reason (da: afvist)." },
  },
});

/** Help that was proposed for the sector in an allocation. A table of its own: whatever counts or shows help does not know it. */
@Directive("@shareable")
@ObjectType("InterventionDraft", {
  description:
    "Help that was proposed for this sector in an allocation; no help before its own staff confirm it (da: udkast til indsats).",
  simpleResolvers: true,
})
@Entity("intervention_draft")
@OrderBy<InterventionDraft>("-proposedAt", "id")
export class InterventionDraft extends CaseEntity {
  @Field(() => ID, { description: "The allocation that it is an item of; its id is the item's (da: visitation)." })
  @Column("uuid")
  allocationId!: string;

  @Field(() => String, { description: "Code from the sector's list INTERVENTION (da: indsatstype)." })
  @Column("text")
  kind!: string;

  @Field(() => String, { description: "What it is, in words (da: indsats)." })
  @Column("text")
  title!: string;

  @Field(() => String, { description: "The unit that is to deliver it (da: udførende enhed)." })
  @Column("text")
  providerUnit!: string;

  @Field(() => LegalReference, { description: "The law it is to be given under (da: hjemmel)." })
  @Column("jsonb")
  law!: LegalReference;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week; null where it is not counted in hours (da: timer om ugen).",
  })
  @Column("real", { nullable: true })
  hoursPerWeek!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The goal in words; null where it is one of the coordinating plan's, read in the allocation (da: mål).",
  })
  @Column("text", { nullable: true })
  goal!: string | null;

  @Field(() => String, { description: "Why it is proposed (da: begrundelse)." })
  @Column("text")
  reason!: string;

  @Column("timestamptz")
  proposedAt!: string;

  @Field(() => InterventionDraftStatus, { description: "What became of it (da: status)." })
  @Column("text")
  status!: InterventionDraftStatus;

  @Field(() => Boolean, {
    description:
      "Whether the citizen has taken back that the sector takes part, or it ran out, before it was answered: it is not confirmed any more (da: samtykket er ophørt).",
  })
  @Column("boolean")
  consentEnded!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: "The intervention that it became; null where it became none (da: indsats).",
  })
  @Column("uuid", { nullable: true })
  interventionId!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was turned down; null where it was not (da: afslag)." })
  @Column("text", { nullable: true })
  answer!: string | null;

  @Column("text", { nullable: true })
  answeredBy!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When it was confirmed or turned down; null while it waits (da: besvaret).",
  })
  @Column("date", { nullable: true })
  answeredOn!: string | null;
}
