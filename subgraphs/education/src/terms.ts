import { foundIn, inAct, LegalStatus, OWN_RULES } from "@overligger/shared";
import { type LegalTerm, legalTerm } from "@overligger/shared/sector";

const KUI = inAct("KUI", "2010-08-01");

/** Numbers that the law on the young and on schools sets, by date; the last is the municipality's own. */
export const terms: LegalTerm[] = [
  legalTerm("DUTY_FROM_YEARS", 15, KUI("§ 2 a", { source: foundIn("KUI kapitel 1 a (elov.dk)") })),
  legalTerm("DUTY_TO_YEARS", 18, KUI("§ 2 a", { source: foundIn("KUI kapitel 1 a (elov.dk)") })),
  legalTerm("PLAN_TO_YEARS", 25, KUI("§ 2 c", { validFrom: "2019-08-01", source: foundIn("uvm.dk") })),
  legalTerm(
    "ABSENCE_NOTICE_PERCENT",
    15,
    inAct("SEL", "2019-08-01")("§ 153, stk. 2", { validTo: "2024-01-01", source: foundIn("socialraadgiverne.dk") }),
  ),
  legalTerm(
    "ABSENCE_NOTICE_PERCENT",
    15,
    inAct("Barnets lov", "2024-01-01")("§ 133, stk. 2", {
      source: foundIn("uvm.dk", {
        en: "That the rule stands in this subsection since 2024 is from memory.",
        da: "At reglen siden 2024 står i dette stykke, er efter hukommelsen.",
      }),
    }),
  ),
  // The school warns the parents before it tells the municipality.
  legalTerm(
    "ABSENCE_WARNING_PERCENT",
    10,
    inAct("Folkeskoleloven", "2019-08-01")("§ 39", {
      source: foundIn("uvm.dk; Ritzau 2020 efter ministeriet (sn.dk)", {
        en: "In which paragraph it stands was not found.",
        da: "I hvilken paragraf det står, er ikke fundet.",
      }),
    }),
  ),
  legalTerm(
    "SPECIAL_EDUCATION_HOURS",
    9,
    inAct("Folkeskoleloven", "2012-05-01")("§ 3, stk. 2", {
      source: foundIn(
        "lovforslag L 103 af 29. februar 2012 (ft.dk); vejledning nr. 11056 af 24. november 2015 (socialjura.dk)",
      ),
    }),
  ),
  legalTerm(
    "TRANSITION_NOTICE_MONTHS",
    6,
    inAct(OWN_RULES, "2019-08-01")("egen frist", {
      status: LegalStatus.LOCAL,
      source: { en: "The demo's own: no act has a number.", da: "Demoens egen: ingen lov har et tal." },
    }),
  ),
];
