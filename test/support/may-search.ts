/** Somebody unknown before works in a municipality, and a leader lets them search for candidates: as one statement. */
export const maySearch = (id: string, municipality: string): string => `
  WITH w AS (INSERT INTO caseworker (id, name, title, unit) VALUES ('${id}', 'Somebody', 'Socialrådgiver', 'Enheden') RETURNING id),
  a AS (
    INSERT INTO caseworker_affiliation (id, caseworker_id, municipality, title, unit, starts_on, registered_by)
    SELECT gen_random_uuid(), id, '${municipality}', 'Socialrådgiver', 'Enheden', DATE '2020-01-01', 'leader' FROM w)
  INSERT INTO search_permission (id, municipality, caseworker_id, starts_on, ends_on, given_by, given_at)
  SELECT gen_random_uuid(), '${municipality}', id, DATE '2020-01-01', DATE '2100-01-01', 'leader', now() FROM w`;
