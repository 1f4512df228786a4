import { Column, Entity, PrimaryColumn } from "typeorm";

/** That somebody did something under a key: the same key twice does one thing. */
@Entity("idempotency_key")
export class IdempotencyKey {
  @PrimaryColumn("text")
  callerId!: string;

  @PrimaryColumn("text")
  key!: string;

  @Column("text")
  change!: string;

  @Column("uuid")
  planId!: string;
}
