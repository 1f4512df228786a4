import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  proposeGoal: null,
  agreeGoal: null,
  changeGoal: { DA: "Et mål fik andre ord: der spørges igen.", EN: "A goal was reworded: everybody is asked anew." },
  retractGoalAgreement: { DA: "Nogen er ikke længere enig i et mål.", EN: "Somebody no longer agrees to a goal." },
  commentGoal: null,
  prioritiseGoals: null,
  finishGoal: { DA: "Et mål blev nået eller opgivet.", EN: "A goal was met or given up." },
  releaseSector: { DA: "En myndighed skal ikke længere deltage.", EN: "An authority need no longer take part." },
});
