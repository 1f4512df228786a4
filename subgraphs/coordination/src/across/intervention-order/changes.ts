import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  addInterventionDependency: null,
  removeInterventionDependency: null,
});
