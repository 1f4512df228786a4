import { DateScalar, OrderBy, Period } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum PauseReason {
  SUBSTANCE_TREATMENT = "SUBSTANCE_TREATMENT",
  PSYCHIATRIC_TREATMENT = "PSYCHIATRIC_TREATMENT",
}

registerEnumType(PauseReason, {
  name: "EffortPauseReason",
  description: "Which treatment a pause gives room for (da: pausegrund).",
  valuesConfig: {
    SUBSTANCE_TREATMENT: { description: "Treatment for substance abuse (da: misbrugsbehandling)." },
    PSYCHIATRIC_TREATMENT: { description: "Psychiatric treatment (da: psykiatrisk behandling)." },
  },
});

/**
 * Time off from the employment effort for treatment, and only for treatment that is going on (PAU-01, V28). Employment knows the
 * treatment as the citizen told it: where, and from when to when. What it is for stays with those who treat.
 */
@ObjectType("EffortPause", {
  description:
    "A pause from the employment effort while the citizen is in treatment (da: pause i beskæftigelsesindsatsen).",
  simpleResolvers: true,
})
@Entity("effort_pause")
@OrderBy<EffortPause>("-startsOn")
export class EffortPause extends CaseEntity {
  @Field(() => PauseReason, { description: "For which treatment (da: grund)." })
  @Column("text")
  reason!: PauseReason;

  @Field(() => Period, { description: "From when to when the duties stand still (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => String, { description: "Where the citizen is treated (da: behandlingssted)." })
  @Column("text")
  treatmentUnit!: string;

  @Field(() => DateScalar, { description: "First day of the treatment (da: behandling fra)." })
  @Column("date")
  treatmentFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day without treatment; the pause goes no further. Null while it goes on (da: behandling til).",
  })
  @Column("date", { nullable: true })
  treatmentTo!: string | null;
}
