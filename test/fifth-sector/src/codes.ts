import { codeList } from "@overligger/shared/sector";

const LAW = ["Almenboligloven", "§ 59", "2020-01-01"] as const;

/** The sector's words with their dated law. Nobody else may decide here: the list GRANTOR is left out. */
export const codes = [...codeList("INTERVENTION", { ADVICE: ["Advice on housing", "Boligrådgivning", LAW] })];
