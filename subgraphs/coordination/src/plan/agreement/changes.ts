import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  keepAgreement: { DA: "En aftale blev holdt.", EN: "An agreement was kept." },
  addAgreement: { DA: "Der blev skrevet en aftale.", EN: "An agreement was written down." },
});
