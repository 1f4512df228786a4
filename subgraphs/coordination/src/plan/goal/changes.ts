import { planChanges } from "../../room.ts";

export const CHANGES = planChanges(
  {
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
    setObligation: {
      DA: "En myndighed blev bedt om at gøre sin del inden en bestemt dag.",
      EN: "An authority was asked to do its part by a day.",
    },
    meetObligation: { DA: "En myndighed har gjort sin del.", EN: "An authority has done its part." },
    releaseSector: { DA: "En myndighed skal ikke længere deltage.", EN: "An authority need no longer take part." },
  },
  ["releaseSector"],
);
