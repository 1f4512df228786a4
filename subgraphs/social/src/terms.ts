import { foundIn, inAct } from "@overligger/shared";
import { type LegalTerm, legalTerm } from "@overligger/shared/sector";

/** Numbers that the children's act sets. */
export const terms: readonly LegalTerm[] = [
  legalTerm(
    "CONCERN_ASSESSMENT_HOURS",
    24,
    inAct("Barnets lov", "2024-01-01")("§ 136", { source: foundIn("lovguiden.dk") }),
  ),
];
