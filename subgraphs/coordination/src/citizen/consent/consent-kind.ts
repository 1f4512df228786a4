import { registerEnumType } from "type-graphql";

export enum ConsentKind {
  JOINING = "JOINING",
  SHARING = "SHARING",
  HEALTH_RETRIEVAL = "HEALTH_RETRIEVAL",
  HOLISTIC_ASSESSMENT = "HOLISTIC_ASSESSMENT",
}

registerEnumType(ConsentKind, {
  name: "ConsentKind",
  description: "Different things that a citizen may agree to, each by itself (da: samtykketype).",
  valuesConfig: {
    JOINING: {
      description: "To have a coordinating plan at all: an offer that was accepted (da: samtykke til planen).",
    },
    SHARING: { description: "To share one sector's data in the plan (da: samtykke til videregivelse)." },
    HEALTH_RETRIEVAL: {
      description:
        "To fetch health information; written, lapses after at most one year, sundhedsloven § 44 (da: samtykke til indhentning af helbredsoplysninger).",
    },
    HOLISTIC_ASSESSMENT: {
      description:
        "That one sector takes part in one assessment of the citizen's whole situation: reads what the others found, and is read by them (da: samtykke til helhedsorienteret udredning).",
    },
  },
});
