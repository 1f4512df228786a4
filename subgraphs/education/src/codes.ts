import { foundIn, inAct, LegalStatus, OWN_RULES } from "@overligger/shared";
import { codeList } from "@overligger/shared/sector";

const YOUNG = foundIn("lovbekendtgørelse nr. 953 af 12. august 2024 (elov.dk)");
const KUI = inAct("KUI", "2024-08-12");
const SCHOOL = inAct("Folkeskoleloven", "2024-08-27");
const FVU = inAct("FVU", "2019-05-23");
const FGU = inAct("FGU", "2019-08-01");

const DUTY = KUI("§ 2 a", { validFrom: "2010-08-01", source: foundIn("KUI kapitel 1 a (elov.dk)") });
const OWN_PLAN = inAct(OWN_RULES, "2019-08-01");

/** Words and dated law of schooling, youth guidance and adult education. */
export const codes = [
  ...codeList("PLAN", {
    EDUCATION_PLAN: ["A young person's education plan", "Uddannelsesplan", KUI("§ 2 c", { source: YOUNG })],
    ADULT_EDUCATION_PLAN: [
      "Plan for adult education",
      "Plan for voksenuddannelse",
      OWN_PLAN("egen plan", {
        status: LegalStatus.LOCAL,
        source: {
          en: "No act asks for such a plan: a municipality or a school makes it of its own.",
          da: "Ingen lov kræver en sådan plan: en kommune eller en skole laver den af sig selv.",
        },
      }),
    ],
  }),
  ...codeList("INTERVENTION", {
    GUIDANCE: ["Youth guidance", "Vejledning (UU)", KUI("§ 1"), KUI("§ 2 a", { source: YOUNG })],
    TRIAL_COURSE: [
      "Trial course at preparatory basic education",
      "Afsøgningsforløb på FGU",
      KUI("§ 2 k", { source: YOUNG }),
    ],
    FGU: ["Preparatory basic education", "Forberedende grunduddannelse (FGU)", KUI("§ 2 k", { source: YOUNG })],
    // The three ways through it; which of them a school offers is the school's.
    FGU_GENERAL: ["Preparatory basic education: general", "FGU: almen grunduddannelse (AGU)", FGU("kapitel 3")],
    FGU_PRODUCTION: [
      "Preparatory basic education: production",
      "FGU: produktionsgrunduddannelse (PGU)",
      FGU("kapitel 3"),
    ],
    FGU_VOCATIONAL: ["Preparatory basic education: at work", "FGU: erhvervsgrunduddannelse (EGU)", FGU("kapitel 3")],
    STU: [
      "Specially planned youth education",
      "Særligt tilrettelagt ungdomsuddannelse (STU)",
      inAct("STU", "2023-08-01")("§ 2", {
        source: foundIn("STU-loven efter lovbekendtgørelse nr. 1077 af 11. august 2023 (elov.dk)"),
      }),
    ],
    TENTH_GRADE: ["Tenth grade", "10. klasse", SCHOOL("§ 19 a")],
    PPR: [
      "Educational-psychological counselling",
      "Pædagogisk-psykologisk rådgivning (PPR)",
      SCHOOL("§ 12, stk. 2", {
        source: foundIn("lov om ændring af folkeskoleloven af 6. maj 2009 (retsinformation.dk)"),
      }),
    ],
    SCHOOL_SUPPORT: [
      "Extra support at school",
      "Ekstra støtte i skolen",
      SCHOOL("§ 3 a", { source: foundIn("uvm.dk") }),
      SCHOOL("§ 3, stk. 2", { source: foundIn("lovforslag L 103 af 29. februar 2012 (ft.dk)") }),
    ],
    ADULT_COURSE: [
      "Adult course",
      "Voksenundervisning",
      FVU("§ 1", { source: foundIn("lov nr. 487 af 31. maj 2000 (elov.dk)") }),
    ],
  }),
  // What fulfils the duty of 15–17-year-olds; the list is open.
  ...codeList("ACTIVITY", {
    COMPULSORY_SCHOOL: ["School", "Grundskole", DUTY],
    YOUTH_EDUCATION: ["Youth education", "Ungdomsuddannelse", DUTY],
    FGU: ["Preparatory basic education", "Forberedende grunduddannelse (FGU)", DUTY],
    WORK: ["Work", "Beskæftigelse", DUTY],
    INTERNSHIP: ["Internship", "Praktik", DUTY],
    VOLUNTARY_WORK: ["Voluntary work", "Frivilligt arbejde", DUTY],
    STAY_ABROAD: ["Stay abroad", "Ophold i udlandet", DUTY],
    OTHER: ["Other activity that leads to education", "Anden aktivitet, der fører til uddannelse", DUTY],
  }),
  ...codeList("GRANTOR", {
    MUNICIPAL_COUNCIL: [
      "The municipal council",
      "Kommunalbestyrelsen",
      KUI("§ 1", {
        source: {
          en: "Our reading: the council is responsible and may let its administration act for it. That it may let staff of another area decide was not verified.",
          da: "Vores læsning: kommunalbestyrelsen har ansvaret og kan lade forvaltningen handle for sig. At den kan lade ansatte fra et andet område afgøre, er ikke efterprøvet.",
        },
      }),
    ],
  }),
];
