import { planChanges } from "../../room.ts";

export const CHANGES = planChanges(
  {
    proposeParticipant: {
      DA: "Du blev spurgt, om en sagsbehandler må komme med.",
      EN: "You were asked whether a caseworker may join.",
    },
    withdrawParticipantProposal: null,
    answerParticipant: {
      DA: "Der blev svaret på, om en sagsbehandler må komme med.",
      EN: "It was answered whether a caseworker may join.",
    },
    endParticipant: { DA: "En sagsbehandler er ikke længere med.", EN: "A caseworker no longer takes part." },
    handOverCoordination: { DA: "En anden koordinerer planen.", EN: "Somebody else coordinates the plan." },
    callOffHandOver: {
      DA: "Det blev aflyst, at en anden skulle koordinere planen.",
      EN: "It was called off that somebody else coordinates the plan.",
    },
    appointCoCoordinator: { DA: "Der kom en koordinator mere.", EN: "A further coordinator was appointed." },
    coverAbsence: {
      DA: "En stedfortræder er sat ind for din koordinator.",
      EN: "A deputy stands in for your coordinator.",
    },
    endAbsence: { DA: "Din koordinator er tilbage.", EN: "Your coordinator is back." },
    endCaseworkerAffiliation: {
      DA: "En sagsbehandler er ikke længere med i planen.",
      EN: "A caseworker is no longer part of the plan.",
    },
    setScheme: {
      DA: "Det blev besluttet, hvilket forløb planen hører under.",
      EN: "It was decided under which scheme the plan stands.",
    },
  },
  ["withdrawParticipantProposal", "endParticipant", "handOverCoordination", "callOffHandOver"],
);
