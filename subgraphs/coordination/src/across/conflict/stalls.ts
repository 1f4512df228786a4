import { isOpen } from "../../plan/plan/plan-step.ts";
import type { Stalls } from "../../room.ts";
import { raisedIn, shownOf } from "./conflict.service.ts";

const kinds = {
  CONTENT_CONFLICT: {
    EN: "Two goals or efforts work against each other, and it is not settled.",
    DA: "To mål eller indsatser modarbejder hinanden, og det er ikke afklaret.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  // Of a pause nobody is asked for this: why it is worked against, the conflicts themselves tell to whom they tell of it.
  find: async (context, plan, told) =>
    (await shownOf(context, plan, isOpen(plan) ? await raisedIn(context, plan) : [], told, () => false)).flatMap(
      ({ settledOn, why }) => (settledOn === null ? [{ kind: "CONTENT_CONFLICT", subject: why }] : []),
    ),
};
