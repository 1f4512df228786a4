import { Where } from "../kernel/list/filter.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { askCoordination, question } from "./ask-coordination.ts";
import type { SectorContext } from "./context.ts";
import { hasCase } from "./has-case.ts";

const WHERE_THEY_LIVE = question(
  'query ($id: ID!) { citizen(id: $id, reason: "Begynder en sag") { municipality { code } } }',
);

/**
 * A case is begun for somebody who lives in the municipality, and for nobody else (FORBIDDEN): coordination is asked, in the
 * caller's own right. Where the sector has a case of theirs there already, it goes on. NOT_CHECKED while coordination does not answer.
 */
export async function checkResidence(context: SectorContext, citizenId: string, municipality: string): Promise<void> {
  const here = new Where().and("citizen_id = ?", citizenId).and("municipality = ?", municipality);
  if (await hasCase(context, here)) return;
  const { citizen } = await askCoordination<{ citizen: { municipality: { code: string } | null } | null }>(
    context,
    WHERE_THEY_LIVE,
    { id: citizenId },
  );
  if (citizen?.municipality?.code !== municipality) throw new Refusal("FORBIDDEN");
}
