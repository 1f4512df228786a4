/** As whom the caller (`$1`) may speak for whom today (`$2`): for themself, and by representations in force; parents until the child is 18. */
export const SPEAKS = `(
  SELECT $1 AS citizen_id, 'CITIZEN' AS party UNION ALL
  SELECT r.citizen_id::text, CASE r.kind WHEN 'PARENT' THEN 'PARENT' ELSE 'PROXY' END FROM representation r JOIN citizen c ON c.id = r.citizen_id
    WHERE r.representative_id::text = $1 AND r.personal_matters AND (r.kind <> 'PARENT' OR c.born_on > $2::date - interval '18 years')
      AND r.starts_on <= $2::date AND (r.ends_on IS NULL OR r.ends_on > $2::date)) AS s`;
