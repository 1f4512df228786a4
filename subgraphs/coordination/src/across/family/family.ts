import { DateTimeScalar, OrderBy, Period } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { Party } from "../../citizen/citizen/may-act.policy.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";

export enum FamilyRole {
  PARENT = "PARENT",
  CHILD = "CHILD",
  PARTNER = "PARTNER",
  RELATIVE = "RELATIVE",
}

registerEnumType(FamilyRole, {
  name: "FamilyRole",
  description: "What somebody is in a family (da: rolle i familien).",
  valuesConfig: {
    PARENT: { description: "Mother or father (da: forælder)." },
    CHILD: { description: "Son or daughter (da: barn)." },
    PARTNER: { description: "A parent's partner (da: partner)." },
    RELATIVE: { description: "Somebody else who belongs to it (da: pårørende)." },
  },
});

@ObjectType("Family", {
  description:
    "People who belong together, wherever they live and whichever cases they have: neither a household nor a case (da: familie).",
  simpleResolvers: true,
})
@Entity("family")
export class Family {
  @Field(() => ID, {
    description:
      "Opaque id. Read through a coordinating plan the family has another one, for it shows what that plan lets it show; either is taken where an id is asked for.",
  })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  municipality!: string;

  @Field(() => String, { description: "What the family is called (da: navn)." })
  @Column("text")
  name!: string;

  @Field(() => DateTimeScalar, { description: "When it was written down (da: registreret)." })
  @Column("timestamptz")
  registeredAt!: string;

  @Column("text")
  registeredBy!: string;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;

  /** The plan through which it is read; null where a member reads it outside any plan. */
  plan!: CoordinatingPlan | null;
}

@ObjectType("FamilyMember", {
  description:
    "Who takes part in a family's overview: they themselves, or who speaks for them, said yes (da: familiemedlem).",
  simpleResolvers: true,
})
@Entity("family_membership")
@OrderBy<FamilyMembership>("-role", "startsOn")
export class FamilyMembership {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  familyId!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => Citizen, { nullable: true, description: "Who; null where you may not see who (da: borger)." })
  citizen!: Citizen | null;

  @Field(() => FamilyRole, { description: "What they are in it (da: rolle)." })
  @Column("text")
  role!: FamilyRole;

  @Field(() => String, {
    description: "Who lives together has the same word here; a family may have several homes (da: husstand).",
  })
  @Column("text")
  household!: string;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  /** The plan through which the family is read. */
  plan!: CoordinatingPlan | null;
}

/** An answer is never changed; the newest of each party counts. */
@Entity("family_consent")
@OrderBy<FamilyConsent>("-answeredAt", "-id")
export class FamilyConsent {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  familyId!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  party!: Party;

  @Column("boolean")
  agreed!: boolean;

  @Column("timestamptz")
  answeredAt!: string;

  @Column("text")
  answeredBy!: string;
}
