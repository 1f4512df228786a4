import { codeList } from "@overligger/shared/sector";

const SEL = (paragraph: string, from = "2024-01-01") => ["SEL", paragraph, from] as const;
const CHILD = (paragraph: string) => ["Barnets lov", paragraph, "2024-01-01"] as const;

/** Help under the children's act: kinds of their own, and none of them ever stands in a combined decision (FAM-03, V17). */
const FOR_CHILDREN = {
  FAMILY_TREATMENT: ["Family treatment", "Familiebehandling", CHILD("§ 32, stk. 1, nr. 5")],
  CHILD_CONTACT_PERSON: ["A contact person for a child", "Fast kontaktperson for barn", CHILD("§ 32, stk. 1, nr. 3")],
  CHILD_AIDS: ["Aids for a child", "Hjælpemidler til barn", CHILD("§ 90, nr. 4")],
  TRANSPORT: ["Transport", "Befordring", CHILD("§ 90")],
  LOST_EARNINGS: ["Compensation for lost earnings", "Tabt arbejdsfortjeneste", CHILD("§ 87")],
} as const;

/** The support under § 85, whose hours may be flexible (FLH-01). */
const SUPPORT = {
  HOME_SUPPORT: ["Support at home", "Bostøtte", SEL("§ 85")],
  CONTACT_PERSON: ["A contact person", "Fast kontaktperson", SEL("§ 85")],
} as const;

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
    ...SUPPORT,
    SUBSTANCE_TREATMENT: ["Treatment for substance abuse", "Stofmisbrugsbehandling", SEL("§ 101")],
    AIDS: ["Aids", "Hjælpemidler", SEL("§ 112")],
    TEMPORARY_STAY: ["Temporary stay", "Midlertidigt ophold på boform", SEL("§ 110")],
    ...FOR_CHILDREN,
  }),
  ...codeList("FLEXIBLE_HOURS", SUPPORT),
  ...codeList("NEVER_COMBINED", FOR_CHILDREN),
  ...codeList("OFFER_GROUND", {
    FOUND_RIGHT: ["The municipality finds it right to offer it", "Skønnes hensigtsmæssigt", SEL("§ 141, stk. 1")],
    REDUCED_FUNCTION: [
      "Must be offered: markedly reduced function",
      "Skal tilbydes: betydelig nedsat funktionsevne",
      SEL("§ 141, stk. 2, nr. 1"),
    ],
    SERIOUS_PROBLEMS: [
      "Must be offered: serious social problems",
      "Skal tilbydes: alvorlige sociale problemer",
      SEL("§ 141, stk. 2, nr. 2"),
    ],
  }),
  ...codeList("CONTENT", {
    PURPOSE: ["What the help is for", "Formål", SEL("§ 141, stk. 3")],
    EFFORT: ["What is needed to get there", "Indsats", SEL("§ 141, stk. 3")],
    EXPECTED_DURATION: ["How long it is expected to take", "Forventet varighed", SEL("§ 141, stk. 3")],
    OTHER_CONDITIONS: ["Other conditions", "Øvrige forhold", SEL("§ 141, stk. 3")],
  }),
  ...codeList("HOLISTIC_PLAN", {
    ACTION_PLAN: ["Holistic plan in its place", "Helhedsorienteret plan i stedet", SEL("§ 141, stk. 7")],
    YOUTH_PLAN: ["Holistic plan in its place", "Helhedsorienteret plan i stedet", CHILD("§ 110")],
    CHILD_PLAN: ["Holistic plan for the parents' part", "Helhedsorienteret plan for forældrenes del", CHILD("§ 110")],
  }),
  ...codeList("CONCERN_NOTIFIER", {
    SCHOOL: ["A school", "Skole", CHILD("§ 133")],
    DAY_CARE: ["Day care", "Dagtilbud", CHILD("§ 133")],
    HEALTH: ["A doctor, nurse or hospital", "Sundhedsvæsen", CHILD("§ 133")],
    POLICE: ["The police", "Politi", CHILD("§ 133")],
    OTHER_AUTHORITY: ["Another authority", "Anden myndighed", CHILD("§ 133")],
    CITIZEN: ["Somebody else", "Borger", CHILD("§ 135")],
    ANONYMOUS: ["Somebody unknown", "Anonym", CHILD("§ 135")],
  }),
  ...codeList("CONCERN_OUTCOME", {
    NO_ACTION: ["Nothing more is done", "Ingen videre handling", CHILD("§ 136")],
    SCREENING: ["The need is screened", "Screening", CHILD("§ 18")],
    CLARIFICATION: ["Some conditions are looked into", "Afdækning", CHILD("§ 19")],
    EXAMINATION: ["A full examination", "Børnefaglig undersøgelse", CHILD("§ 20")],
  }),
  ...codeList("GRANTOR", {
    MUNICIPAL_COUNCIL: ["The municipal council", "Kommunalbestyrelsen", SEL("§ 141 b, stk. 5", "2018-07-01")],
  }),
];
