import { randomUUID } from "node:crypto";
import { parse } from "graphql";
import { tableOf } from "../kernel/database/rows.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { within } from "../kernel/within.ts";
import type { SectorContext } from "./context.ts";

const text = "query ($id: ID!) { citizen(id: $id) { municipality { code } } }";
const WHERE_THEY_LIVE = { text, document: parse(text, { noLocation: true }) };

/**
 * A case is begun for somebody who lives in the municipality, and for nobody else (FORBIDDEN): coordination is asked, in the
 * caller's own right. Where the sector has a case of theirs there already, it goes on. NOT_CHECKED while coordination does not answer.
 */
export async function checkResidence(context: SectorContext, citizenId: string, municipality: string): Promise<void> {
  const { db, tables, roads, authorization } = context;
  const [known] = await db.query(
    [tableOf(db, tables.plan), tableOf(db, tables.intervention), "appointment", "contact_point"]
      .map((table) => `(SELECT 1 FROM ${table} WHERE citizen_id = $1 AND municipality = $2 LIMIT 1)`)
      .join(" UNION ALL "),
    [citizenId, municipality],
  );
  if (known) return;
  const variables = { id: citizenId };
  const link = roads.to("coordination");
  const answer =
    link &&
    (await within(roads.deadline, null, (cut) =>
      link.execute({ ...WHERE_THEY_LIVE, variables, authorization, requestId: randomUUID() }, cut),
    ).catch(() => null));
  if (!answer?.data || answer.errors?.length) throw new Refusal("NOT_CHECKED");
  const { citizen } = answer.data as { citizen: { municipality: { code: string } | null } | null };
  if (citizen?.municipality?.code !== municipality) throw new Refusal("FORBIDDEN");
}
