import { ahead, type Context, manyBy } from "@overligger/shared";
import { Consent } from "./consent.ts";

/** All of a citizen's consents, the newest first. For decisions; what a reader may see of them is decided elsewhere. */
export function consentsOf(context: Context, citizenId: string): Promise<Consent[]> {
  return manyBy(context, Consent, "citizenId").load(citizenId);
}

const TOLD_BY = ["sectors", "consents", "timeline", "collisions", "contacts"];

export function consentsAhead(context: Context, citizenId: string): void {
  if (TOLD_BY.some((field) => context.fields.has(field))) ahead(context, Consent, "citizenId", citizenId);
}
