import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { asked, DECISIONS, send } from "../../town/registry/send.ts";

const UNTOLD = asked(`query ($grant: ID!) { untoldDecisions(grant: $grant) { grant notices { sector number
  notice { id decisionId municipality title interventionId law { act paragraph validFrom validTo } outcome issuedOn supersededOn waits } } } }`);
const TOLD = asked(
  "mutation ($grant: ID!, $told: [ToldDecisionInput!]!) { decisionsTold(grant: $grant, told: $told) }",
);
const TELL = asked(
  "mutation ($grant: ID!, $notice: DecisionNoticeInput!) { receiveDecision(grant: $grant, notice: $notice) { grant } }",
);

interface Untold {
  readonly sector: string;
  readonly number: number;
  readonly notice: { readonly id: string };
}

/**
 * Carries to each sector what was decided of its help: decisions say it themselves, by a grant for that, so whoever asks for the carrying
 * makes nobody believe anything. A sector that is silent is told when it is carried next.
 */
export async function carryDecisions(context: CoordinationContext, citizenId: string): Promise<boolean> {
  const grant = grantFor(context, DECISIONS, { citizenId, purpose: "CARRYING", categories: [] });
  if (grant === null) return false;
  const answer = await send(context, DECISIONS, UNTOLD, { grant });
  const said = answer?.data?.untoldDecisions as { grant: string; notices: Untold[] } | null | undefined;
  if (said?.grant !== grant) return false;
  const told = await Promise.all(
    said.notices.map(async (each) => ((await tell(context, citizenId, each)) ? each : null)),
  );
  const done = told.flatMap((each) => (each ? [{ partId: each.notice.id, number: each.number }] : []));
  if (done.length > 0) await send(context, DECISIONS, TOLD, { grant, told: done });
  return done.length === said.notices.length;
}

async function tell(context: CoordinationContext, citizenId: string, each: Untold): Promise<boolean> {
  const { sector: code, number, notice } = each;
  const grant = grantFor(context, { code }, { citizenId, purpose: "DECISION", categories: [] });
  if (grant === null) return false;
  const answer = await send(context, { code }, TELL, { grant, notice: { ...notice, number } });
  return (answer?.data?.receiveDecision as { grant?: string } | null | undefined)?.grant === grant;
}
