import { codeList } from "@overligger/shared/sector";
import { LAW } from "./law.ts";

/** The sector's words with their dated law. Nobody else may decide here: the list GRANTOR is left out. */
export const codes = [...codeList("INTERVENTION", { ADVICE: ["Advice", "Rådgivning", LAW] })];
