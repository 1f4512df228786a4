import { codeList } from "@overligger/shared/sector";

const LAB = (paragraph: string, from = "2020-01-01", to?: string) =>
  to ? (["LAB", paragraph, from, to] as const) : (["LAB", paragraph, from] as const);

/** The rehabilitation team, which lov nr. 1750 no longer asks for. */
const TEAM = ["LOB", "§ 9", "2013-01-01", "2026-07-01"] as const;

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
  // Duties that come round; how often, the caseworker says.
  ...codeList("DUTY", {
    INTERVIEW: ["Interview", "Samtale", LAB("kapitel 7")],
    OFFER: ["Offer", "Tilbud", LAB("kapitel 11")],
  }),
  // Courses whose plan has one coordinator. Their last days for new citizens are those of lov nr. 1750 and of the LAB expected in 2027.
  ...codeList("SCHEME", {
    RESOURCE_COURSE: ["Resource course", "Ressourceforløb", LAB("§ 112", "2020-01-01", "2026-07-01")],
    JOB_CLARIFICATION: [
      "Job clarification course",
      "Jobafklaringsforløb",
      LAB("kapitel 18", "2020-01-01", "2027-01-01"),
    ],
  }),
  // What the rehabilitation team must treat before it is decided (REH-01), for as long as the law asks for a team.
  ...codeList("MATTER", {
    RESOURCE_COURSE: ["Resource course", "Ressourceforløb", TEAM],
    JOB_CLARIFICATION: ["Job clarification course", "Jobafklaringsforløb", TEAM],
    FLEXJOB: ["Flexible job", "Fleksjob", TEAM],
    DISABILITY_PENSION: ["Disability pension", "Førtidspension", TEAM],
    CROSS_SECTOR_INTERVENTIONS: ["Interventions across sectors", "Tværgående indsatser", TEAM],
  }),
  // What a municipality may let its team decide (REH-02, REH-03): neither job clarification nor a pension is among it.
  ...codeList("TEAM_MATTER", {
    RESOURCE_COURSE: [
      "Resource course",
      "Ressourceforløb",
      LAB("forslag: rehabiliteringsteamets kompetence", "2018-01-01"),
    ],
    FLEXJOB: ["Flexible job", "Fleksjob", LAB("forslag: rehabiliteringsteamets kompetence", "2018-01-01")],
    CROSS_SECTOR_INTERVENTIONS: [
      "Interventions across sectors",
      "Tværgående indsatser",
      LAB("forslag: rehabiliteringsteamets kompetence", "2018-01-01"),
    ],
  }),
  // Two bodies must grant what the employment act decides (CMP-02).
  ...codeList("GRANTOR", {
    MUNICIPAL_COUNCIL: ["The municipal council", "Kommunalbestyrelsen", ["LOB", "§ 6, stk. 4", "2018-07-01"]],
    JOB_CENTRE: ["The job centre", "Jobcenteret", ["LOB", "§ 6, stk. 5", "2018-07-01"]],
  }),
];
