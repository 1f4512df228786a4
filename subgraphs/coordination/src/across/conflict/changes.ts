import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  flagContentConflict: null,
  takeBackContentConflict: null,
  settleContentConflict: {
    DA: "To indsatser eller mål, der modarbejdede hinanden, blev afklaret ved en aftale.",
    EN: "Two efforts or goals that worked against each other were settled by an agreement.",
  },
});
