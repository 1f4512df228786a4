import type { Context } from "@overligger/shared";
import { TargetKind } from "../../town/target/municipal-target.ts";
import { daysOf } from "../../town/target/target.service.ts";

/** How many plans of one who leads had no contact for too long; under null those that nobody leads. */
interface Silence {
  readonly id: string | null;
  readonly plans: number;
}

/**
 * Plans in force without a contact for more days than the municipality's number, by who leads them today. A meeting or a follow-up in
 * which the citizen took part is a contact, too; a plan that is younger has not been silent for that long.
 */
export const silencesIn = (context: Context, municipality: string): Promise<readonly Silence[]> =>
  context.once(`silences ${municipality}`, async () => {
    const days = await daysOf(context, municipality, TargetKind.DAYS_WITHOUT_CONTACT);
    if (days === null) return [];
    return context.db.query<Silence>(
      `SELECT a.caseworker_id AS id, count(*)::int AS plans
       FROM coordinating_plan p
       LEFT JOIN coordinator_assignment a ON a.plan_id = p.id AND a.role = 'LEAD'
         AND a.starts_on <= $2::date AND (a.ends_on IS NULL OR a.ends_on > $2::date)
       CROSS JOIN LATERAL (SELECT greatest(p.starts_on,
         (SELECT max(happened_on) FROM citizen_contact c WHERE c.plan_id = p.id AND c.taken_back_on IS NULL AND c.partner <> 'FAMILY'),
         (SELECT max(held_on) FROM follow_up f WHERE f.plan_id = p.id AND f.citizen_took_part),
         (SELECT max((m.starts_at AT TIME ZONE 'Europe/Copenhagen')::date) FROM network_meeting m WHERE m.plan_id = p.id AND m.citizen_present)
       ) AS day) AS latest
       WHERE p.municipality = $1 AND p.status = 'ACTIVE' AND latest.day < $2::date - $3::int
       GROUP BY 1`,
      [municipality, context.today, days],
    );
  });
