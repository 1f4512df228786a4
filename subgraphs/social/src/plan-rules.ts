import { inForce } from "@overligger/shared";
import { type Change, codeOf, codesOf, type SectorContext, type SectorTaskKind } from "@overligger/shared/sector";
import { type SocialPlan, SocialPlanKind } from "./social-plan.ts";

/** The plans whose contents § 141, stk. 3 lists. */
const ADULTS: readonly SocialPlanKind[] = [SocialPlanKind.ACTION_PLAN, SocialPlanKind.HOMELESS_PLAN];

const FIELDS: Readonly<Record<string, "purpose" | "effort" | "expectedDuration" | "otherConditions">> = {
  PURPOSE: "purpose",
  EFFORT: "effort",
  EXPECTED_DURATION: "expectedDuration",
  OTHER_CONDITIONS: "otherConditions",
};

/** What the law, as it was on the plan's first day, asks of an adult's plan and this one does not say. */
export async function missingContents(plan: SocialPlan, context: SectorContext): Promise<string[]> {
  if (!ADULTS.includes(plan.kind)) return [];
  return (await codesOf(context, "CONTENT"))
    .filter(({ code, legalBasis }) => {
      const field = FIELDS[code];
      return field && inForce(legalBasis, plan.startsOn).length > 0 && !plan[field];
    })
    .map(({ code }) => code);
}

export async function checkPlan(
  { context, problem }: Change,
  { kind, offerGround, startsOn }: SocialPlan,
): Promise<void> {
  if (offerGround == null) return;
  if (!ADULTS.includes(kind))
    problem(
      "offerGround",
      "NOT_FOR_KIND",
      "Only an adult's plan is offered on a ground.",
      "Kun en voksens plan tilbydes på et bestemt grundlag.",
    );
  const ground = await codeOf(context, "OFFER_GROUND", offerGround);
  if (!ground || inForce(ground.legalBasis, startsOn).length === 0)
    problem(
      "offerGround",
      "GROUND_UNKNOWN",
      `No law in force on ${startsOn} knows the ground ${offerGround}.`,
      "Ingen lov, der gælder den dag, kender det grundlag.",
    );
}

export const tasks: readonly SectorTaskKind[] = [
  {
    kind: "COMPLETE_PLAN",
    en: "The plan does not say all that the law asks of it",
    da: "Planen siger ikke alt det, loven kræver",
    sql: `SELECT p.id AS ref, p.starts_on AS due, p.title AS subject, p.id AS plan_id, p.citizen_id, p.municipality
      FROM sector_plan p WHERE p.status = 'ACTIVE' AND p.kind IN ('ACTION_PLAN', 'HOMELESS_PLAN') AND EXISTS (
        SELECT 1 FROM code c, jsonb_to_recordset(c.legal_basis) AS law("validFrom" date, "validTo" date)
        WHERE c.list = 'CONTENT' AND law."validFrom" <= p.starts_on AND (law."validTo" IS NULL OR law."validTo" > p.starts_on)
          AND coalesce(to_jsonb(p) ->> lower(c.code COLLATE "C"), '') = '')`,
  },
];
