import { planChanges } from "../../room.ts";

export const CHANGES = planChanges(
  {
    addExternalContact: null,
    endExternalContact: null,
  },
  ["endExternalContact"],
);
