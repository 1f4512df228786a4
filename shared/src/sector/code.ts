import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { LegalReference } from "../contract/legal-reference.ts";
import type { Database } from "../kernel/database/database.ts";
import { selectList } from "../kernel/database/rows.ts";
import type { Context } from "../kernel/request/context.ts";

/** The lists that every sector has; a sector may keep more. */
export const INTERVENTIONS = "INTERVENTION";
export const PLANS = "PLAN";
export const GRANTORS = "GRANTOR";

/** One word of a sector's open code lists, with the dated law behind it: data, so that the law can move without the code. */
@Directive("@shareable")
@ObjectType("SectorCode", {
  description: "A code of one of a sector's open lists, in words and with the law behind it (da: kode).",
  simpleResolvers: true,
})
@Entity("code")
export class SectorCode {
  @Field(() => String, { description: "Which list it is in: INTERVENTION, PLAN, GRANTOR or one of the sector's own." })
  @PrimaryColumn("text")
  list!: string;

  @Field(() => String, { description: "The code, e.g. MENTOR (da: kode)." })
  @PrimaryColumn("text")
  code!: string;

  @Column("text")
  labelEn!: string;

  @Column("text")
  labelDa!: string;

  @Field(() => [LegalReference], { description: "The law it rests on, each wording with its dates (da: hjemmel)." })
  @Column("jsonb")
  legalBasis!: LegalReference[];
}

/** Every code of a sector's list; the lists are short and read once a request. */
export async function codesOf(context: Context, list: string): Promise<SectorCode[]> {
  const all = await context.once(SectorCode, () =>
    context.db.query<SectorCode>(
      `SELECT ${selectList(context.db, SectorCode)} FROM code ORDER BY list COLLATE "C", code COLLATE "C"`,
    ),
  );
  return all.filter((code) => code.list === list);
}

export async function codeOf(context: Context, list: string, code: string): Promise<SectorCode | null> {
  return (await codesOf(context, list)).find((candidate) => candidate.code === code) ?? null;
}

/** Brings the lists in the database up to those of the sector's folder; a code that was used is never taken away. */
export async function keepCodes(db: Database, codes: readonly SectorCode[]): Promise<void> {
  await db.query(
    `INSERT INTO code (list, code, label_en, label_da, legal_basis)
     SELECT list, code, "labelEn", "labelDa", "legalBasis"
     FROM jsonb_to_recordset($1::jsonb) AS row(list text, code text, "labelEn" text, "labelDa" text, "legalBasis" jsonb)
     ON CONFLICT (list, code) DO UPDATE SET label_en = excluded.label_en, label_da = excluded.label_da, legal_basis = excluded.legal_basis`,
    [JSON.stringify(codes)],
  );
}

/** Writes a code list down: code, English, Danish, and the law (`inAct`). */
export function codeList(
  list: string,
  codes: Readonly<Record<string, readonly [en: string, da: string, ...law: LegalReference[]]>>,
): SectorCode[] {
  return Object.entries(codes).map(([code, [labelEn, labelDa, ...legalBasis]]) => ({
    list,
    code,
    labelEn,
    labelDa,
    legalBasis,
  }));
}
