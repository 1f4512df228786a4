import { Period } from "@overligger/shared";
import type { SectorContext } from "@overligger/shared/sector";
import DataLoader from "dataloader";
import { Field, ObjectType, registerEnumType } from "type-graphql";

export enum PlanAuthor {
  CITIZEN = "CITIZEN",
  JOB_CENTRE = "JOB_CENTRE",
  UNEMPLOYMENT_FUND = "UNEMPLOYMENT_FUND",
}

registerEnumType(PlanAuthor, {
  name: "PlanAuthor",
  description: "Who writes the plan; it changes over time, LAB § 42 (da: hvem der skriver planen).",
  valuesConfig: {
    CITIZEN: { description: "The citizen (da: borgeren)." },
    JOB_CENTRE: { description: "The job centre (da: jobcenteret)." },
    UNEMPLOYMENT_FUND: { description: "The unemployment fund, at first, of its members (da: a-kassen)." },
  },
});

@ObjectType("PlanAuthorship", {
  description: "Who wrote a plan in a period (da: forfatter i en periode).",
  simpleResolvers: true,
})
export class PlanAuthorship {
  @Field(() => PlanAuthor, { description: "Who (da: forfatter)." })
  author!: PlanAuthor;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;
}

/** Who wrote a plan when, as its revisions tell: of two that name the same first day, the later knew better. */
export function authorsOf(context: SectorContext, planId: string): Promise<PlanAuthorship[]> {
  const authors = context.once(
    PlanAuthorship,
    () =>
      new DataLoader<string, PlanAuthorship[]>(async (ids) => {
        const rows = await context.db.query<{ planId: string; author: PlanAuthor; since: string }>(
          `SELECT DISTINCT ON (subject_id, since) subject_id AS "planId", author, since FROM (
             SELECT subject_id, version, snapshot->'employment_plan'->>'author' AS author,
               (coalesce(snapshot->'employment_plan'->>'author_since', snapshot->'employment_plan'->>'starts_on'))::date AS since
             FROM revision WHERE subject_id = ANY($1::uuid[])) r
           WHERE author IS NOT NULL ORDER BY subject_id, since, version DESC`,
          [ids],
        );
        return ids.map((id) =>
          rows
            .filter((row) => row.planId === id)
            .map(({ author, since }, index, own) => ({
              author,
              period: { from: since, to: own[index + 1]?.since ?? null },
            })),
        );
      }),
  );
  return authors.load(planId);
}
