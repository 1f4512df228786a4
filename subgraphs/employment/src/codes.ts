import { FROM_MEMORY, foundIn, inAct, LegalStatus } from "@overligger/shared";
import { codeList } from "@overligger/shared/sector";

const LAB = inAct("LAB", "2020-01-01");
const LOB = inAct("LOB", "2015-01-01");
const COMPENSATION = inAct("Kompensationsloven", "2020-01-01");

const { PROPOSAL } = LegalStatus;
const CONSOLIDATED = foundIn("lovbekendtgørelse nr. 280 af 1. marts 2024 (lovguiden.dk, elov.dk)");
const FLEXJOB = foundIn("LAB kapitel 20 (elov.dk)");
const COMPENSATED = foundIn("lovbekendtgørelse nr. 108 af 3. februar 2020 (elov.dk)");

/** Lov nr. 1750 af 29. december 2025, of which the bill and the ministry's answers were read. */
const LOV_1750 = foundIn("svar om lov nr. 1750 af 29. december 2025 (star.dk)", {
  en: "That it is so from 1 July 2026 is read from the bill, L 66.",
  da: "At det er fra 1. juli 2026, er læst i lovforslaget, L 66.",
});

/** The rehabilitation team, which lov nr. 1750 no longer asks for. */
const TEAM = LOB("§ 9", { validTo: "2026-07-01", source: LOV_1750 });

/** What a municipality may let its team decide was proposed and never became law; since 1 July 2026 no law asks for a team at all. */
const TEAM_DECIDES = LOB("forslag: rehabiliteringsteamets kompetence", {
  validFrom: "2018-01-01",
  status: PROPOSAL,
  source: {
    en: "The proposal of the Danish Association of Social Workers of 2018. No act that makes it law was found.",
    da: "Dansk Socialrådgiverforenings forslag fra 2018. Ingen lov, der gennemfører det, er fundet.",
  },
});

/** Subsections 4 and 5 stood in the act, without giving anybody the power to decide: that is the proposal's own text. */
const MAY_DECIDE = (subsection: number) =>
  LOB(`forslag: § 6, stk. ${subsection}`, {
    validFrom: "2017-08-24",
    status: PROPOSAL,
    source: {
      en: "The draft of the Danish Association of Social Workers (BEU 2017-18, question 100). The act had such a subsection without power to decide.",
      da: "Dansk Socialrådgiverforenings udkast (BEU alm. del 2017-18, spørgsmål 100). Loven havde et sådant stykke uden beslutningskompetence.",
    },
  });

/** Words and dated law of the employment act. The law moved in steps during 2026, by lov nr. 1750 of 29 December 2025. */
export const codes = [
  ...codeList("PLAN", {
    MIN_PLAN: ["Employment plan", "Min Plan", LAB("§ 40, stk. 1", { source: CONSOLIDATED })],
    REHABILITATION_PLAN: [
      "Rehabilitation plan",
      "Rehabiliteringsplan",
      LAB("§ 40, stk. 2", { validTo: "2026-07-01", source: LOV_1750 }),
    ],
  }),
  ...codeList("INTERVENTION", {
    GUIDANCE: ["Guidance and clarification", "Vejledning og afklaring", LAB("§ 91", { source: CONSOLIDATED })],
    EDUCATION_OFFER: [
      "Guidance and upskilling",
      "Vejledning og opkvalificering",
      LAB("§ 91", { source: CONSOLIDATED }),
    ],
    COMPANY_PLACEMENT: ["Company placement", "Virksomhedspraktik", LAB("§ 57")],
    JOB_TRAINING: ["Job with wage subsidy", "Løntilskud eller jobtræning", LAB("§ 57"), LAB("§ 63")],
    MENTOR: [
      "Mentor",
      "Mentorstøtte",
      LAB("§ 167", {
        source: foundIn("lovbekendtgørelse nr. 280 af 1. marts 2024", {
          en: "A bill reduced the scheme from 1 January 2026: how much of it is left was not verified.",
          da: "Et lovforslag indskrænkede ordningen fra 1. januar 2026: hvor meget der er tilbage, er ikke efterprøvet.",
        }),
      }),
    ],
    PSYCHOLOGIST: ["Psychologist", "Psykologforløb", LAB("§ 41, stk. 2, nr. 5", { source: CONSOLIDATED })],
    FLEXJOB: ["Flexible job", "Fleksjob", LAB("§ 116", { source: FLEXJOB })],
    PERSONAL_ASSISTANCE: ["Personal assistance at work", "Personlig assistance", COMPENSATION("§ 4")],
    AIDS: ["Aids at the workplace", "Hjælpemidler på arbejdspladsen", COMPENSATION("§ 15 j", { source: COMPENSATED })],
  }),
  // The steps of a flexible job, in their order.
  ...codeList("FLEXJOB_STEP", {
    ASSESSED: [
      "Found to need a flexible job, after what else there is was tried",
      "Visiteret til fleksjob, efter at andet er prøvet",
      LAB("§ 116, stk. 3", { source: FLEXJOB }),
    ],
    EMPLOYED: ["Employed in a flexible job", "Ansat i fleksjob", LAB("§ 117", { source: FLEXJOB })],
    SUBSIDISED: [
      "The employer's wages and the subsidy to the citizen",
      "Løn fra arbejdsgiveren og fleksløntilskud",
      LAB("§ 123", { source: foundIn("nævnt i § 117 (elov.dk)") }),
    ],
    FOLLOWED_UP: ["The need is looked at again", "Opfølgning på fleksjobbet", LAB("kapitel 20")],
    LEFT: [
      "Left for ordinary work, with a way back",
      "På pause for at prøve ordinært arbejde",
      LAB("forslag: fleksjob på pause", {
        validFrom: "2018-10-01",
        status: PROPOSAL,
        source: {
          en: "The proposal of the Danish Association of Social Workers, October 2018. Never seen enacted.",
          da: "Dansk Socialrådgiverforenings forslag, oktober 2018. Ikke set gennemført.",
        },
      }),
    ],
  }),
  // Duties that come round; how often, the caseworker says.
  ...codeList("DUTY", {
    INTERVIEW: ["Interview", "Samtale", LAB("kapitel 7")],
    OFFER: ["Offer", "Tilbud", LAB("kapitel 11")],
  }),
  // Courses whose plan has one coordinator.
  ...codeList("SCHEME", {
    RESOURCE_COURSE: ["Resource course", "Ressourceforløb", LAB("§ 112", { validTo: "2026-07-01", source: LOV_1750 })],
    JOB_CLARIFICATION: [
      "Job clarification course",
      "Jobafklaringsforløb",
      LAB("kapitel 18", {
        source: {
          en: `${FROM_MEMORY.en} Expected to end with a new act on 1 January 2027: that is no law yet, as far as could be verified, so no end is entered.`,
          da: `${FROM_MEMORY.da} Ventes at ophøre med en ny lov den 1. januar 2027: det er endnu ikke lov, så vidt det kunne efterprøves, så intet slut er skrevet ind.`,
        },
      }),
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
    RESOURCE_COURSE: ["Resource course", "Ressourceforløb", TEAM_DECIDES],
    FLEXJOB: ["Flexible job", "Fleksjob", TEAM_DECIDES],
    CROSS_SECTOR_INTERVENTIONS: ["Interventions across sectors", "Tværgående indsatser", TEAM_DECIDES],
  }),
  // Two bodies must grant what the employment act decides (CMP-02). What the second is called is the proposal's word: in the act
  // lov nr. 1750 made "the job centre" into "the municipality" in 2026.
  ...codeList("GRANTOR", {
    MUNICIPAL_COUNCIL: ["The municipal council", "Kommunalbestyrelsen", MAY_DECIDE(4)],
    JOB_CENTRE: ["The job centre", "Jobcenteret", MAY_DECIDE(5)],
  }),
];
