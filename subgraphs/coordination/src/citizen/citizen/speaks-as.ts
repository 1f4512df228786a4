import { registerEnumType } from "type-graphql";

export enum SpeaksAs {
  CITIZEN = "CITIZEN",
  PARENT = "PARENT",
  PROXY = "PROXY",
  CASEWORKER = "CASEWORKER",
}

registerEnumType(SpeaksAs, {
  name: "SpeaksAs",
  description: "As whom somebody said something for the citizen (da: hvem der taler).",
  valuesConfig: {
    CITIZEN: { description: "The citizen (da: borgeren selv)." },
    PARENT: { description: "A holder of parental authority (da: forældremyndighedsindehaver)." },
    PROXY: { description: "A guardian or future proxy (da: værge eller fremtidsfuldmægtig)." },
    CASEWORKER: { description: "Staff who wrote down what the citizen said (da: sagsbehandler)." },
  },
});
