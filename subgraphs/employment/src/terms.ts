import { FROM_MEMORY, foundIn, inAct, LegalStatus } from "@overligger/shared";
import { type LegalTerm, legalTerm } from "@overligger/shared/sector";

const LAB = inAct("LAB", "2020-01-01");

/** Numbers that the employment act sets, by date; what is proposed and no law says so. */
export const terms: LegalTerm[] = [
  legalTerm(
    "FLEXJOB_RETURN_MONTHS",
    24,
    LAB("forslag: fleksjob på pause", {
      validFrom: "2018-10-01",
      status: LegalStatus.PROPOSAL,
      source: {
        en: "The proposal of the Danish Association of Social Workers, October 2018. Never seen enacted.",
        da: "Dansk Socialrådgiverforenings forslag, oktober 2018. Ikke set gennemført.",
      },
    }),
  ),
  legalTerm("RESOURCE_COURSE_MONTHS", 60, LAB("§ 112", { validTo: "2026-07-01" })),
  legalTerm("JOB_CLARIFICATION_MONTHS", 24, LAB("kapitel 18", { source: FROM_MEMORY })),
  legalTerm("FUND_WRITES_MONTHS", 3, LAB("§ 42", { source: foundIn("§ 42 (elov.dk)") })),
];
