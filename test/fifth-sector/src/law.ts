/** Act, paragraph, first day. To be looked up: what stands here was not verified. */
export const LAW = ["Loven om Femte sektor", "§ 1", "2020-01-01"] as const;

const [act, paragraph, validFrom] = LAW;
/** The same, as a plan names it. */
export const LEGAL_BASIS = [{ act, paragraph, validFrom, validTo: null }];
