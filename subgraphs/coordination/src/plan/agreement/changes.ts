import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  keepAgreement: { DA: "En aftale blev holdt.", EN: "An agreement was kept." },
  agreeAgreement: { DA: "Nogen sagde ja til en aftale.", EN: "Somebody said yes to an agreement." },
  settleAgreement: { DA: "En aftale blev afsluttet uden at være holdt.", EN: "An agreement ended without being kept." },
  addAgreement: { DA: "Der blev skrevet en aftale.", EN: "An agreement was written down." },
});
