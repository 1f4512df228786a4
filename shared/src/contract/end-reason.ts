import { registerEnumType } from "type-graphql";

export enum EndReason {
  GOAL_REACHED = "GOAL_REACHED",
  NO_LONGER_NEEDED = "NO_LONGER_NEEDED",
  CITIZEN_DECLINED = "CITIZEN_DECLINED",
  CONDITIONS_NOT_MET = "CONDITIONS_NOT_MET",
  TRANSFERRED = "TRANSFERRED",
  MOVED_AWAY = "MOVED_AWAY",
  DIED = "DIED",
  MISTAKE = "MISTAKE",
}

registerEnumType(EndReason, {
  name: "EndReason",
  description: "Why a sector ended a plan or an intervention (da: afslutningsgrund).",
  valuesConfig: {
    GOAL_REACHED: { description: "The goal was reached (da: målet er nået)." },
    NO_LONGER_NEEDED: { description: "The help is no longer needed (da: ikke længere behov)." },
    CITIZEN_DECLINED: { description: "The citizen does not want it (da: borgeren ønsker det ikke)." },
    CONDITIONS_NOT_MET: { description: "The law's conditions are no longer met (da: betingelser ikke opfyldt)." },
    TRANSFERRED: { description: "Another plan or another unit takes over (da: overgået til andet)." },
    MOVED_AWAY: { description: "The citizen moved to another municipality (da: fraflyttet)." },
    DIED: { description: "The citizen died (da: død)." },
    MISTAKE: { description: "It was made by mistake (da: oprettet ved en fejl)." },
  },
});
