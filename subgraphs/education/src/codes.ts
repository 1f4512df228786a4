import { codeList } from "@overligger/shared/sector";

const KUI = (paragraph: string) => ["KUI", paragraph, "2024-08-12"] as const;
const SCHOOL = (paragraph: string) => ["Folkeskoleloven", paragraph, "2024-08-27"] as const;
const ADULT = ["FVU", "§ 1", "2019-05-23"] as const;

const DUTY = ["KUI", "§ 2 a", "2010-08-01"] as const;

/** Words and dated law of schooling, youth guidance and adult education. */
export const codes = [
  ...codeList("PLAN", {
    EDUCATION_PLAN: ["A young person's education plan", "Uddannelsesplan", KUI("§ 2 c")],
    ADULT_EDUCATION_PLAN: ["Plan for adult education", "Plan for voksenuddannelse", ADULT],
  }),
  ...codeList("INTERVENTION", {
    GUIDANCE: ["Youth guidance", "Vejledning (UU)", KUI("§ 1"), KUI("§ 2 a")],
    TRIAL_COURSE: ["Trial course at preparatory basic education", "Afsøgningsforløb på FGU", KUI("§ 2 k")],
    FGU: ["Preparatory basic education", "Forberedende grunduddannelse (FGU)", KUI("§ 2 k")],
    PPR: ["Educational-psychological counselling", "Pædagogisk-psykologisk rådgivning (PPR)", SCHOOL("§ 3 a")],
    SCHOOL_SUPPORT: ["Extra support at school", "Ekstra støtte i skolen", SCHOOL("§ 3 a")],
    ADULT_COURSE: ["Adult course", "Voksenundervisning", ADULT],
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
    MUNICIPAL_COUNCIL: ["The municipal council", "Kommunalbestyrelsen", KUI("§ 1")],
  }),
];
