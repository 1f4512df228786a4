import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  proposeGoal: null,
  agreeGoal: null,
  commentGoal: null,
  prioritiseGoals: null,
  finishGoal: { DA: "Et mål blev nået eller opgivet.", EN: "A goal was met or given up." },
  releaseSector: { DA: "En myndighed skal ikke længere deltage.", EN: "An authority need no longer take part." },
});
