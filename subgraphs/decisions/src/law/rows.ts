import { foundIn, inAct, type LegalReference, LegalStatus } from "@overligger/shared";
import type { ComplaintRule, NeverCombined } from "./rule.ts";

const RSL = inAct("RSL", "2007-01-01");
const SINCE = "2007-01-01";

const CITY_DA = "Kommunen, som ser på sagen igen, før den sender klagen videre";
const CITY_EN = "The municipality, which looks at it again before it sends the complaint on";

type Rule = Pick<ComplaintRule, "code" | "act" | "body" | "bodyDa" | "bodyEn" | "law"> & Partial<ComplaintRule>;

/** Four weeks, first to the municipality, which has four weeks to look at it again: the ordinary way of social and employment law. */
const rule = (row: Rule): ComplaintRule => ({
  ...{ paragraph: null, weeks: 4, years: null, reassessWeeks: 4, suspensive: false, ownRoute: false },
  ...{ sendToDa: CITY_DA, sendToEn: CITY_EN, validFrom: SINCE, validTo: null },
  ...row,
});

const APPEALS = { body: "ANKESTYRELSEN", bodyDa: "Ankestyrelsen", bodyEn: "The National Social Appeals Board" };
const SCHOOL = {
  body: "KLAGENAEVNET_FOR_SPECIALUNDERVISNING",
  bodyDa: "Klagenævnet for Specialundervisning",
  bodyEn: "The Complaints Board for Special Needs Education",
};

const PATIENTS = {
  body: "STYRELSEN_FOR_PATIENTKLAGER",
  bodyDa: "Styrelsen for Patientklager",
  bodyEn: "The Agency for Patient Complaints",
  ...{ weeks: null, years: 2, reassessWeeks: null, ownRoute: true },
  sendToDa:
    "Styrelsen for Patientklager, på et skema på borger.dk: senest 2 år efter, at du vidste det, og højst 5 år efter, at det skete",
  sendToEn:
    "The Agency for Patient Complaints, by a form at borger.dk: at the latest 2 years after you knew of it, and at most 5 years after it happened",
};
const NOBODY = {
  ...{ body: "NONE", bodyDa: "Ingen klageinstans", bodyEn: "No body", weeks: null, reassessWeeks: null },
  sendToDa: "Der er ingen at klage til over denne del; du kan altid skrive til kommunen",
  sendToEn: "There is nobody to complain to about this part; you can always write to the municipality",
};

const ORDINARY: LegalReference = RSL("§§ 60, 66, 67 og 72", {
  source: foundIn(
    "§ 72 (danskelove.dk); § 67, stk. 1, om fire uger, nævnt i voksenansvarsloven § 23 (danskelove.dk); at kommunen ser på sagen igen og sender den videre inden fire uger (ast.dk, 3f.dk); ugedagen (muskelsvindfonden.dk)",
    {
      en: "That the first of it stands in § 60 and the second look in § 66 is from memory. Exceptions in § 72 (a child who is to come home or be moved, a stay against one's will) are not rows yet.",
      da: "At det første står i § 60 og genvurderingen i § 66, er efter hukommelsen. Undtagelser i § 72 (hjemgivelse og valg af anbringelsessted, ophold uden samtykke) er ikke rækker endnu.",
    },
  ),
});
/** Somebody has it checked before a letter is sent: it was searched for. */
const NOT_FOUND = {
  source: {
    en: "From memory: searched for on 28 November 2026 and not found.",
    da: "Efter hukommelsen: søgt den 28. november 2026 og ikke fundet.",
  },
};
/** The paragraphs on complaints of the employment acts, as an order names them. */
const OTHER_ACTORS = "§ 16 i bekendtgørelse nr. 1183 af 25. november 2019 (elov.dk)";
const SCHOOL_LAW = inAct("Folkeskoleloven", SINCE)("§ 51, stk. 2-5, og § 51 b", {
  source: foundIn(
    "§ 51 (elov.dk, lovbekendtgørelse nr. 1396 af 5. oktober 2022; regelrytter.dk, nr. 1100 af 2025); genvurdering hos skolen inden fire uger (svendborg.dk, kk.dk)",
  ),
});
/** Special needs education of the kinds that § 51 names; all else that a municipality decides about its schools goes to nobody. */
const special = (code: string, paragraph: string): ComplaintRule =>
  rule({
    ...{ code: `FOLKESKOLE_${code}`, act: "Folkeskoleloven", paragraph, ...SCHOOL, law: SCHOOL_LAW },
    sendToDa: "Barnets skole, som ser på sagen igen, før den sender klagen videre til nævnet",
    sendToEn: "The child's school, which looks at it again before it sends the complaint on to the board",
  });
const treatment = (code: string, paragraph: string): ComplaintRule =>
  rule({
    ...{ code: `PSYKIATRI_${code}`, act: "PSL", paragraph, ...PATIENTS },
    law: inAct("KEL", SINCE)("§§ 3 a og 10 b", {
      source: foundIn("stpk.dk; psykiatrilovens § 35 nævner ikke denne paragraf (krim.dk)", {
        en: "That a plan or an agreement is treatment, and so the agency's, is our reading.",
        da: "At en plan eller en aftale er behandling og derfor styrelsens, er vores læsning.",
      }),
    }),
  });

/**
 * None for FVU and FGU: a school decides on a place there, to whom one complains was not found, and nobody is told a guess. None for
 * LOB: no help is given under it; nor for a municipality's own plans.
 */
export const COMPLAINT_RULES: readonly ComplaintRule[] = [
  rule({ code: "SEL", act: "SEL", ...APPEALS, law: ORDINARY }),
  rule({
    ...{ code: "SEL_82_A", act: "SEL", paragraph: "§ 82 a", ...NOBODY },
    law: inAct("SEL", "2018-01-01")("§ 82 a", NOT_FOUND),
  }),
  rule({
    ...{ code: "BARNETS_LOV", act: "Barnets lov", ...APPEALS, validFrom: "2024-01-01" },
    law: RSL("§§ 60, 66, 67 og 72", {
      source: foundIn("ast.dk, socialraadgiverne.dk (også barnet selv fra 10 år)", {
        en: "What the children's committee decides goes to the board without a second look (ast.dk): that is no row yet.",
        da: "Det, som børne- og ungeudvalget afgør, går til Ankestyrelsen uden genvurdering (ast.dk): det er ingen række endnu.",
      }),
    }),
  }),
  rule({
    ...{ code: "LAB", act: "LAB", ...APPEALS },
    ...{ bodyDa: "Ankestyrelsens Beskæftigelsesudvalg", bodyEn: "The Employment Committee of the Appeals Board" },
    law: inAct("LAB", "2020-01-01")("§§ 204 og 205", {
      source: foundIn(`${OTHER_ACTORS}; udvalget, fire uger og genvurdering (aeldresagen.dk, 2024)`, {
        en: "The two paragraphs themselves, and whether lov nr. 1750 of 2025 changed them, were not read.",
        da: "Selve de to paragraffer, og om lov nr. 1750 af 2025 ændrede dem, er ikke læst.",
      }),
    }),
  }),
  rule({
    ...{ code: "KOMPENSATION", act: "Kompensationsloven", ...APPEALS },
    law: inAct("Kompensationsloven", "2020-01-01")("§ 17 a", {
      source: foundIn(OTHER_ACTORS, {
        en: "Which committee of the board decides was not found.",
        da: "Hvilket udvalg i Ankestyrelsen der afgør den, er ikke fundet.",
      }),
    }),
  }),
  rule({ code: "FOLKESKOLE", act: "Folkeskoleloven", ...NOBODY, law: SCHOOL_LAW }),
  special("3_2", "§ 3, stk. 2"),
  special("5_5", "§ 5, stk. 5"),
  special("20_2", "§ 20, stk. 2"),
  special("21", "§ 21"),
  special("22", "§ 22"),
  rule({
    ...{ code: "STU", act: "STU", ...SCHOOL, reassessWeeks: null },
    sendToDa: "Klagenævnet for Specialundervisning",
    sendToEn: "The Complaints Board for Special Needs Education",
    law: inAct("STU", "2007-08-01")("klage til nævnet", {
      source: foundIn("ast.dk, 2013 (klagen går direkte til nævnet); uvm.dk (nævnet er klageinstans)", {
        en: "The paragraph, and whether the act of 2023 changed that, were not found.",
        da: "Paragraffen, og om loven fra 2023 ændrede det, er ikke fundet.",
      }),
    }),
  }),
  rule({
    ...{ code: "KUI", act: "KUI", ...APPEALS, validFrom: "2019-08-01" },
    law: inAct("KUI", "2019-08-01")("klageadgang", NOT_FOUND),
  }),
  rule({
    ...{ code: "SUNDHED", act: "Sundhedsloven", ...PATIENTS },
    law: inAct("KEL", SINCE)("§§ 3 a og 10 b", {
      source: foundIn("stpk.dk; at det også er kommunens behandling (cancer.dk)", {
        en: "That whether one gets treatment at all goes the same way was not verified.",
        da: "At det går samme vej, om man overhovedet får behandling, er ikke efterprøvet.",
      }),
    }),
  }),
  rule({
    ...{ code: "PSYKIATRI", act: "PSL", weeks: null, reassessWeeks: null, ownRoute: true },
    body: "PSYKIATRISK_PATIENTKLAGENAEVN",
    bodyDa: "Det Psykiatriske Patientklagenævn",
    bodyEn: "The Psychiatric Patients' Complaints Board",
    sendToDa: "Sygehuset, som sender den til nævnet, mundtligt eller skriftligt; patientrådgiveren hjælper",
    sendToEn: "The hospital, which sends it to the board, by word of mouth or in writing; the patient adviser helps",
    law: inAct("PSL", SINCE)("§ 35", {
      source: foundIn("krim.dk; stpk.dk (ingen frist; sygehuset sender den videre)"),
    }),
  }),
  treatment("3", "§ 3"),
  treatment("13_A", "§ 13 a"),
  treatment("13_B", "§ 13 b"),
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
    status: LegalStatus.PROPOSAL,
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
      status: LegalStatus.PROPOSAL,
      source: foundIn("regeringens udspil om en hovedlov, s. 174 og 322"),
    }),
    validFrom: "2024-01-01",
  }),
];
