import { planChanges } from "../../room.ts";

export const CHANGES = planChanges(
  {
    logContact: null,
    takeBackContact: null,
  },
  ["logContact", "takeBackContact"],
);
