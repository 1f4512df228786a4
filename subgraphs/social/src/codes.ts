import { codeList } from "@overligger/shared";

const SEL = (paragraph: string, from = "2024-01-01") => ["SEL", paragraph, from] as const;
const CHILD = (paragraph: string) => ["Barnets lov", paragraph, "2024-01-01"] as const;

/** Words and dated law of the act on social services and of the children's act. */
export const codes = [
  ...codeList("PLAN", {
    ACTION_PLAN: ["Action plan for an adult", "Handleplan", SEL("§ 141")],
    HOMELESS_PLAN: [
      "Plan for an adult in a home for the homeless",
      "Handleplan ved ophold på boform",
      SEL("§ 142", "2023-10-01"),
    ],
    CHILD_PLAN: ["The child's plan", "Barnets plan", ["SEL", "§ 140", "2011-01-01", "2024-01-01"], CHILD("§ 91")],
    YOUTH_PLAN: ["The young person's plan", "Ungeplan", ["SEL", "§ 140", "2011-01-01", "2024-01-01"], CHILD("§ 108")],
  }),
  ...codeList("INTERVENTION", {
    HOME_SUPPORT: ["Support at home", "Bostøtte", SEL("§ 85")],
    CONTACT_PERSON: ["A contact person", "Fast kontaktperson", SEL("§ 85")],
    SUBSTANCE_TREATMENT: ["Treatment for substance abuse", "Stofmisbrugsbehandling", SEL("§ 101")],
    AIDS: ["Aids", "Hjælpemidler", SEL("§ 112")],
    TEMPORARY_STAY: ["Temporary stay", "Midlertidigt ophold på boform", SEL("§ 110")],
    LOST_EARNINGS: ["Compensation for lost earnings", "Tabt arbejdsfortjeneste", CHILD("§ 87")],
    TRANSPORT: ["Transport", "Befordring", CHILD("§ 90")],
    FAMILY_TREATMENT: ["Family treatment", "Familiebehandling", CHILD("§ 32, stk. 1, nr. 5")],
  }),
  ...codeList("GRANTOR", {
    MUNICIPAL_COUNCIL: ["The municipal council", "Kommunalbestyrelsen", SEL("§ 141 b, stk. 5", "2018-07-01")],
  }),
];
