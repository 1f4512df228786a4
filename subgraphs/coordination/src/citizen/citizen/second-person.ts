import { Column } from "typeorm";

/**
 * What gives somebody a say for a citizen, or takes it from the citizen, is seen by a second person before it counts: one member of
 * staff alone could otherwise take a citizen over.
 */
export abstract class SecondPerson {
  /** Who was asked to look at it, and nobody else does; null where anybody of the staff may. */
  @Column("text", { nullable: true })
  secondId!: string | null;

  @Column("text", { nullable: true })
  confirmedBy!: string | null;

  @Column("timestamptz", { nullable: true })
  confirmedAt!: string | null;
}
