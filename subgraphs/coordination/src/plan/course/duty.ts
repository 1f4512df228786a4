import { DateScalar, DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Sector } from "../../town/registry/sector.ts";

export enum DutyKind {
  REASSESSMENT = "REASSESSMENT",
  SECTOR_DECISION = "SECTOR_DECISION",
  HAND_OVER = "HAND_OVER",
}

registerEnumType(DutyKind, {
  name: "DutyKind",
  description: "What a sector must do after a withdrawal or a move (da: pligt).",
  valuesConfig: {
    REASSESSMENT: { description: "Assess anew what help is needed (da: revurdering af behov)." },
    SECTOR_DECISION: {
      description:
        "Decide under the sector's own law, so that nobody is left without help (da: afgørelse efter sektorloven).",
    },
    HAND_OVER: {
      description:
        "The citizen has moved away: decide on the help that the sector gives, and hand it over; the plan may close before (da: overdragelse ved flytning).",
    },
  },
});

export enum DutyBasis {
  TAKES_PART = "TAKES_PART",
  PLAN_IN_FORCE = "PLAN_IN_FORCE",
  HELP_RUNNING = "HELP_RUNNING",
  CONSENT_OPEN = "CONSENT_OPEN",
  UNKNOWN = "UNKNOWN",
}

registerEnumType(DutyBasis, {
  name: "DutyBasis",
  description: "Why a sector has a duty after a withdrawal (da: grundlag for pligten).",
  valuesConfig: {
    TAKES_PART: { description: "It took part in the plan (da: deltager)." },
    PLAN_IN_FORCE: { description: "It has a plan of its own in force (da: gældende sektorplan)." },
    HELP_RUNNING: { description: "It has help running (da: løbende indsats)." },
    CONSENT_OPEN: { description: "It was shared in the plan (da: samtykke)." },
    UNKNOWN: { description: "It gave no answer to whether it helps: it must find out (da: ukendt, undersøg)." },
  },
});

@ObjectType("DutyDecision", {
  description: "The decision by which a duty was met (da: afgørelse).",
  simpleResolvers: true,
})
export class DutyDecision {
  @Field(() => String, {
    description: "Where it is kept, e.g. its number in the sector's own system (da: henvisning).",
  })
  reference!: string;

  @Field(() => DateScalar, { description: "When it was made (da: truffet den)." })
  madeOn!: string;
}

@ObjectType("Duty", {
  description:
    "What a sector must do because a citizen withdrew, before which the plan cannot close, or moved (da: pligt).",
  simpleResolvers: true,
})
@Entity("duty")
@OrderBy<Duty>("sectorCode", "kind")
export class Duty {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => DutyKind, { description: "What must be done (da: pligt)." })
  @Column("text")
  kind!: DutyKind;

  /** Whose staff of the sector have it: the plan may go along to another municipality. */
  @Column("text")
  municipality!: string;

  @Column("text")
  sectorCode!: string;

  @Field(() => Sector, { nullable: true, description: "By which sector (da: sektor)." })
  sector!: Sector | null;

  @Field(() => [DutyBasis], { description: "Why the sector has it (da: grundlag)." })
  @Column("jsonb")
  basis!: DutyBasis[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "By when, as the municipality has decided; null where it has not (da: frist).",
  })
  @Column("date", { nullable: true })
  dueOn!: string | null;

  @Field(() => DateTimeScalar, { description: "When it arose (da: opstået)." })
  @Column("timestamptz")
  openedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was done; null while it is open (da: opfyldt).",
  })
  @Column("timestamptz", { nullable: true })
  doneAt!: string | null;

  @Field(() => String, { nullable: true, description: "What there is to say to it (da: bemærkning)." })
  @Column("text", { nullable: true })
  note!: string | null;

  @Column("text", { nullable: true })
  decisionReference!: string | null;

  @Column("date", { nullable: true })
  decisionMadeOn!: string | null;

  @Field(() => DutyDecision, {
    nullable: true,
    description: "By which decision it was met; null where it is open, or there was nothing to decide (da: afgørelse).",
  })
  decision!: DutyDecision | null;

  @Field(() => String, {
    nullable: true,
    description: "Why there was nothing to decide; null where it is open, or something was (da: intet at afgøre).",
  })
  @Column("text", { nullable: true })
  nothingToDecide!: string | null;

  /** When the sector was told how it stands; null while it is to be told. */
  @Column("timestamptz", { nullable: true })
  toldAt!: string | null;
}
