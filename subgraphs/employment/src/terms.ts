import { FROM_MEMORY, foundIn, inAct, LegalStatus, OWN_RULES } from "@overligger/shared";
import { type LegalTerm, legalTerm } from "@overligger/shared/sector";

const LAB = inAct("LAB", "2020-01-01");

/** How long before a day somebody is asked to act: no act has such a number. */
const notice = (code: string, days: number): LegalTerm =>
  legalTerm(
    code,
    days,
    inAct(OWN_RULES, "2026-01-01")("egen frist", {
      status: LegalStatus.LOCAL,
      source: {
        en: "Ours: how long before the day somebody is asked to act. No act was found that has a number.",
        da: "Vores egen: hvor længe før dagen nogen bliver bedt om at handle. Der er ikke fundet nogen lov med et tal.",
      },
    }),
  );

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
  notice("DUTY_NOTICE_DAYS", 14),
  notice("FUND_HANDOVER_NOTICE_DAYS", 14),
  notice("FLEXJOB_RETURN_NOTICE_DAYS", 90),
  notice("SCHEME_END_NOTICE_DAYS", 90),
];
