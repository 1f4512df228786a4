/**
 * Whether an offer `o` that waits can no longer be answered on a day: its last one has passed, who it proposed no longer works for that
 * municipality, or the citizen has moved from it. Worked out from the day and never written by a clock.
 */
export const lapsed = (today: string): string => `(coalesce(o.expires_on <= ${today}, false)
  OR NOT EXISTS (SELECT 1 FROM caseworker_affiliation f WHERE f.caseworker_id = o.coordinator_id AND f.municipality = o.municipality
    AND f.starts_on <= ${today} AND (f.ends_on IS NULL OR f.ends_on > ${today}))
  OR NOT EXISTS (SELECT 1 FROM citizen c WHERE c.id = o.citizen_id AND c.municipality = o.municipality))`;
