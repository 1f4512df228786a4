import type { LegalTerm } from "@overligger/shared/sector";

/** Numbers that the employment act sets, by date. What is proposed and not law says so in its paragraph. */
export const terms: LegalTerm[] = [
  {
    code: "FLEXJOB_RETURN_MONTHS",
    amount: 24,
    act: "LAB",
    paragraph: "forslag: fleksjob på pause",
    validFrom: "2018-01-01",
    validTo: null,
  },
  {
    code: "RESOURCE_COURSE_MONTHS",
    amount: 60,
    act: "LAB",
    paragraph: "§ 112",
    validFrom: "2020-01-01",
    validTo: "2026-07-01",
  },
  {
    code: "JOB_CLARIFICATION_MONTHS",
    amount: 24,
    act: "LAB",
    paragraph: "kapitel 18",
    validFrom: "2020-01-01",
    validTo: "2027-01-01",
  },
  {
    code: "FUND_WRITES_MONTHS",
    amount: 3,
    act: "LAB",
    paragraph: "§ 42",
    validFrom: "2020-01-01",
    validTo: null,
  },
];
