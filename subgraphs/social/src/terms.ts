import type { LegalTerm } from "@overligger/shared/sector";

/** Numbers that the children's act sets. */
export const terms: readonly LegalTerm[] = [
  {
    code: "CONCERN_ASSESSMENT_HOURS",
    amount: 24,
    act: "Barnets lov",
    paragraph: "§ 136",
    validFrom: "2024-01-01",
    validTo: null,
  },
];
