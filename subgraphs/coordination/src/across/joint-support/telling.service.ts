import { manyBy, oneBy } from "@overligger/shared";
import { parse } from "graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { send } from "../../town/registry/send.ts";
import { JointSupport } from "./joint-support.ts";

const TEXT = `mutation ($grant: ID!, $notice: JointSupportNoticeInput!) { receiveJointSupport(grant: $grant, notice: $notice) { grant } }`;
const TELL = { text: TEXT, document: parse(TEXT, { noLocation: true }) };

/**
 * Tells each sector whose help is given as one with another's, and when that is over, so that it stands in its own case. One that is
 * silent is told when somebody next looks.
 */
export async function tellJointSupport(context: CoordinationContext, citizenId: string): Promise<void> {
  const rows = await manyBy(context, JointSupport, "citizenId").load(citizenId);
  for (const row of rows.filter(({ untold }) => untold.length > 0)) {
    const worker = await oneBy(context, Caseworker, "id").load(row.primaryWorkerId);
    const told = await Promise.all(
      row.untold.map(async (code) => ((await tell(context, row, code, worker?.name ?? "")) ? code : null)),
    );
    const done = told.filter((code) => code !== null);
    if (done.length === 0) continue;
    // Where it was ended meanwhile, that is still to be told.
    await context.db.query(
      `UPDATE joint_support SET untold = untold - $2::text[] WHERE id = $1 AND ended_on IS NOT DISTINCT FROM $3::date`,
      [row.id, done, row.endedOn],
    );
    manyBy(context, JointSupport, "citizenId").clear(citizenId);
  }
}

async function tell(
  context: CoordinationContext,
  { id, citizenId, municipality, written, decidedOn, endedOn }: JointSupport,
  code: string,
  primaryWorker: string,
): Promise<boolean> {
  const own = written.find(({ sector }) => sector === code);
  const grant = grantFor(context, { code }, { citizenId, purpose: "JOINT_SUPPORT", categories: [] });
  if (!own || grant === null) return false;
  const answer = await send(context, { code }, TELL, {
    grant,
    notice: {
      ...{ id, municipality, primaryWorker, decidedOn, endedOn },
      ...{ interventionId: own.interventionId, purpose: own.purpose },
      togetherWith: written.filter(({ sector }) => sector !== code).map(({ sector }) => sector),
    },
  });
  return (answer?.data?.receiveJointSupport as { grant?: string } | null | undefined)?.grant === grant;
}
