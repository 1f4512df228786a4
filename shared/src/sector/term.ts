import { Arg, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { inForce, LegalReference, type LegalStatus } from "../contract/legal-reference.ts";
import { NotAboutPeople } from "../contract/not-about-people.ts";
import type { SectorRegistration } from "../contract/registry.ts";
import { wordsOf } from "../contract/registry.ts";
import type { Words } from "../contract/words.ts";
import type { Database } from "../kernel/database/database.ts";
import type { QueryRunner } from "../kernel/database/migration.ts";
import { selectList } from "../kernel/database/rows.ts";
import type { Context } from "../kernel/request/context.ts";
import { DateScalar } from "../kernel/scalars.ts";

/** A number the law sets, with its dates: a limit moves by a new row, never by a change of code. */
@Directive("@shareable")
@ObjectType("LegalTerm", {
  description:
    "A number that a law sets, e.g. within how many months one may return, for as long as it holds (da: lovbestemt frist).",
  simpleResolvers: true,
})
@Entity("legal_term")
export class LegalTerm {
  @Field(() => String, { description: "What it is of, as a code, e.g. FLEXJOB_RETURN_MONTHS; the unit stands last." })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => Int, { description: "The number, in the unit that ends the code (da: antal)." })
  @Column("int")
  amount!: number;

  @Field(() => String, { description: "Short name of the act (da: lov)." })
  @Column("text")
  act!: string;

  @Field(() => String, { description: "Paragraph and subsection (da: paragraf)." })
  @Column("text")
  paragraph!: string;

  @Field(() => DateScalar, { description: "First day it holds (da: gældende fra)." })
  @PrimaryColumn("date")
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: gældende til).",
  })
  @Column("date", { nullable: true })
  validTo!: string | null;

  @Column("text", { nullable: true })
  status!: LegalStatus | null;

  @Column("jsonb", { nullable: true })
  source!: Words | null;
}

/** Writes a number down with the law it stands in (`inAct`). */
export const legalTerm = (
  code: string,
  amount: number,
  { act, paragraph, validFrom, validTo, status = null as never, source = null as never }: LegalReference,
): LegalTerm => ({ code, amount, act, paragraph, validFrom, validTo, status, source });

export async function legalTermTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE IF NOT EXISTS legal_term (
      code text NOT NULL,
      amount int NOT NULL,
      act text NOT NULL,
      paragraph text NOT NULL,
      valid_from date NOT NULL,
      valid_to date CHECK (valid_to > valid_from),
      PRIMARY KEY (code, valid_from))`);
}

/** Whether each number is law, and where it was looked up. */
export async function legalTermStatus(runner: QueryRunner): Promise<void> {
  await runner.query(
    `ALTER TABLE legal_term ADD IF NOT EXISTS status text CHECK (status IN ('LAW', 'LOCAL', 'PROPOSAL')), ADD IF NOT EXISTS source jsonb`,
  );
}

/** Brings the terms in the database up to those of the sector's folder: a number that was dated wrongly is gone. */
export async function keepTerms(db: Database, terms: readonly LegalTerm[]): Promise<void> {
  const given = JSON.stringify(terms);
  await db.query(
    `DELETE FROM legal_term t WHERE NOT EXISTS (
       SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS row(code text, "validFrom" date) WHERE row.code = t.code AND row."validFrom" = t.valid_from)`,
    [given],
  );
  await db.query(
    `INSERT INTO legal_term (code, amount, act, paragraph, valid_from, valid_to, status, source)
     SELECT code, amount, act, paragraph, "validFrom", "validTo", status, source
     FROM jsonb_to_recordset($1::jsonb) AS row(code text, amount int, act text, paragraph text, "validFrom" date, "validTo" date, status text, source jsonb)
     ON CONFLICT (code, valid_from) DO UPDATE SET amount = excluded.amount, act = excluded.act, paragraph = excluded.paragraph,
       valid_to = excluded.valid_to, status = excluded.status, source = excluded.source`,
    [given],
  );
}

function allTerms(context: Context): Promise<LegalTerm[]> {
  return context.once(LegalTerm, () =>
    context.db.query<LegalTerm>(
      `SELECT ${selectList(context.db, LegalTerm)} FROM legal_term ORDER BY code COLLATE "C", valid_from`,
    ),
  );
}

/** The number that holds on a day; null where no rule sets one then. */
export async function termOn(context: Context, code: string, day: string): Promise<number | null> {
  const [term] = inForce(await termLaw(context, code), day);
  return (term as LegalTerm | undefined)?.amount ?? null;
}

/** The same in a task's SQL, where $1 is today. */
export const termNow = (code: string): string =>
  `(SELECT amount FROM legal_term WHERE code = '${code}' AND valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date))`;

/** What the numbers of a code rest on, each with its dates. */
export async function termLaw(context: Context, code: string): Promise<LegalReference[]> {
  return (await allTerms(context)).filter((each) => each.code === code) as unknown as LegalReference[];
}

/** The numbers of the law as data, for everybody who is signed in. */
export function termQueries(registration: SectorRegistration): Function {
  @Resolver(() => LegalTerm)
  class TermResolver {
    @FieldResolver(() => LegalReference, {
      description: "The same with whether it is law, and where to read it (da: hjemmel).",
    })
    law(@Root() { act, paragraph, validFrom, validTo, status, source }: LegalTerm): LegalReference {
      return { act, paragraph, validFrom, validTo, ...(status && { status }), ...(source && { source }) };
    }

    @NotAboutPeople()
    @Query(() => [LegalTerm], {
      name: `${wordsOf(registration).word}Terms`,
      description: "The numbers that this sector's law sets, with their dates (da: lovbestemte frister).",
    })
    async terms(
      @Arg("validOn", () => DateScalar, { nullable: true, description: "Only those that hold on this day." })
      validOn: string | null,
      @Ctx() context: Context,
    ): Promise<LegalTerm[]> {
      const terms = await allTerms(context);
      return validOn ? inForce(terms, validOn) : terms;
    }
  }
  return TermResolver;
}
