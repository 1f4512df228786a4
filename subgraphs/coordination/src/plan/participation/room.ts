import type { Room } from "../../room.ts";
import { AbsenceResolver, CoverResolver } from "./absence.resolver.ts";
import { Absence } from "./absence.ts";
import { CaseworkerResolver, CaseworkersResolver } from "./caseworker.resolver.ts";
import { CHANGES } from "./changes.ts";
import { CoordinationScheme } from "./coordination-scheme.ts";
import { ObligationResolver, PlanObligationResolver } from "./obligation.resolver.ts";
import { ParticipationResolver } from "./participation.resolver.ts";
import { CoordinatorAssignmentResolver, PlanParticipantResolver } from "./people.resolver.ts";
import { SchemeResolver } from "./scheme.resolver.ts";
import { registerSchemes } from "./scheme.service.ts";
import { stalls } from "./stalls.ts";

export const room: Room = {
  entities: [Absence, CoordinationScheme],
  resolvers: [
    ParticipationResolver,
    PlanObligationResolver,
    ObligationResolver,
    SchemeResolver,
    CoordinatorAssignmentResolver,
    PlanParticipantResolver,
    CoverResolver,
    AbsenceResolver,
    CaseworkersResolver,
    CaseworkerResolver,
  ],
  periods: ["Absence"],
  prepare: registerSchemes,
  changes: CHANGES,
  stalls,
};
