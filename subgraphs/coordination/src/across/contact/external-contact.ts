import { OrderBy } from "@overligger/shared";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody outside the municipality whom no sector knows: a dentist, a bank, a club. */
@Entity("external_contact")
@OrderBy<ExternalContact>("function")
export class ExternalContact {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  function!: string;

  @Column("text", { nullable: true })
  name!: string | null;

  @Column("text")
  unit!: string;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;
}
