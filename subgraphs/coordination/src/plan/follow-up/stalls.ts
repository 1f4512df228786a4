import type { Stalls } from "../../room.ts";
import { CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";

const kinds = {
  FOLLOW_UP_MISSING: { EN: "No joint follow-up is set.", DA: "Der er ikke aftalt en fælles opfølgning." },
  FOLLOW_UP_OVERDUE: {
    EN: "The joint follow-up is overdue.",
    DA: "Fristen for den fælles opfølgning er overskredet.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async ({ today }, { status, followUpDue }) => {
    if (status !== CoordinatingPlanStatus.ACTIVE) return [];
    if (followUpDue === null) return [{ kind: "FOLLOW_UP_MISSING" }];
    return followUpDue < today ? [{ kind: "FOLLOW_UP_OVERDUE", dueOn: followUpDue }] : [];
  },
};
