import { codeList } from "@overligger/shared/sector";

const PSL = (paragraph: string) => ["PSL", paragraph, "2015-09-29"] as const;

/** Words and dated law of the psychiatry act. No law lets others than psychiatry decide on treatment: the list GRANTOR is empty. */
export const codes = [
  ...codeList("PLAN", {
    TREATMENT_PLAN: ["Treatment plan", "Behandlingsplan", PSL("§ 3")],
    DISCHARGE_AGREEMENT: ["Discharge agreement", "Udskrivningsaftale", PSL("§ 13 a")],
  }),
  ...codeList("COORDINATION", {
    COORDINATION_PLAN: ["Coordination plan without the patient", "Koordinationsplan", PSL("§ 13 b"), PSL("§ 13 c")],
  }),
  ...codeList("DISCHARGE_DUTY", {
    ADULT_WITH_SOCIAL_SUPPORT: [
      "An adult with social support is discharged on an agreement",
      "Udskrivningsaftale for voksne med støtte efter serviceloven",
      PSL("§ 13 a"),
    ],
  }),
  ...codeList("SUPPORT_SOURCE", {
    PATIENT: ["The patient", "Patienten", PSL("§ 13 a")],
    MUNICIPALITY: ["The municipality", "Kommunen", PSL("§ 13 a")],
    RELATIVE: ["A relative", "En pårørende", PSL("§ 13 a")],
  }),
  ...codeList("INTERVENTION", {
    CONVERSATIONS: ["Course of conversations", "Samtaleforløb", PSL("§ 3")],
    CONTACT_NURSE: ["Contact nurse", "Kontaktsygeplejerske", PSL("§ 3"), PSL("§ 13 a")],
    WARD_STAY: ["Stay on the ward", "Ophold på afdelingen", PSL("§ 3")],
  }),
];
