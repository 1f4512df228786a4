import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  setPlanReaders: {
    DA: "Det blev ændret, hvem der læser noget i planen.",
    EN: "Who reads something in the plan was changed.",
  },
});
