import { manyBy } from "@overligger/shared";
import type { Stalls } from "../../room.ts";
import { readableAgreements } from "./agreement.service.ts";
import { Agreement } from "./agreement.ts";

const kinds = {
  AGREEMENT_PAST_DUE: {
    EN: "The day by which an agreement should be kept has passed.",
    DA: "Fristen i en aftale er passeret.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) =>
    (await readableAgreements(context, plan, await manyBy(context, Agreement, "planId").load(plan.id))).flatMap(
      ({ dueOn, keptOn, ended, text }) =>
        !keptOn && !ended && dueOn !== null && dueOn < context.today
          ? [{ kind: "AGREEMENT_PAST_DUE", dueOn, subject: text }]
          : [],
    ),
};
