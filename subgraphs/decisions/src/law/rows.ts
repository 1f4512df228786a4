import { FROM_MEMORY, foundIn, inAct, type LegalReference } from "@overligger/shared";
import type { ComplaintRule, NeverCombined } from "./rule.ts";

const RSL = inAct("RSL", "2007-01-01");
const SINCE = "2007-01-01";

const CITY_DA = "Kommunen, som ser på sagen igen, før den sender klagen videre";
const CITY_EN = "The municipality, which looks at it again before it sends the complaint on";

type Rule = Pick<ComplaintRule, "code" | "act" | "body" | "bodyDa" | "bodyEn" | "law"> & Partial<ComplaintRule>;

/** Four weeks, first to the municipality, which has four weeks to look at it again: the ordinary way of social and employment law. */
const rule = (row: Rule): ComplaintRule => ({
  ...{ paragraph: null, weeks: 4, years: null, reassessWeeks: 4, suspensive: false },
  ...{ sendToDa: CITY_DA, sendToEn: CITY_EN, validFrom: SINCE, validTo: null },
  ...row,
});

const APPEALS = { body: "ANKESTYRELSEN", bodyDa: "Ankestyrelsen", bodyEn: "The National Social Appeals Board" };
const SCHOOL = {
  body: "KLAGENAEVNET_FOR_SPECIALUNDERVISNING",
  bodyDa: "Klagenævnet for Specialundervisning",
  bodyEn: "The Complaints Board for Special Needs Education",
};

const ORDINARY: LegalReference = RSL("§§ 60, 66, 67 og 72", {
  source: foundIn("ast.dk, muskelsvindfonden.dk, danskelove.dk", {
    en: "The numbers of the paragraphs but § 72 are from memory.",
    da: "Paragraffernes numre ud over § 72 er efter hukommelsen.",
  }),
});
const UNVERIFIED = { source: FROM_MEMORY };

export const COMPLAINT_RULES: readonly ComplaintRule[] = [
  rule({ code: "SEL", act: "SEL", ...APPEALS, law: ORDINARY }),
  rule({
    code: "SEL_82_A",
    act: "SEL",
    paragraph: "§ 82 a",
    ...{ body: "NONE", bodyDa: "Ingen klageinstans", bodyEn: "No body" },
    ...{ weeks: null, reassessWeeks: null },
    sendToDa: "Der er ingen at klage til over denne del; du kan altid skrive til kommunen",
    sendToEn: "There is nobody to complain to about this part; you can always write to the municipality",
    law: inAct("SEL", "2018-01-01")("§ 82 a", UNVERIFIED),
  }),
  rule({ code: "BARNETS_LOV", act: "Barnets lov", ...APPEALS, validFrom: "2024-01-01", law: ORDINARY }),
  rule({
    code: "LAB",
    act: "LAB",
    ...APPEALS,
    ...{ bodyDa: "Ankestyrelsens Beskæftigelsesudvalg", bodyEn: "The Employment Committee of the Appeals Board" },
    law: ORDINARY,
  }),
  rule({ code: "KOMPENSATION", act: "Kompensationsloven", ...APPEALS, law: RSL("§ 60", UNVERIFIED) }),
  rule({
    code: "FOLKESKOLE",
    act: "Folkeskoleloven",
    ...SCHOOL,
    reassessWeeks: null,
    sendToDa: "Skolens leder eller kommunen, som sender klagen videre til nævnet",
    sendToEn: "The head of the school or the municipality, which sends the complaint on to the board",
    law: inAct("Folkeskoleloven", SINCE)("§§ 51 og 51 a", UNVERIFIED),
  }),
  rule({ code: "STU", act: "STU", ...SCHOOL, law: inAct("STU", "2023-08-01")("klageadgang", UNVERIFIED) }),
  rule({
    code: "KUI",
    act: "KUI",
    ...APPEALS,
    validFrom: "2019-08-01",
    law: inAct("KUI", "2019-08-01")("klageadgang", UNVERIFIED),
  }),
  rule({
    code: "SUNDHED",
    act: "Sundhedsloven",
    ...{
      body: "STYRELSEN_FOR_PATIENTKLAGER",
      bodyDa: "Styrelsen for Patientklager",
      bodyEn: "The Agency for Patient Complaints",
    },
    ...{ weeks: null, years: 2, reassessWeeks: null },
    sendToDa: "Styrelsen for Patientklager: senest 2 år efter, at du vidste det, og højst 5 år efter, at det skete",
    sendToEn:
      "The Agency for Patient Complaints: at the latest 2 years after you knew of it, and at most 5 years after it happened",
    law: inAct("Sundhedsloven", SINCE)("klage over sundhedsfaglig behandling", {
      source: foundIn("stpk.dk, familieadvokaten.dk", {
        en: "The act on complaints itself was not read.",
        da: "Selve klageloven er ikke læst.",
      }),
    }),
  }),
  rule({
    code: "PSYKIATRI",
    act: "PSL",
    ...{
      body: "PSYKIATRISK_PATIENTKLAGENAEVN",
      bodyDa: "Det Psykiatriske Patientklagenævn",
      bodyEn: "The Psychiatric Patients' Complaints Board",
    },
    ...{ weeks: null, reassessWeeks: null },
    sendToDa: "Sygehuset eller nævnet; patientrådgiveren hjælper med at skrive",
    sendToEn: "The hospital or the board; the patient adviser helps you write",
    law: inAct("PSL", SINCE)("klage til nævnet", UNVERIFIED),
  }),
];

const never = (row: Omit<NeverCombined, "validFrom" | "validTo"> & { validFrom?: string }): NeverCombined => ({
  validFrom: SINCE,
  validTo: null,
  ...row,
});

const HEALTH = {
  reasonDa: "Hjælp fra sundhedsvæsenet har sin egen klageadgang, som altid holdes for sig.",
  reasonEn: "Help from the health services has its own way to complain, which is always kept apart.",
  law: inAct("Sundhedsloven", SINCE)("klageadgangen opretholdes", {
    source: foundIn("regeringens udspil om en hovedlov, s. 175, 193 og 346"),
  }),
};

export const NEVER_COMBINED: readonly NeverCombined[] = [
  never({ code: "HEALTH", sector: "PSYCHIATRY", act: null, ...HEALTH }),
  never({ code: "HEALTH_ACT", sector: null, act: "Sundhedsloven", ...HEALTH }),
  never({ code: "PSYCHIATRY_ACT", sector: null, act: "PSL", ...HEALTH }),
  never({
    code: "CHILDREN",
    sector: null,
    act: "Barnets lov",
    reasonDa: "Hjælp til børn afgøres for sig, så barnets egne rettigheder bevares.",
    reasonEn: "Help to children is decided by itself, so that the child's own rights are kept.",
    law: inAct("Barnets lov", "2024-01-01")("støtte til børn", {
      source: foundIn("regeringens udspil om en hovedlov, s. 174 og 322"),
    }),
    validFrom: "2024-01-01",
  }),
];
