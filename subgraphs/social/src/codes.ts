import { foundIn, inAct, LegalStatus } from "@overligger/shared";
import { codeList } from "@overligger/shared/sector";

const SEL = inAct("SEL", "2024-01-01");
const CHILD = inAct("Barnets lov", "2024-01-01");
const HEALTH = inAct("Sundhedsloven", "2007-01-01");

const SOCIAL = { source: foundIn("lovbekendtgørelse nr. 67 af 22. januar 2024 (elov.dk, danskelove.dk)") };
const CHILDREN = { source: foundIn("lovbekendtgørelse nr. 282 af 17. marts 2025 (lovguiden.dk)") };
const DISABLED = {
  source: foundIn("vejledning nr. 9375 af 7. juni 2024 til barnets lov kapitel 8 (regelrytter.dk)"),
};
/** Until the children's act, the plans of children stood in the act on social services. */
const BEFORE = SEL("§ 140", { validFrom: "2011-01-01", validTo: "2024-01-01" });
const HOMES = { source: foundIn("danskelove.dk") };
const DRAFT = {
  en: "The draft of the Danish Association of Social Workers (BEU 2017-18, question 100). Never enacted.",
  da: "Dansk Socialrådgiverforenings udkast (BEU alm. del 2017-18, spørgsmål 100). Aldrig vedtaget.",
};

/** Help under the children's act: kinds of their own, and none of them ever stands in a combined decision (FAM-03, V17). */
const FOR_CHILDREN = {
  CHILD_PLACE_IN_DAY: [
    "A place in day care, at a youth club or a place of education",
    "Ophold i dagtilbud, klub eller uddannelsessted",
    CHILD("§ 32, stk. 1, nr. 1", CHILDREN),
  ],
  CHILD_SUPPORT_AT_HOME: [
    "Practical or pedagogical support in a child's home",
    "Praktisk eller pædagogisk støtte i barnets hjem",
    CHILD("§ 32, stk. 1, nr. 2", CHILDREN),
  ],
  YOUTH_PRACTICE: [
    "Practice at an employer for a young person",
    "Praktik hos en arbejdsgiver for en ung",
    CHILD("§ 32, stk. 1, nr. 4", CHILDREN),
  ],
  FAMILY_STAY: [
    "A stay for a whole family, day and night",
    "Døgnophold for hele familien",
    CHILD("§ 32, stk. 1, nr. 6", CHILDREN),
  ],
  CHILD_RELIEF_STAY: [
    "A child's stays with another family or at a home",
    "Støtteophold for et barn",
    CHILD("§ 32, stk. 1, nr. 7", CHILDREN),
  ],
  CHILD_OTHER_SUPPORT: [
    "Other counselling, treatment or support for a child",
    "Anden rådgivning, behandling eller støtte til et barn",
    CHILD("§ 32, stk. 1, nr. 8", CHILDREN),
  ],
  SPECIAL_DAY_CARE: [
    "Special day care or a special club",
    "Særligt dagtilbud eller klubtilbud",
    CHILD("§ 82", DISABLED),
    CHILD("§ 83", { source: foundIn("danskelove.dk") }),
    CHILD("§ 84", DISABLED),
  ],
  HOME_TRAINING: ["Training at home", "Hjemmetræning", CHILD("§ 85", DISABLED)],
  EXTRA_EXPENSES: ["Necessary extra expenses for a child", "Merudgifter til et barn", CHILD("§ 86", DISABLED)],
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
      source: foundIn("overskriften til § 90 i vejledning nr. 9375 af 7. juni 2024 (regelrytter.dk)", {
        en: "That aids are number 4 is from memory.",
        da: "At hjælpemidler er nr. 4, er efter hukommelsen.",
      }),
    }),
  ],
  TRANSPORT: ["Transport", "Befordring", CHILD("§ 90", DISABLED)],
  LOST_EARNINGS: ["Compensation for lost earnings", "Tabt arbejdsfortjeneste", CHILD("§ 87", DISABLED)],
} as const;

/** Treatment that the municipality gives under the health act: no part of a combined decision either (V17). */
const IN_HEALTH = {
  ALCOHOL_TREATMENT: [
    "Treatment for alcohol abuse",
    "Alkoholbehandling",
    HEALTH("§ 141", { source: foundIn("danskelove.dk") }),
  ],
  MEDICAL_DRUG_TREATMENT: [
    "Medical treatment for drug abuse",
    "Lægelig stofmisbrugsbehandling",
    HEALTH("§ 142", { source: foundIn("lovforslag L 34 af 9. oktober 2014 (docplayer.dk)") }),
  ],
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
    PERSONAL_CARE: [
      "Personal care and practical help",
      "Personlig og praktisk hjælp",
      SEL("§ 83", {
        source: foundIn("§ 83, stk. 1, som affattet i 2010 (retsinformation.dk)", {
          en: "What the act on the care of the elderly took over from 2025 was not verified.",
          da: "Hvad ældreloven har overtaget fra 2025, er ikke efterprøvet.",
        }),
      }),
    ],
    ESCORT: ["Escort", "Ledsagelse", SEL("§ 97")],
    SPECIAL_TREATMENT: ["Treatment of a special kind", "Behandlingsmæssigt tilbud af særlig karakter", SEL("§ 102")],
    SHELTERED_WORK: [
      "Sheltered work",
      "Beskyttet beskæftigelse",
      SEL("§ 103", { source: foundIn("psykiatriplus.dk") }),
    ],
    ACTIVITY_CENTRE: [
      "Activities and company",
      "Aktivitets- og samværstilbud",
      SEL("§ 104", { source: foundIn("psykiatriplus.dk") }),
    ],
    TEMPORARY_HOME: ["A temporary home with support", "Midlertidigt botilbud", SEL("§ 107", HOMES)],
    LASTING_HOME: ["A lasting home with support", "Længerevarende botilbud", SEL("§ 108", HOMES)],
    WOMENS_SHELTER: [
      "A stay at a shelter from violence",
      "Ophold på krisecenter",
      SEL("§ 109", { source: foundIn("vejledning nr. 4 til serviceloven, 2006 (yumpu.com)") }),
    ],
    ...IN_HEALTH,
    ...FOR_CHILDREN,
  }),
  ...codeList("FLEXIBLE_HOURS", {
    HOME_SUPPORT: ["Support at home", "Bostøtte", FLEXIBLE],
    CONTACT_PERSON: ["A contact person", "Støtte- og kontaktperson", FLEXIBLE],
  }),
  ...codeList("NEVER_COMBINED", { ...IN_HEALTH, ...FOR_CHILDREN }),
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
