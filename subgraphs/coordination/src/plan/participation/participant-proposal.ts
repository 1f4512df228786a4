import { DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Sector } from "../../town/registry/sector.ts";

export enum ProposalStatus {
  PROPOSED = "PROPOSED",
  APPROVED = "APPROVED",
  DECLINED = "DECLINED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(ProposalStatus, {
  name: "ProposalStatus",
  description: "What came of proposing somebody (da: forslagets status).",
  valuesConfig: {
    PROPOSED: { description: "Waits for the citizen's answer; opens nothing (da: foreslået)." },
    APPROVED: { description: "The citizen said yes: they take part (da: godkendt)." },
    DECLINED: { description: "The citizen said no (da: afvist)." },
    WITHDRAWN: { description: "Taken back before the citizen answered (da: trukket tilbage)." },
  },
});

@ObjectType("ParticipantProposal", {
  description:
    "That somebody is proposed to take part in a plan: nothing opens before the citizen's yes (da: forslag til deltager).",
  simpleResolvers: true,
})
@Entity("participant_proposal")
@OrderBy<ParticipantProposal>("proposedAt", "id")
export class ParticipantProposal {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("text")
  caseworkerId!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who (da: sagsbehandler)." })
  caseworker!: Caseworker | null;

  @Column("text")
  sectorCode!: string;

  @Field(() => Sector, { nullable: true, description: "For which sector (da: sektor)." })
  sector!: Sector | null;

  @Column("text", { nullable: true })
  replacesId!: string | null;

  @Field(() => Caseworker, {
    nullable: true,
    description: "Whose place they would take; null where nobody's (da: afløser).",
  })
  replaces!: Caseworker | null;

  @Field(() => String, { description: "Why, in words the citizen understands (da: begrundelse)." })
  @Column("text")
  reason!: string;

  @Field(() => ProposalStatus, { description: "What came of it (da: status)." })
  @Column("text")
  status!: ProposalStatus;

  @Field(() => DateTimeScalar, { description: "When they were proposed (da: foreslået)." })
  @Column("timestamptz")
  proposedAt!: string;

  @Column("text")
  proposedBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was answered; null until then (da: besvaret)." })
  @Column("timestamptz", { nullable: true })
  answeredAt!: string | null;

  @Field(() => SpeaksAs, { nullable: true, description: "Who answered; null until then (da: besvaret af)." })
  @Column("text", { nullable: true })
  answeredAs!: SpeaksAs | null;
}
