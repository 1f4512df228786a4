import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  setFollowUp: null,
  recordFollowUp: { DA: "Der blev fulgt op på planen.", EN: "The plan was followed up." },
  flagUninvolvedSector: null,
  settleSectorFlag: null,
});
