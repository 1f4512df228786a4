import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  writePlanSummary: null,
  addSituationItem: null,
  removeSituationItem: null,
});
