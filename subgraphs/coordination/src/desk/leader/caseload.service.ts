import type { Context } from "@overligger/shared";
import type { CaseloadDistribution, Load, UnitCaseload } from "./leading.ts";

/** Who leads an open plan of a municipality today, or stands in for who does, each with their unit there. */
export const loadsIn = (context: Context, municipality: string): Promise<readonly Load[]> =>
  context.once(`caseloads ${municipality}`, () =>
    context.db.query<Load>(
      `SELECT a.caseworker_id AS id, coalesce(f.unit, c.unit) AS unit,
         count(DISTINCT a.plan_id) FILTER (WHERE a.role = 'LEAD')::int AS led,
         count(DISTINCT a.plan_id) FILTER (WHERE a.role = 'DEPUTY')::int AS "standsIn"
       FROM coordinator_assignment a JOIN coordinating_plan p ON p.id = a.plan_id JOIN caseworker c ON c.id = a.caseworker_id
       LEFT JOIN LATERAL (SELECT unit FROM caseworker_affiliation f WHERE f.caseworker_id = a.caseworker_id AND f.municipality = $1
         AND f.starts_on <= $2::date AND (f.ends_on IS NULL OR f.ends_on > $2::date) ORDER BY f.starts_on, f.id LIMIT 1) f ON true
       WHERE p.municipality = $1 AND p.status <> 'CLOSED' AND a.role IN ('LEAD', 'DEPUTY')
         AND a.starts_on <= $2::date AND (a.ends_on IS NULL OR a.ends_on > $2::date)
       GROUP BY 1, 2`,
      [municipality, context.today],
    ),
  );

/** How plans are spread over those who lead any; who only stands in leads none. */
export function distribution(loads: readonly Load[], limit: number | null): CaseloadDistribution {
  const led = loads
    .map((load) => load.led)
    .filter((many) => many > 0)
    .sort((a, b) => a - b);
  const middle = led.length / 2;
  const at = (index: number) => led[Math.floor(index)] ?? 0;
  return {
    coordinators: led.length,
    led: led.reduce((sum, many) => sum + many, 0),
    least: at(0),
    median: led.length === 0 ? 0 : led.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2,
    most: led.at(-1) ?? 0,
    overLimit: limit === null ? 0 : led.filter((many) => many > limit).length,
  };
}

export function byUnit(loads: readonly Load[], limit: number | null): UnitCaseload[] {
  const units = [...new Set(loads.map(({ unit }) => unit))].sort((a, b) => a.localeCompare(b, "da"));
  return units.map((unit) => ({
    unit,
    caseload: distribution(
      loads.filter((load) => load.unit === unit),
      limit,
    ),
  }));
}
