import { DateScalar, EndReason, LegalReference, OrderBy, Period } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** A course that the law names, whose plan is made and kept by one person (COO-05, V06). */
@ObjectType("StatutoryScheme", {
  description:
    "A course that the law names, e.g. a resource course, with exactly one coordinating caseworker (da: lovbestemt forløb).",
  simpleResolvers: true,
})
@Entity("statutory_scheme")
@OrderBy<StatutoryScheme>("-startsOn")
export class StatutoryScheme extends CaseEntity {
  @Field(() => String, { description: "Code from the sector's list SCHEME, e.g. RESOURCE_COURSE (da: forløb)." })
  @Column("text")
  kind!: string;

  /** Named otherwise than `planId`: a change of the scheme is none of the plan. */
  @Field(() => ID, { description: "The plan that its coordinator makes and keeps (da: plan)." })
  @Column("uuid")
  keepsPlanId!: string;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Field(() => DateScalar, {
    description: "First day on which it must be over, by the law of the day it began (da: senest slut).",
  })
  @Column("date")
  latestEndOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => [LegalReference], { description: "The law it rests on, as it was when it began (da: hjemmel)." })
  @Column("jsonb")
  legalBasis!: LegalReference[];

  @Field(() => EndReason, { nullable: true, description: "Why it ended; null while it has not." })
  @Column("text", { nullable: true })
  endReason!: EndReason | null;

  @Field(() => [SchemeCoordinator], {
    description: "Who coordinates it and who did: one on every day of it, never two (da: koordinerende sagsbehandler).",
  })
  coordinators!: SchemeCoordinator[];
}

@ObjectType("SchemeCoordinator", {
  description: "Who coordinates a statutory scheme in a period (da: koordinerende sagsbehandler).",
  simpleResolvers: true,
})
@Entity("scheme_coordinator")
@OrderBy<SchemeCoordinator>("startsOn")
export class SchemeCoordinator {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  schemeId!: string;

  @Field(() => ID, { description: "The caseworker." })
  @Column("text")
  caseworkerId!: string;

  @Field(() => String, { description: "Their name (da: navn)." })
  @Column("text")
  name!: string;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;
}
