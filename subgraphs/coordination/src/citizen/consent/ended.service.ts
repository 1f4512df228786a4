import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { asked, DECISIONS, send } from "../../town/registry/send.ts";
import { assessedOf } from "./assessing.service.ts";

const ENDED = asked(
  "mutation ($grant: ID!, $sectors: [String!]!) { assessmentsEnded(grant: $grant, sectors: $sectors) { grant } }",
);

/**
 * Tells decisions which sectors take part in a citizen's assessments no longer, so that who is to look at them again finds them. Where they are
 * silent, whoever reads the assessment is told all the same: what holds is asked at every reading.
 */
export async function tellAssessments(context: CoordinationContext, citizenId: string): Promise<void> {
  const ended = (await assessedOf(context, citizenId)).flatMap(({ sector, holds }) => (holds ? [] : [sector]));
  const grant = grantFor(context, DECISIONS, { citizenId, purpose: "ASSESSED", categories: [] });
  if (ended.length > 0 && grant !== null) await send(context, DECISIONS, ENDED, { grant, sectors: ended });
}
