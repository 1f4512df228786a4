import type { Room } from "../../room.ts";
import { ProposedParticipants1764000000171 } from "./0171-proposed-participants.ts";
import { HandOverNotes1764000000315 } from "./0315-hand-over-notes.ts";
import { AbsenceResolver, CoverResolver } from "./absence.resolver.ts";
import { Absence } from "./absence.ts";
import { CaseworkerResolver, CaseworkersResolver } from "./caseworker.resolver.ts";
import { CHANGES } from "./changes.ts";
import { CoordinationScheme } from "./coordination-scheme.ts";
import { LeavingResolver } from "./leaving.resolver.ts";
import { ObligationResolver, PlanObligationResolver } from "./obligation.resolver.ts";
import { ParticipantProposalResolver, ParticipantResolver } from "./participant.resolver.ts";
import { ParticipantProposal } from "./participant-proposal.ts";
import { ParticipationResolver } from "./participation.resolver.ts";
import { CoordinatorAssignmentResolver, PlanParticipantResolver } from "./people.resolver.ts";
import { SchemeResolver } from "./scheme.resolver.ts";
import { registerSchemes } from "./scheme.service.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [Absence, CoordinationScheme, ParticipantProposal],
  resolvers: [
    ParticipationResolver,
    ParticipantResolver,
    ParticipantProposalResolver,
    LeavingResolver,
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
  migrations: [ProposedParticipants1764000000171, HandOverNotes1764000000315],
  changes: CHANGES,
  tasks,
  stalls,
};
