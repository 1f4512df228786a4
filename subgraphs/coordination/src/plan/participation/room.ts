import type { Room } from "../../room.ts";
import { Absence } from "./absence.ts";
import { CHANGES } from "./changes.ts";
import { CoordinationScheme } from "./coordination-scheme.ts";
import {
  AbsenceResolver,
  CaseworkerResolver,
  CoordinatorAssignmentResolver,
  ObligationResolver,
  ParticipationResolver,
  PlanParticipantResolver,
} from "./participation.resolver.ts";
import { registerSchemes } from "./scheme.service.ts";
import { stalls } from "./stalls.ts";

export const room: Room = {
  entities: [Absence, CoordinationScheme],
  resolvers: [
    ParticipationResolver,
    ObligationResolver,
    CoordinatorAssignmentResolver,
    PlanParticipantResolver,
    AbsenceResolver,
    CaseworkerResolver,
  ],
  periods: ["Absence"],
  prepare: registerSchemes,
  changes: CHANGES,
  stalls,
};
