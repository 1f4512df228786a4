import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  recordGoalAgreementOnPaper: {
    DA: "Det blev skrevet ned, at du er enig i et mål.",
    EN: "It was written down that you agree to a goal.",
  },
  recordAgreementOnPaper: {
    DA: "Det blev skrevet ned, at du siger ja til en aftale.",
    EN: "It was written down that you say yes to an agreement.",
  },
  recordParticipantAnswerOnPaper: {
    DA: "Det blev skrevet ned, om en sagsbehandler må komme med.",
    EN: "It was written down whether a caseworker may join.",
  },
  recordViewOnPaper: {
    DA: "Det, du har sagt om planen, blev skrevet ned.",
    EN: "What you said of the plan was written down.",
  },
  recordCoProductionOnPaper: {
    DA: "Det blev skrevet ned, om planen er lavet sammen med dig.",
    EN: "It was written down whether the plan was made with you.",
  },
  disputeRecord: {
    DA: "Du har bestridt noget, der blev skrevet ned.",
    EN: "You disputed something that was written down.",
  },
});
