import { Refusal, Role } from "@overligger/shared";
import { affiliationsToday } from "@overligger/shared/sector";
import type { DecisionsContext } from "../context.ts";

/** The municipality that the caller leads, for as long as they work there. FORBIDDEN for anybody else. */
export async function leadsHere(context: DecisionsContext): Promise<string> {
  const { role, municipality } = context.caller;
  if (role !== Role.LEADER || municipality === null) throw new Refusal("FORBIDDEN");
  if ((await affiliationsToday(context, municipality)).length === 0) throw new Refusal("FORBIDDEN");
  return municipality;
}
