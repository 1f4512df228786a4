import { planChanges } from "../../room.ts";

export const CHANGES = planChanges({
  addParticipant: { DA: "En sagsbehandler kom med i planen.", EN: "A caseworker joined the plan." },
  handOverCoordination: { DA: "En anden koordinerer planen.", EN: "Somebody else coordinates the plan." },
  appointCoCoordinator: { DA: "Der kom en koordinator mere.", EN: "A further coordinator was appointed." },
  coverAbsence: {
    DA: "En stedfortræder er sat ind for din koordinator.",
    EN: "A deputy stands in for your coordinator.",
  },
  setScheme: {
    DA: "Det blev besluttet, hvilket forløb planen hører under.",
    EN: "It was decided under which scheme the plan stands.",
  },
});
