import {
  type AddInput,
  addRow,
  type Changed,
  type ChangeInput,
  changeRow,
  type SectorContext,
} from "@overligger/shared/sector";
import { PprReferral } from "./ppr-referral.ts";

export function refer(
  context: SectorContext,
  input: AddInput & { question: string; on: string; parentsAgreedOn: string },
): Promise<Changed<PprReferral>> {
  const { question, on, parentsAgreedOn } = input;
  return addRow(context, PprReferral, input, "referToPpr", async ({ problem }) => {
    if (parentsAgreedOn > on) problem("parentsAgreedOn", "PARENTS_NOT_ASKED", "The parents agree before it is asked.");
    if (on > context.today) problem("on", "DATE_IN_FUTURE", "It is recorded when it has been asked.");
    return {
      question,
      referredOn: on,
      parentsAgreedOn,
      assessedOn: null,
      assessment: null,
      recommendedHours: null,
    } as never;
  });
}

export function assess(
  context: SectorContext,
  input: ChangeInput & { referralId: string; on: string; assessment: string; recommendedHours?: number | null },
): Promise<Changed<PprReferral>> {
  const { on, assessment, recommendedHours = null } = input;
  return changeRow(context, PprReferral, input.referralId, input, "assessForPpr", async ({ problem }, row) => {
    if (row.assessedOn !== null) return problem("referralId", "ASSESSED_ALREADY", "It is answered: ask anew.");
    if (on < row.referredOn) return problem("on", "BEFORE_START", "It is answered after it is asked.");
    if (on > context.today) return problem("on", "DATE_IN_FUTURE", "It is recorded when it has been answered.");
    return { assessedOn: on, assessment, recommendedHours };
  });
}
