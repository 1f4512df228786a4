import { DateTimeScalar } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Agreement } from "../agreement/agreement.ts";

export enum MeetingStatus {
  PLANNED = "PLANNED",
  HELD = "HELD",
  CANCELLED = "CANCELLED",
}

registerEnumType(MeetingStatus, {
  name: "MeetingStatus",
  description: "Where a meeting stands (da: mødets status).",
  valuesConfig: {
    PLANNED: { description: "Called (da: indkaldt)." },
    HELD: { description: "Held and written up (da: afholdt)." },
    CANCELLED: { description: "Called off (da: aflyst)." },
  },
});

@ObjectType("RoleAgreement", {
  description: "Who does what in the work together, as agreed at a meeting (da: rollefordeling).",
  simpleResolvers: true,
})
export class RoleAgreement {
  @Field(() => String, { description: "Who: CITIZEN, COORDINATOR or a sector code (da: part)." })
  party!: string;

  @Field(() => String, { description: "What is theirs (da: rolle)." })
  role!: string;
}

@ObjectType("NetworkMeeting", {
  description: "A meeting of all who are involved; the citizen is always invited (da: netværksmøde).",
  simpleResolvers: true,
})
@Entity("network_meeting")
export class NetworkMeeting {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => MeetingStatus, { description: "Where it stands (da: status)." })
  @Column("text")
  status!: MeetingStatus;

  @Field(() => DateTimeScalar, { description: "When it begins, in UTC (da: start)." })
  @Column("timestamptz")
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: "When it ends, in UTC (da: slut)." })
  @Column("timestamptz")
  endsAt!: string;

  @Field(() => String, { description: "Where (da: sted)." })
  @Column("text")
  place!: string;

  @Field(() => [String], { description: "What is to be talked about, point by point (da: dagsorden)." })
  @Column("jsonb")
  agenda!: string[];

  @Column("jsonb")
  invitedIds!: string[];

  @Field(() => [Caseworker], { description: "Who of the plan is invited besides the citizen (da: inviterede)." })
  invited!: Caseworker[];

  @Field(() => [String], {
    description: "Who else comes, e.g. the GP or a relative, as the citizen wants (da: andre deltagere).",
  })
  @Column("jsonb")
  others!: string[];

  @Column("jsonb", { nullable: true })
  presentIds!: string[] | null;

  @Field(() => [Caseworker], { nullable: true, description: "Who came; null until it was held (da: fremmødte)." })
  present!: Caseworker[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the citizen was there; null until it was held (da: borgeren deltog).",
  })
  @Column("boolean", { nullable: true })
  citizenPresent!: boolean | null;

  @Column("text", { nullable: true })
  minutes!: string | null;

  /** When it was called, or put at another time; null where that was not kept yet. */
  @Column("timestamptz", { nullable: true })
  plannedAt?: string | null;

  @Column("jsonb")
  roles!: RoleAgreement[];

  @Field(() => [Agreement], { description: "The agreements that were made there (da: aftaler)." })
  agreements!: Agreement[];
}
