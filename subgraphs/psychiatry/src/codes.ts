import { foundIn, inAct } from "@overligger/shared";
import { codeList } from "@overligger/shared/sector";

const PSL = inAct("PSL", "2015-09-29");

const BILL = "lovforslag L 164 af 7. februar 2019 (ft.dk)";
const TREATMENT = PSL("§ 3", { source: foundIn("bemærkningerne til lov nr. 403 af 1998 (krim.dk)") });
const AGREEMENT = PSL("§ 13 a", { source: foundIn(BILL) });

/** Words and dated law of the psychiatry act. No law lets others than psychiatry decide on treatment: the list GRANTOR is empty. */
export const codes = [
  ...codeList("PLAN", {
    TREATMENT_PLAN: ["Treatment plan", "Behandlingsplan", TREATMENT],
    DISCHARGE_AGREEMENT: ["Discharge agreement", "Udskrivningsaftale", AGREEMENT],
  }),
  ...codeList("COORDINATION", {
    COORDINATION_PLAN: [
      "Coordination plan without the patient",
      "Koordinationsplan",
      PSL("§ 13 b", { source: foundIn("pri.rn.dk") }),
      PSL("§ 13 c", { source: foundIn("pri.rn.dk") }),
    ],
  }),
  // The law is narrower than what was proposed for every adult with support: support under part V, for reduced mental function.
  ...codeList("DISCHARGE_DUTY", {
    ADULT_WITH_SOCIAL_SUPPORT: [
      "An adult who has support under part V of the act on social services for reduced mental function is discharged on an agreement",
      "Udskrivningsaftale for voksne, der får støtte efter servicelovens afsnit V på grund af nedsat psykisk funktionsevne",
      PSL("§ 13 a, stk. 1", {
        validFrom: "2019-07-01",
        source: foundIn(`${BILL}; gengivet som lov på pri.rn.dk`, {
          en: "The number of the act that was passed and the day it came into force were not found: the day is an assumption.",
          da: "Nummeret på den vedtagne lov og dagen, den trådte i kraft, er ikke fundet: dagen er en antagelse.",
        }),
      }),
    ],
  }),
  // To whom a discharge is told, and on what ground; the general practitioner where the plan names them as party.
  ...codeList("DISCHARGE_NOTICE", {
    PARTY: [
      "A party of the coordination plan, without consent",
      "Parter i koordinationsplanen, uden samtykke",
      PSL("§ 13 c", {
        source: foundIn("pri.rn.dk", {
          en: "It lets what is needed to make and watch over the plan be disclosed; that the day of discharge is part of that is our reading, and the day it came into force was not found.",
          da: "Den lader det videregive, der er nødvendigt for at lave planen og føre tilsyn med den; at dagen for udskrivning hører med, er vores læsning, og ikrafttrædelsen er ikke fundet.",
        }),
      }),
    ],
    COORDINATOR: [
      "Who coordinates, by the citizen's consents to share and to health information",
      "Den koordinerende sagsbehandler, efter borgerens samtykke til deling og til helbredsoplysninger",
      inAct("Sundhedsloven", "2007-01-01")("§ 43, stk. 1"),
    ],
  }),
  ...codeList("SUPPORT_SOURCE", {
    PATIENT: ["The patient", "Patienten", AGREEMENT],
    MUNICIPALITY: ["The municipality", "Kommunen", AGREEMENT],
    RELATIVE: ["A relative", "En pårørende", AGREEMENT],
  }),
  ...codeList("INTERVENTION", {
    CONVERSATIONS: ["Course of conversations", "Samtaleforløb", TREATMENT],
    CONTACT_NURSE: ["Contact nurse", "Kontaktsygeplejerske", TREATMENT, AGREEMENT],
    WARD_STAY: ["Stay on the ward", "Ophold på afdelingen", TREATMENT],
  }),
];
