import { FROM_MEMORY, foundIn, inAct, LegalStatus } from "@overligger/shared";
import { codeList } from "@overligger/shared/sector";

const SEL = inAct("SEL", "2024-01-01");
const CHILD = inAct("Barnets lov", "2024-01-01");

const SOCIAL = { source: foundIn("lovbekendtgørelse nr. 67 af 22. januar 2024 (elov.dk, danskelove.dk)") };
const CHILDREN = { source: foundIn("lovbekendtgørelse nr. 282 af 17. marts 2025 (lovguiden.dk)") };
/** Until the children's act, the plans of children stood in the act on social services. */
const BEFORE = SEL("§ 140", { validFrom: "2011-01-01", validTo: "2024-01-01" });
const DRAFT = {
  en: "The draft of the Danish Association of Social Workers (BEU 2017-18, question 100). Never enacted.",
  da: "Dansk Socialrådgiverforenings udkast (BEU alm. del 2017-18, spørgsmål 100). Aldrig vedtaget.",
};

/** Help under the children's act: kinds of their own, and none of them ever stands in a combined decision (FAM-03, V17). */
const FOR_CHILDREN = {
  FAMILY_TREATMENT: ["Family treatment", "Familiebehandling", CHILD("§ 32, stk. 1, nr. 5", CHILDREN)],
  CHILD_CONTACT_PERSON: [
    "A contact person for a child",
    "Fast kontaktperson for barn",
    CHILD("§ 32, stk. 1, nr. 3", CHILDREN),
  ],
  CHILD_AIDS: [
    "Aids for a child",
    "Hjælpemidler til barn",
    CHILD("§ 90, nr. 4", {
      source: { en: `${FROM_MEMORY.en} The number is doubtful.`, da: `${FROM_MEMORY.da} Nummeret er tvivlsomt.` },
    }),
  ],
  TRANSPORT: ["Transport", "Befordring", CHILD("§ 90")],
  LOST_EARNINGS: ["Compensation for lost earnings", "Tabt arbejdsfortjeneste", CHILD("§ 87")],
} as const;

/** Flexible hours of the support under § 85 were proposed as a trial (FLH-01); no act knows them. */
const FLEXIBLE = SEL("forslag: fleksible timer i støtten efter § 85", {
  validFrom: "2018-10-01",
  status: LegalStatus.PROPOSAL,
  source: {
    en: "The proposal of the Danish Association of Social Workers, October 2018: a trial. No act was found.",
    da: "Dansk Socialrådgiverforenings forslag, oktober 2018: et forsøg. Ingen lov er fundet.",
  },
});

/** Words and dated law of the act on social services and of the children's act. */
export const codes = [
  ...codeList("PLAN", {
    ACTION_PLAN: ["Action plan for an adult", "Handleplan", SEL("§ 141", SOCIAL)],
    HOMELESS_PLAN: [
      "Plan for an adult in a home for the homeless",
      "Handleplan ved ophold på boform",
      SEL("§ 142", {
        validFrom: "2023-10-01",
        source: foundIn("nævnt i § 110 (danskelove.dk)", {
          en: "The paragraph itself and its first day were not found.",
          da: "Paragraffen selv og dens første dag er ikke fundet.",
        }),
      }),
    ],
    CHILD_PLAN: ["The child's plan", "Barnets plan", BEFORE, CHILD("§ 91", CHILDREN)],
    YOUTH_PLAN: ["The young person's plan", "Ungeplan", BEFORE, CHILD("§ 108", CHILDREN)],
  }),
  ...codeList("INTERVENTION", {
    HOME_SUPPORT: ["Support at home", "Bostøtte", SEL("§ 85", SOCIAL)],
    CONTACT_PERSON: ["A contact person", "Støtte- og kontaktperson", SEL("§ 99")],
    SUBSTANCE_TREATMENT: ["Treatment for drug abuse", "Stofmisbrugsbehandling", SEL("§ 101", SOCIAL)],
    AIDS: ["Aids", "Hjælpemidler", SEL("§ 112")],
    TEMPORARY_STAY: ["Temporary stay", "Midlertidigt ophold på boform", SEL("§ 110", SOCIAL)],
    ...FOR_CHILDREN,
  }),
  ...codeList("FLEXIBLE_HOURS", {
    HOME_SUPPORT: ["Support at home", "Bostøtte", FLEXIBLE],
    CONTACT_PERSON: ["A contact person", "Støtte- og kontaktperson", FLEXIBLE],
  }),
  ...codeList("NEVER_COMBINED", FOR_CHILDREN),
  ...codeList("OFFER_GROUND", {
    FOUND_RIGHT: [
      "The municipality finds it right to offer it",
      "Skønnes hensigtsmæssigt",
      SEL("§ 141, stk. 1", SOCIAL),
    ],
    REDUCED_FUNCTION: [
      "Must be offered: markedly reduced function",
      "Skal tilbydes: betydelig nedsat funktionsevne",
      SEL("§ 141, stk. 2, nr. 1", SOCIAL),
    ],
    SERIOUS_PROBLEMS: [
      "Must be offered: serious social problems",
      "Skal tilbydes: alvorlige sociale problemer",
      SEL("§ 141, stk. 2, nr. 2", SOCIAL),
    ],
  }),
  ...codeList("CONTENT", {
    PURPOSE: ["What the help is for", "Formål", SEL("§ 141, stk. 3", SOCIAL)],
    EFFORT: ["What is needed to get there", "Indsats", SEL("§ 141, stk. 3", SOCIAL)],
    EXPECTED_DURATION: ["How long it is expected to take", "Forventet varighed", SEL("§ 141, stk. 3", SOCIAL)],
    OTHER_CONDITIONS: ["Other conditions", "Øvrige forhold", SEL("§ 141, stk. 3", SOCIAL)],
  }),
  ...codeList("HOLISTIC_PLAN", {
    ACTION_PLAN: ["Holistic plan in its place", "Helhedsorienteret plan i stedet", SEL("§ 141, stk. 7", SOCIAL)],
    YOUTH_PLAN: ["Holistic plan in its place", "Helhedsorienteret plan i stedet", CHILD("§ 110", CHILDREN)],
    CHILD_PLAN: [
      "Holistic plan for the parents' part",
      "Helhedsorienteret plan for forældrenes del",
      CHILD("§ 110", CHILDREN),
    ],
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
    NO_ACTION: ["Nothing more is done", "Ingen videre handling", CHILD("§ 136", CHILDREN)],
    SCREENING: ["The need is screened", "Screening", CHILD("§ 18", CHILDREN)],
    CLARIFICATION: ["Some conditions are looked into", "Afdækning", CHILD("§ 19", CHILDREN)],
    EXAMINATION: ["A full examination", "Børnefaglig undersøgelse", CHILD("§ 20", CHILDREN)],
  }),
  ...codeList("GRANTOR", {
    MUNICIPAL_COUNCIL: [
      "The municipal council",
      "Kommunalbestyrelsen",
      SEL("§ 141 b, stk. 5", { validFrom: "2017-08-24", status: LegalStatus.PROPOSAL, source: DRAFT }),
    ],
  }),
];
