import { type Context, manyBy, UserError } from "@overligger/shared";
import type { Given } from "../../citizen/consent/consent.service.ts";
import { COORDINATOR } from "../../citizen/consent/consent.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { involvedSectors, type Part } from "../plan/part.ts";

/** As whom somebody receives what is shared in a plan; null for the citizen's side, which is shown what was agreed to. */
export const recipientsIn = ({ voice, coordinator, sectors, left }: Part): ReadonlySet<string> | null =>
  voice ? null : new Set(left ? [] : [...(coordinator ? [COORDINATOR] : []), ...sectors]);

/** Gives a consent to these recipients, or, where none are named, to all who coordinate and take part in the citizen's plan today. */
export async function withRecipients(
  context: Context,
  { citizenId, recipients }: { citizenId?: string | null; recipients?: string[] | null },
  give: (recipients: readonly string[]) => Promise<Given>,
): Promise<Given> {
  const plans = await manyBy(context, CoordinatingPlan, "citizenId").load(citizenId ?? context.caller.id);
  const open = plans.find(({ status }) => status !== CoordinatingPlanStatus.CLOSED);
  const there = [COORDINATOR, ...(open ? await involvedSectors(context, open) : [])];
  const strangers = (recipients ?? []).filter((recipient) => !there.includes(recipient));
  if (strangers.length > 0) {
    const unknown = new UserError(
      "recipients",
      "RECIPIENT_UNKNOWN",
      `Nobody of these takes part in the plan today: ${strangers.join(", ")}.`,
      "Der er valgt nogen, som ikke er med i planen i dag.",
    );
    return { consent: null, userErrors: [unknown] };
  }
  return give(recipients ?? there);
}
