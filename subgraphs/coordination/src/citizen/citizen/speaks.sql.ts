/** For whom the caller may do what today, as the policy says: whoever asks passes it as `$4` (standing.service.ts). */
export const SPEAKS = "jsonb_to_recordset($4::jsonb) AS s (citizen_id uuid, party text, acts jsonb, side boolean)";
