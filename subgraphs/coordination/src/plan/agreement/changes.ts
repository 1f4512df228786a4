import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  addAgreement: { DA: "Der blev skrevet en aftale.", EN: "An agreement was written down." },
});
