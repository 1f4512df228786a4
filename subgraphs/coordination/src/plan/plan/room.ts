import { IdempotencyKey } from "@overligger/shared";
import type { Room } from "../../room.ts";
import { WhoseView1764000000161 } from "./0161-whose-view.ts";
import { Readers1764000000190 } from "./0190-readers.ts";
import { ClosedPlans1764000000213 } from "./0213-closed-plans.ts";
import { CoordinatorAssignment, PlanParticipant } from "./assignment.ts";
import { CHANGES } from "./changes.ts";
import { CitizenPlanResolver } from "./citizen-plan.resolver.ts";
import { CitizenView } from "./citizen-view.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { PlanResolver } from "./plan.resolver.ts";
import { readPlan, readsPlanOf } from "./plan.service.ts";
import { keepFirstRevisions, knowParts } from "./plan-change.ts";
import { PlanRevision } from "./plan-revision.ts";
import { knowWhatIsReadAlong, plansAhead } from "./read-along.ts";
import { PlanReaders } from "./readers.ts";

export const room: Room = {
  entities: [
    CoordinatingPlan,
    CitizenView,
    CoordinatorAssignment,
    PlanParticipant,
    PlanReaders,
    PlanRevision,
    IdempotencyKey,
  ],
  resolvers: [PlanResolver, CitizenPlanResolver],
  references: { CoordinatingPlan: ({ id }: { id: string }, context) => readPlan(context, id) },
  periods: ["CoordinatingPlan", "CoordinatorAssignment", "PlanParticipant"],
  migrations: [WhoseView1764000000161, Readers1764000000190, ClosedPlans1764000000213],
  planParts: [CitizenView, CoordinatorAssignment, PlanParticipant, PlanReaders],
  withCitizen: plansAhead,
  withPlan: [
    [CoordinatorAssignment],
    [PlanParticipant],
    [PlanReaders, "summary", "meetings", "agreements", "situation"],
  ],
  changes: CHANGES,
  relation: readsPlanOf,
  demo,
  generated,
  seeded: keepFirstRevisions,
  gathered: (rooms) => {
    knowParts(rooms);
    knowWhatIsReadAlong(rooms);
  },
};
