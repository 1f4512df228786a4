import { planChanges } from "../../room.ts";

export const CHANGES = planChanges(
  {
    decideJointSupport: {
      DA: "Det blev skrevet ned, at hjælp fra flere myndigheder skal gives som én.",
      EN: "It was written down that help from several authorities is to be given as one.",
    },
    agreeJointSupport: {
      DA: "En myndighed besluttede at give sin hjælp sammen med en andens.",
      EN: "An authority decided to give its help together with another's.",
    },
    endJointSupport: {
      DA: "Hjælp fra flere myndigheder gives ikke længere som én.",
      EN: "Help from several authorities is no longer given as one.",
    },
  },
  ["endJointSupport"],
);
