import { registerEnumType } from "type-graphql";

export enum ConsentKind {
  JOINING = "JOINING",
  SHARING = "SHARING",
  HEALTH_RETRIEVAL = "HEALTH_RETRIEVAL",
}

registerEnumType(ConsentKind, {
  name: "ConsentKind",
  description: "Three different things that a citizen may agree to (da: samtykketype).",
  valuesConfig: {
    JOINING: {
      description: "To have a coordinating plan at all: an offer that was accepted (da: samtykke til planen).",
    },
    SHARING: { description: "To share one sector's data in the plan (da: samtykke til videregivelse)." },
    HEALTH_RETRIEVAL: {
      description:
        "To fetch health information; written, lapses after at most one year, sundhedsloven § 44 (da: samtykke til indhentning af helbredsoplysninger).",
    },
  },
});
