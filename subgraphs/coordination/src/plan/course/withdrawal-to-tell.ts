import { Column, Entity, PrimaryColumn } from "typeorm";

/** That a sector is to be told of a withdrawal: gone when it has taken it in. */
@Entity("withdrawal_to_tell")
export class WithdrawalToTell {
  @PrimaryColumn("uuid")
  planId!: string;

  @PrimaryColumn("text")
  sectorCode!: string;

  /** Whether the plan itself was withdrawn from, or only what is shared in it. */
  @Column("boolean")
  joining!: boolean;

  @Column("timestamptz")
  withdrawnAt!: string;
}
