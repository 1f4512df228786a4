import { oneBy } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { asked, DECISIONS, send } from "../../town/registry/send.ts";
import { Citizen } from "../citizen/citizen.ts";
import { assessedOf } from "./assessing.service.ts";

const RECEIPT = "{ grant state interventionId answer answeredOn }";
const OPEN =
  asked(`query ($grant: ID!, $sectors: [String!]) { openDrafts(grant: $grant, sectors: $sectors) { grant drafts { sector
  draft { id allocationId municipality kind title providerUnit law { act paragraph validFrom validTo } hoursPerWeek goal reason proposedAt takenBack } } } }`);
const SETTLED = asked(
  "mutation ($grant: ID!, $answers: [DraftAnswerInput!]!) { draftsAnswered(grant: $grant, answers: $answers) }",
);
const LAY = asked(
  `mutation ($grant: ID!, $draft: InterventionDraftInput!) { answer: layDraft(grant: $grant, draft: $draft) ${RECEIPT} }`,
);
const CLOSE = asked(`mutation ($grant: ID!, $id: ID!) { answer: closeDraft(grant: $grant, id: $id) ${RECEIPT} }`);

const CALL_OFF = asked(
  `mutation ($grant: ID!, $id: ID!, $takenBack: String!) { answer: closeDraft(grant: $grant, id: $id, takenBack: $takenBack) ${RECEIPT} }`,
);

interface Open {
  readonly sector: string;
  readonly draft: {
    readonly id: string;
    readonly municipality: string;
    readonly proposedAt: string;
    readonly takenBack: string | null;
  };
}

/** Whether a sector has taken part in a municipality's assessment of a citizen ever since a moment: the consents hold, and none has ended. */
export async function partHolds(
  context: CoordinationContext,
  citizenId: string,
  { sector, municipality, since }: { sector: string; municipality: string; since: string },
): Promise<boolean> {
  const citizen = await oneBy(context, Citizen, "id").load(citizenId);
  if (citizen?.municipality !== municipality) return false;
  const part = (await assessedOf(context, citizenId)).find((each) => each.sector === sector);
  return !!part?.holds && (part.endedAt === null || Date.parse(part.endedAt) < Date.parse(since));
}

/**
 * Lays what was proposed in allocations into the sectors, each draft by a grant of its own that lets nothing else be written; it is minted
 * while the citizen agrees that the sector takes part, and where they do not, the sector is told that. What to lay decisions say themselves,
 * by a grant for that, so whoever asks for the laying makes nobody believe anything. A sector that is silent is asked when it is laid next.
 */
export async function carryDrafts(
  context: CoordinationContext,
  citizenId: string,
  sectors: readonly string[] | null,
): Promise<boolean> {
  const grant = grantFor(context, DECISIONS, { citizenId, purpose: "LAYING", categories: [] });
  if (grant === null) return false;
  const answer = await send(context, DECISIONS, OPEN, { grant, sectors });
  const said = answer?.data?.openDrafts as { grant: string; drafts: Open[] } | null | undefined;
  if (said?.grant !== grant) return false;
  const told = await Promise.all(said.drafts.map((each) => layOne(context, citizenId, each)));
  const answers = told.filter((one) => one !== null);
  if (answers.length > 0) await send(context, DECISIONS, SETTLED, { grant, answers });
  return answers.length === said.drafts.length;
}

/** What the sector says of one draft; null where it says nothing. */
async function layOne(context: CoordinationContext, citizenId: string, { sector: code, draft: open }: Open) {
  const { takenBack, ...draft } = open;
  const { id, municipality, proposedAt: since } = draft;
  const holds = await partHolds(context, citizenId, { sector: code, municipality, since });
  const purpose = holds && takenBack === null ? "WRITE_DRAFT" : "CLOSE_DRAFT";
  const grant = grantFor(context, { code }, { citizenId, purpose, categories: [], item: id });
  if (grant === null) return null;
  const answer = await (takenBack !== null
    ? send(context, { code }, CALL_OFF, { grant, id, takenBack })
    : holds
      ? send(context, { code }, LAY, { grant, draft })
      : send(context, { code }, CLOSE, { grant, id }));
  const said = answer?.data?.answer as ({ grant: string } & Record<string, unknown>) | null | undefined;
  if (said?.grant !== grant) return null;
  // What never came there is taken back all the same.
  if (takenBack !== null && said.state === "UNKNOWN")
    return { id, consentEnded: false, state: "DROPPED", answer: takenBack, answeredOn: context.today };
  const { state, interventionId, answer: words, answeredOn } = said;
  return { id, consentEnded: !holds, state, interventionId, answer: words, answeredOn };
}
