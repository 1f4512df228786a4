import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  proposeGoal: null,
  agreeGoal: null,
  changeGoal: {
    DA: "Et mål blev ændret: er ordene nye, bliver alle spurgt igen.",
    EN: "A goal was changed: where its words are new, everybody is asked anew.",
  },
  retractGoalAgreement: { DA: "Nogen er ikke længere enig i et mål.", EN: "Somebody no longer agrees to a goal." },
  commentGoal: null,
  prioritiseGoals: null,
  finishGoal: { DA: "Et mål blev nået eller opgivet.", EN: "A goal was met or given up." },
  releaseSector: { DA: "En myndighed skal ikke længere deltage.", EN: "An authority need no longer take part." },
});
