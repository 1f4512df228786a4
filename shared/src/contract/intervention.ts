import { Arg, Field, Float, ID, Int, InterfaceType, registerEnumType } from "type-graphql";
import { Column, PrimaryColumn, VersionColumn } from "typeorm";
import { OrderBy } from "../kernel/database/order.ts";
import { ID_BY_DOOR } from "../kernel/door-id.ts";
import { Language } from "../kernel/language.ts";
import { EndReason } from "./end-reason.ts";
import { LegalReference } from "./legal-reference.ts";
import { Period } from "./period.ts";

export enum InterventionStatus {
  PLANNED = "PLANNED",
  RUNNING = "RUNNING",
  PAUSED = "PAUSED",
  ENDED = "ENDED",
}

registerEnumType(InterventionStatus, {
  name: "InterventionStatus",
  description: "Where an intervention stands (da: indsatsens status).",
  valuesConfig: {
    PLANNED: { description: "Decided, not begun (da: planlagt)." },
    RUNNING: { description: "Under way (da: i gang)." },
    PAUSED: { description: "Paused for a time (da: på pause)." },
    ENDED: { description: "Over (da: afsluttet)." },
  },
});

/** Table and graph type of what every sector's intervention has; a sector adds its own columns in its own class. */
@InterfaceType("Intervention", {
  autoRegisterImplementations: false,
  description:
    "Help of one kind, under one law, for a period (da: indsats). Each sector has its own type with more fields.",
})
@OrderBy<Intervention>("-startsOn")
export abstract class Intervention {
  @Field(() => ID, { description: `Id of the intervention within its sector. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  /** Four-digit code of the municipality that helps; null in rows from before it was kept. */
  @Column("text", { nullable: true })
  municipality!: string | null;

  /** A sector may help without any plan (SEC-05). */
  @Column("uuid", { nullable: true })
  planId!: string | null;

  @Field(() => String, {
    description: "Code from the sector's open code list, e.g. MENTOR or HOME_SUPPORT (da: indsatstype).",
  })
  @Column("text")
  kind!: string;

  /** The municipality's own code by which it was chosen; what else there is goes by its kind. */
  @Column("uuid", { nullable: true })
  localCodeId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The kind in words, from the sector's code list, or by the municipality's own code where it was chosen by one; null where the list does not know it (da: indsatstype).",
  })
  kindLabel(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    _language: Language,
  ): string | null {
    return null;
  }

  @Field(() => String, { description: "The intervention in words (da: indsats)." })
  @Column("text")
  title!: string;

  @Field(() => InterventionStatus, { description: "Where it stands (da: status)." })
  @Column("text")
  status!: InterventionStatus;

  @Field(() => [LegalReference], { description: "The law it is given under (da: hjemmel)." })
  @Column("jsonb")
  legalBasis!: LegalReference[];

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Column("date", { nullable: true })
  startsOn!: string | null;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => String, { description: "The unit that delivers it (da: udførende enhed)." })
  @Column("text")
  providerUnit!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week; null where it is not counted in hours (da: timer om ugen).",
  })
  @Column("real", { nullable: true })
  hoursPerWeek!: number | null;

  @Field(() => EndReason, {
    nullable: true,
    description: "Why it ended; null while it has not (da: afslutningsgrund).",
  })
  @Column("text", { nullable: true })
  endReason!: EndReason | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
