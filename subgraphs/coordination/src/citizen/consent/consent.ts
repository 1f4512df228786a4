import { DataCategory, DateTimeScalar, OrderBy, Period } from "@overligger/shared";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { Sector } from "../../town/registry/sector.ts";
import { ConsentKind } from "./consent-kind.ts";
import { ConsentTemplate } from "./consent-template.ts";

export enum ConsentStatus {
  AWAITING = "AWAITING",
  IN_FORCE = "IN_FORCE",
  NOT_YET = "NOT_YET",
  EXPIRED = "EXPIRED",
  REPLACED = "REPLACED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(ConsentStatus, {
  name: "ConsentStatus",
  description: "Whether a consent holds today (da: samtykkets status).",
  valuesConfig: {
    AWAITING: {
      description:
        "Waits for the yes of somebody else whose yes it needs; opens nothing (da: afventer samtykke fra flere).",
    },
    IN_FORCE: { description: "Holds (da: gældende)." },
    NOT_YET: { description: "Begins later (da: endnu ikke gældende)." },
    EXPIRED: { description: "Has run out (da: udløbet)." },
    REPLACED: {
      description: "A newer consent took its place, or the plan that it was given for is closed (da: erstattet).",
    },
    WITHDRAWN: { description: "Withdrawn by the citizen (da: trukket tilbage)." },
  },
});

export enum ConsentPurpose {
  COORDINATION = "COORDINATION",
}

registerEnumType(ConsentPurpose, {
  name: "ConsentPurpose",
  description: "What shared data may be used for (da: formål).",
  valuesConfig: { COORDINATION: { description: "Making and following up the coordinating plan (da: koordinering)." } },
});

@ObjectType("ConsentApproval", { description: "One person's yes to a consent (da: tilsagn).", simpleResolvers: true })
export class ConsentApproval {
  @Field(() => String, { description: "As whom they said yes: CITIZEN, PARENT or PROXY (da: part)." })
  party!: string;

  @Field(() => DateTimeScalar, { description: "When (da: givet)." })
  at!: string;

  /** Not shown: a citizen's id. */
  by!: string;
}

@ObjectType("Consent", {
  description: "What a citizen has agreed to (da: samtykke). Never changed, only replaced or withdrawn.",
  simpleResolvers: true,
})
@Entity("consent")
@OrderBy<Consent>("-givenAt", "-id")
export class Consent {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => ConsentKind, { description: "Which of them it is (da: type)." })
  @Column("text")
  kind!: ConsentKind;

  @Column("text", { nullable: true })
  sectorCode!: string | null;

  @Field(() => Sector, {
    nullable: true,
    description: "The sector whose data it opens, or which takes part in an assessment; null for joining (da: sektor).",
  })
  sector!: Sector | null;

  @Field(() => [DataCategory], {
    description: "What it opens; empty for joining and for an assessment (da: kategorier).",
  })
  @Column("jsonb")
  categories!: DataCategory[];

  @Field(() => ConsentPurpose, { description: "What the data may be used for (da: formål)." })
  @Column("text")
  purpose!: ConsentPurpose;

  @Column("date")
  validFrom!: string;

  @Column("date", { nullable: true })
  validTo!: string | null;

  @Field(() => Period, { description: "When it holds (da: gyldighed)." })
  period!: Period;

  @Field(() => ConsentStatus, { description: "Whether it holds today (da: status)." })
  status!: ConsentStatus;

  @Field(() => DateTimeScalar, { description: "When it was given (da: givet)." })
  @Column("timestamptz")
  givenAt!: string;

  @Column("text")
  givenBy!: string;

  @Field(() => [String], {
    description: "Whose yes it needs, all of them: CITIZEN, PARENT, PROXY (da: nødvendige parter).",
  })
  @Column("jsonb")
  neededParties!: string[];

  @Field(() => [ConsentApproval], { description: "Who has said yes so far (da: tilsagn)." })
  @Column("jsonb")
  approvals!: ConsentApproval[];

  /** Whether everybody whose yes it needs has given it: only then it opens anything. */
  @Column("boolean")
  complete!: boolean;

  @Field(() => String, {
    description: "Version of the text that was explained before it was given (da: skabelonversion).",
  })
  @Column("text")
  templateVersion!: string;

  @Field(() => ConsentTemplate, {
    nullable: true,
    description: "The text that was explained; null where a version from elsewhere was recorded (da: skabelon).",
  })
  template!: ConsentTemplate | null;

  @Field(() => [ID], {
    description:
      "Plans, interventions, appointments and contacts that stay out though their category is shared, by the ids that the citizen's own view has (da: undtagelser).",
  })
  @Column("jsonb")
  exceptItems!: string[];

  @Field(() => [String], {
    description:
      "Who receives it in the plan: COORDINATOR and codes of sectors that take part; empty for joining, and for an assessment, which those read who take part in it (da: modtagere).",
  })
  @Column("jsonb")
  recipients!: string[];

  @Column("timestamptz", { nullable: true })
  replacedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was withdrawn; null where it was not (da: trukket tilbage).",
  })
  @Column("timestamptz", { nullable: true })
  withdrawnAt!: string | null;

  @Field(() => Int, { description: "Grows by one with every change." })
  @VersionColumn()
  version!: number;
}

/** Whether a consent holds on a day, as YYYY-MM-DD. Withdrawal counts above all else. */
export function statusOf(
  consent: Pick<Consent, "withdrawnAt" | "replacedAt" | "complete" | "validFrom" | "validTo">,
  today: string,
): ConsentStatus {
  if (consent.withdrawnAt !== null) return ConsentStatus.WITHDRAWN;
  if (consent.replacedAt !== null) return ConsentStatus.REPLACED;
  if (!consent.complete) return ConsentStatus.AWAITING;
  if (consent.validTo !== null && consent.validTo <= today) return ConsentStatus.EXPIRED;
  return consent.validFrom <= today ? ConsentStatus.IN_FORCE : ConsentStatus.NOT_YET;
}

/** What a consent holds that one person gave and whose yes was enough. */
export const givenByOne = (party: string, by: string, at: string) => ({
  neededParties: [party],
  approvals: [{ party, at, by }],
  complete: true,
  exceptItems: [] as string[],
});

/** Whoever coordinates a plan, as a recipient. */
export const COORDINATOR = "COORDINATOR";
