import type { LegalTerm } from "@overligger/shared/sector";

const term = (code: string, amount: number, act: string, paragraph: string, validFrom: string): LegalTerm => ({
  code,
  amount,
  act,
  paragraph,
  validFrom,
  validTo: null,
});

/** Numbers that the law on the young and on schools sets, by date; the last is the municipality's own. */
export const terms: LegalTerm[] = [
  term("DUTY_FROM_YEARS", 15, "KUI", "§ 2 a", "2010-08-01"),
  term("DUTY_TO_YEARS", 18, "KUI", "§ 2 a", "2010-08-01"),
  term("PLAN_TO_YEARS", 25, "KUI", "§ 2 c", "2019-08-01"),
  term("ABSENCE_NOTICE_PERCENT", 15, "Folkeskoleloven", "§ 39", "2019-08-01"),
  term("SPECIAL_EDUCATION_HOURS", 9, "Folkeskoleloven", "§ 3, stk. 2", "2012-05-01"),
  term("TRANSITION_NOTICE_MONTHS", 6, "Kommunen", "egen frist", "2019-08-01"),
];
