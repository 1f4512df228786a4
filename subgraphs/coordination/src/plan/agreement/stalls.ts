import { manyBy } from "@overligger/shared";
import type { Found, Stalls } from "../../room.ts";
import { isOpen } from "../plan/plan-step.ts";
import { readableAgreements } from "./agreement.service.ts";
import { Agreement, AgreementStatus, statusOf } from "./agreement.ts";

const kinds = {
  AGREEMENT_PAST_DUE: {
    EN: "The day by which an agreement should be kept has passed.",
    DA: "Fristen i en aftale er passeret.",
  },
  AGREEMENT_NOT_AGREED: {
    EN: "An agreement waits for somebody's yes.",
    DA: "En aftale venter på, at nogen siger ja eller nej.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) => {
    if (!isOpen(plan)) return []; // nobody can say anything to it any more
    const all = await manyBy(context, Agreement, "planId").load(plan.id);
    return (await readableAgreements(context, plan, all)).flatMap((agreement) => stallsOf(agreement, context.today));
  },
};

function stallsOf(agreement: Agreement, today: string): Found<keyof typeof kinds>[] {
  const { dueOn, text: subject } = agreement;
  const status = statusOf(agreement);
  if (status === AgreementStatus.PROPOSED) return [{ kind: "AGREEMENT_NOT_AGREED", subject }];
  const isPast = status === AgreementStatus.AGREED && dueOn !== null && dueOn < today;
  return isPast ? [{ kind: "AGREEMENT_PAST_DUE", dueOn, subject }] : [];
}
