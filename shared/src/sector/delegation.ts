import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { inForce, type LegalReference } from "../contract/legal-reference.ts";
import { Period } from "../contract/period.ts";
import { registeredSectors } from "../contract/registry.ts";
import { OrderBy } from "../kernel/database/order.ts";
import { worksWithCitizens } from "../kernel/request/caller.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { codesOf, GRANTORS } from "./code.ts";
import type { SectorContext } from "./context.ts";
import { works } from "./proposals.ts";

/** That others than the sector's own staff may decide under its law (CMP-01, CMP-02). Without one nobody may (CMP-03). */
@Directive("@shareable")
@ObjectType("Delegation", {
  description:
    "That caseworkers of another sector may read and change this sector's plans, for one citizen or all, in a period (da: kompetencedelegation).",
  simpleResolvers: true,
})
@Entity("delegation")
export class Delegation {
  @Field(() => ID, { description: "Id of the delegation within its sector." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  municipality!: string;

  @Field(() => String, { description: "Code of the sector whose staff are given it (da: til sektor)." })
  @Column("text")
  toSector!: string;

  @Field(() => String, { description: "The unit it is given to, in words (da: enhed)." })
  @Column("text")
  toUnit!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The one caseworker it is given to; null for every caseworker of the sector (da: sagsbehandler).",
  })
  @Column("text", { nullable: true })
  toCaseworkerId!: string | null;

  @Field(() => ID, { nullable: true, description: "The one citizen it is for; null for every citizen (da: borger)." })
  @Column("uuid", { nullable: true })
  citizenId!: string | null;

  @Field(() => Period, { description: "From when to when it holds (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => String, { description: "The professional assessment behind it (da: faglig begrundelse)." })
  @Column("text")
  basis!: string;

  /** Who wrote it down; null for those from before that was kept. */
  @Column("text", { nullable: true })
  registeredBy!: string | null;

  @Field(() => [DelegationDecision], {
    description: "What the bodies that must grant it have decided (da: beslutninger).",
  })
  decisions!: DelegationDecision[];

  @Field(() => [String], {
    description:
      "Codes of the bodies whose decision is asked for today and that have not decided; empty where all have (da: mangler).",
  })
  missing!: string[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it waits for the municipality's policy: no law lets others decide here, and the proposal to is not switched on today; null while that cannot be checked (da: afventer kommunens retningslinjer).",
  })
  waitsForPolicy!: boolean | null;

  @Field(() => Boolean, { description: "Whether it holds today; not where that cannot be checked (da: i kraft)." })
  holds!: boolean;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

@Directive("@shareable")
@ObjectType("DelegationDecision", {
  description: "That a body granted a delegation (da: beslutning om delegation).",
  simpleResolvers: true,
})
@Entity("delegation_decision")
@OrderBy<DelegationDecision>("decidedOn", "grantor")
export class DelegationDecision {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  delegationId!: string;

  @Field(() => String, { description: "Code of the body, from the sector's code list GRANTOR (da: beslutningstager)." })
  @Column("text")
  grantor!: string;

  @Field(() => DateScalar, { description: "The day of the decision (da: beslutningsdato)." })
  @Column("date")
  decidedOn!: string;

  @Field(() => String, { description: "Where the decision can be found (da: sagsnummer)." })
  @Column("text")
  caseReference!: string;
}

/** The law on others deciding, by body. */
const grantorLaw = async (context: SectorContext): Promise<LegalReference[]> =>
  (await codesOf(context, GRANTORS)).flatMap(({ legalBasis }) => legalBasis);

/** Whether others may be let decide under the sector's act in a municipality on a day: by law, or where its policy has switched the proposal on. */
export async function mayDelegate(context: SectorContext, municipality: string, day: string): Promise<boolean> {
  const { act } = registeredSectors().find(({ code }) => code === context.tables.code) ?? {};
  return works(context, municipality, await grantorLaw(context), day, ({ delegationActs }) =>
    delegationActs.some((each) => each === act),
  );
}

/** The bodies that must have granted a delegation for it to hold on a day: dated law, not code. */
export async function requiredGrantors(context: SectorContext, day: string): Promise<string[]> {
  return (await codesOf(context, GRANTORS))
    .filter(({ legalBasis }) => inForce(legalBasis, day).length > 0)
    .map(({ code }) => code);
}

/**
 * The delegations that hold today for the caller. Where no rule names a grantor, nothing can be delegated; what rests on a proposal
 * holds while the policy has it on, and for nobody (NOT_CHECKED) while coordination cannot say so.
 */
export function delegationsInForce(
  context: SectorContext,
): Promise<Pick<Delegation, "id" | "municipality" | "citizenId">[]> {
  return context.once("delegations in force", async () => {
    const { caller, today, db } = context;
    const staff = worksWithCitizens(caller);
    if (!staff || caller.sector === null || caller.municipality === null) return [];
    const found = await db.query<Pick<Delegation, "id" | "municipality" | "citizenId"> & { decided: string[] }>(
      `SELECT id, municipality, citizen_id AS "citizenId",
         ARRAY(SELECT grantor FROM delegation_decision d WHERE d.delegation_id = delegation.id AND d.decided_on <= $4::date) AS decided
       FROM delegation WHERE to_sector = $1 AND municipality = $2 AND (to_caseworker_id IS NULL OR to_caseworker_id = $3)
         AND starts_on <= $4::date AND (ends_on IS NULL OR ends_on > $4::date) ORDER BY citizen_id NULLS LAST, id`,
      [caller.sector, caller.municipality, caller.id, today],
    );
    if (found.length === 0) return [];
    const required = await requiredGrantors(context, today);
    if (!(await mayDelegate(context, caller.municipality, today))) return [];
    return required.length === 0 ? [] : found.filter(({ decided }) => required.every((body) => decided.includes(body)));
  });
}
