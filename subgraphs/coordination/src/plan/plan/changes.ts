import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  answerOffer: { DA: "Der blev sagt ja til en koordinerende plan.", EN: "A coordinating plan was accepted." },
  recordCitizenView: null,
});
