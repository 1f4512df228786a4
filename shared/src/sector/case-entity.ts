import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, PrimaryColumn, VersionColumn } from "typeorm";
import { ID_BY_DOOR } from "../kernel/door-id.ts";
import type { CaseRow } from "./change.ts";

/** What a sector's own things in a case have: extend it, and `addRow` and `changeRow` can write them. */
@ObjectType("CaseEntity", { description: "Something in a citizen's case (da: del af en sag)." })
export abstract class CaseEntity implements CaseRow {
  @Field(() => ID, { description: `Id within its sector. ${ID_BY_DOOR}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

/** SQL for the columns of a {@link CaseEntity}. */
export const CASE_COLUMNS = `
  id uuid PRIMARY KEY,
  citizen_id uuid NOT NULL,
  municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
  version int NOT NULL`;
