import { type Context, LegalStatus, selectList, statusOf } from "@overligger/shared";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { type JointSupport, JointSupportRule } from "./joint-support.ts";

export function rulesOn({ db }: Context, day: string): Promise<JointSupportRule[]> {
  return db.query<JointSupportRule>(
    `SELECT ${selectList(db, JointSupportRule)} FROM joint_support_rule
     WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date) ORDER BY code COLLATE "C"`,
    [day],
  );
}

/** Whether a rule works in a municipality: one that is only proposed does where the policy has it on. */
export const worksIn = async (context: Context, municipality: string, { law }: JointSupportRule): Promise<boolean> =>
  statusOf(law) !== LegalStatus.PROPOSAL || (await policyOf(context, municipality))?.combinedDecision === true;

/** The rule that a joint decision was made by, as it was that day; null where it is gone. */
export async function ruleOf(
  context: Context,
  { ruleCode, decidedOn }: JointSupport,
): Promise<JointSupportRule | null> {
  return (await rulesOn(context, decidedOn)).find(({ code }) => code === ruleCode) ?? null;
}
