import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  keepAgreement: { DA: "En aftale blev holdt.", EN: "An agreement was kept." },
  agreeAgreement: { DA: "Nogen sagde ja til en aftale.", EN: "Somebody said yes to an agreement." },
  settleAgreement: {
    DA: "En aftale gælder ikke: den blev ikke holdt, faldt bort eller fik et nej.",
    EN: "An agreement does not hold: it was not kept, was dropped, or somebody said no to it.",
  },
  addAgreement: { DA: "Der blev skrevet en aftale.", EN: "An agreement was written down." },
});
