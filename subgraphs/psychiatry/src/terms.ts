import { inAct, LegalStatus, OWN_RULES } from "@overligger/shared";
import { type LegalTerm, legalTerm } from "@overligger/shared/sector";

const own = (code: string, days: number, en: string, da: string): LegalTerm =>
  legalTerm(
    code,
    days,
    inAct(OWN_RULES, "2026-01-01")("egen frist", { status: LegalStatus.LOCAL, source: { en, da } }),
  );

/** Numbers that no act sets, and that this needs nevertheless. */
export const terms: readonly LegalTerm[] = [
  own(
    "DISCHARGE_NOTICE_DAYS",
    91,
    "Ours: no act was found that says for how long after a discharge those who were given notice of it are asked to act. A quarter.",
    "Vores egen: der er ikke fundet nogen lov, der siger, hvor længe efter en udskrivning de varslede bliver bedt om at handle. Et kvartal.",
  ),
  own(
    "DISCHARGE_SILENCE_DAYS",
    2,
    "Ours: no act was found that says for how long a party of the coordination plan may leave a notice unanswered before the ward tells the unit by other means.",
    "Vores egen: der er ikke fundet nogen lov, der siger, hvor længe en part i koordinationsplanen kan lade et varsel ligge, før afdelingen varsler enheden på anden måde.",
  ),
  own(
    "DISCHARGE_PREPARATION_DAYS",
    14,
    "Ours: how long before an expected discharge the ward is asked for what it still lacks. No act was found that has a number.",
    "Vores egen: hvor længe før en ventet udskrivning afdelingen bliver bedt om det, der mangler. Der er ikke fundet nogen lov med et tal.",
  ),
];
