import { inAct, LegalStatus } from "@overligger/shared";

/** Since when, and where. LOCAL until its act stands in the table of acts (`shared/src/contract/act.ts`), and not looked up. */
export const LAW = inAct("Loven om Femte sektor", "2020-01-01")("§ 1", { status: LegalStatus.LOCAL });

/** The same, as a plan names it. */
export const LEGAL_BASIS = [LAW];
