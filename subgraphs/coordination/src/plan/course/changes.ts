import { planChanges } from "../../room.ts";

export const CHANGES = planChanges(
  {
    activatePlan: { DA: "Planen trådte i kraft.", EN: "The plan came into force." },
    holdPlan: { DA: "Planen blev sat på pause.", EN: "The plan was put on hold." },
    recordCoProduction: {
      DA: "Det blev skrevet, om planen er lavet sammen med dig.",
      EN: "It was written down whether the plan was made together with you.",
    },
    closePlan: { DA: "Planen blev afsluttet.", EN: "The plan was closed." },
    moveCitizen: { DA: "Borgeren flyttede til en anden kommune.", EN: "The citizen moved to another municipality." },
    withdrawConsent: { DA: "Samtykket til planen blev trukket tilbage.", EN: "The consent to the plan was withdrawn." },
  },
  ["closePlan"],
);
