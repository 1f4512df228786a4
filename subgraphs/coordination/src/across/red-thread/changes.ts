import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({ linkGoal: null, unlinkGoal: null });
