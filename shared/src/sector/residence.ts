import { parse } from "graphql";
import { Where } from "../kernel/list/filter.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { within } from "../kernel/within.ts";
import type { SectorContext } from "./context.ts";
import { hasCase } from "./has-case.ts";

const text = 'query ($id: ID!) { citizen(id: $id, reason: "CASE_BEGUN") { municipality { code } } }';
const WHERE_THEY_LIVE = { text, document: parse(text, { noLocation: true }) };

/**
 * A case is begun for somebody who lives in the municipality, and for nobody else (FORBIDDEN): coordination is asked, in the
 * caller's own right. Where the sector has a case of theirs there already, it goes on. NOT_CHECKED while coordination does not answer.
 */
export async function checkResidence(context: SectorContext, citizenId: string, municipality: string): Promise<void> {
  const { roads, authorization, requestId } = context;
  const here = new Where().and("citizen_id = ?", citizenId).and("municipality = ?", municipality);
  if (await hasCase(context, here)) return;
  const variables = { id: citizenId };
  const link = roads.to("coordination");
  const answer =
    link &&
    (await within(roads.deadline, null, (cut) =>
      link.execute({ ...WHERE_THEY_LIVE, variables, authorization, requestId }, cut),
    ).catch(() => null));
  if (!answer?.data || answer.errors?.length) throw new Refusal("NOT_CHECKED");
  const { citizen } = answer.data as { citizen: { municipality: { code: string } | null } | null };
  if (citizen?.municipality?.code !== municipality) throw new Refusal("FORBIDDEN");
}
