import { codeList } from "@overligger/shared";

const LAB = (paragraph: string, from = "2020-01-01", to?: string) =>
  to ? (["LAB", paragraph, from, to] as const) : (["LAB", paragraph, from] as const);

/** Words and dated law of the employment act. The law moved in steps during 2026, by lov nr. 1750 of 29 December 2025. */
export const codes = [
  ...codeList("PLAN", {
    MIN_PLAN: ["Employment plan", "Min Plan", LAB("§ 40, stk. 1")],
    REHABILITATION_PLAN: [
      "Rehabilitation plan",
      "Rehabiliteringsplan",
      LAB("§ 40, stk. 2", "2020-01-01", "2026-07-01"),
    ],
  }),
  ...codeList("INTERVENTION", {
    GUIDANCE: ["Guidance and clarification", "Vejledning og afklaring", LAB("§ 91")],
    EDUCATION_OFFER: ["Guidance and upskilling", "Vejledning og opkvalificering", LAB("§ 91")],
    COMPANY_PLACEMENT: ["Company placement", "Virksomhedspraktik", LAB("§ 57")],
    JOB_TRAINING: ["Job with wage subsidy", "Løntilskud eller jobtræning", LAB("§ 57"), LAB("§ 63")],
    MENTOR: ["Mentor", "Mentorstøtte", LAB("§ 167")],
    PSYCHOLOGIST: ["Psychologist", "Psykologforløb", LAB("§ 41, stk. 2, nr. 5")],
    FLEXJOB: ["Flexible job", "Fleksjob", LAB("§ 116")],
    PERSONAL_ASSISTANCE: [
      "Personal assistance at work",
      "Personlig assistance",
      ["Kompensationsloven", "§ 4", "2020-01-01"],
    ],
    AIDS: ["Aids at the workplace", "Hjælpemidler på arbejdspladsen", ["Kompensationsloven", "§ 15 j", "2020-01-01"]],
  }),
  // Two bodies must grant what the employment act decides (CMP-02).
  ...codeList("GRANTOR", {
    MUNICIPAL_COUNCIL: ["The municipal council", "Kommunalbestyrelsen", ["LOB", "§ 6, stk. 4", "2018-07-01"]],
    JOB_CENTRE: ["The job centre", "Jobcenteret", ["LOB", "§ 6, stk. 5", "2018-07-01"]],
  }),
];
