import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  decideJointSupport: null,
  endJointSupport: null,
});
