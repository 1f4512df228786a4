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
    if (parentsAgreedOn > on)
      problem(
        "parentsAgreedOn",
        "PARENTS_NOT_ASKED",
        "The parents agree before it is asked.",
        "Forældrene skal sige ja, før der spørges.",
      );
    if (on > context.today)
      problem("on", "DATE_IN_FUTURE", "It is recorded when it has been asked.", "Det skrives ned, når der er spurgt.");
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
    if (row.assessedOn !== null)
      return problem("referralId", "ASSESSED_ALREADY", "It is answered: ask anew.", "Der er svaret: spørg på ny.");
    if (on < row.referredOn)
      return problem("on", "BEFORE_START", "It is answered after it is asked.", "Svaret kommer efter spørgsmålet.");
    if (on > context.today)
      return problem(
        "on",
        "DATE_IN_FUTURE",
        "It is recorded when it has been answered.",
        "Det skrives ned, når der er svaret.",
      );
    return { assessedOn: on, assessment, recommendedHours };
  });
}
