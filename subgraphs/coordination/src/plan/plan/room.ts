import { IdempotencyKey } from "@overligger/shared";
import type { Room } from "../../room.ts";
import { WhoseView1764000000161 } from "./0161-whose-view.ts";
import { CoordinatorAssignment, PlanParticipant } from "./assignment.ts";
import { CHANGES } from "./changes.ts";
import { CitizenPlanResolver } from "./citizen-plan.resolver.ts";
import { CitizenView } from "./citizen-view.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { PlanResolver } from "./plan.resolver.ts";
import { readPlan } from "./plan.service.ts";
import { keepFirstRevisions, knowParts } from "./plan-change.ts";
import { PlanRevision } from "./plan-revision.ts";

export const room: Room = {
  entities: [CoordinatingPlan, CitizenView, CoordinatorAssignment, PlanParticipant, PlanRevision, IdempotencyKey],
  resolvers: [PlanResolver, CitizenPlanResolver],
  references: { CoordinatingPlan: ({ id }: { id: string }, context) => readPlan(context, id) },
  periods: ["CoordinatingPlan", "CoordinatorAssignment", "PlanParticipant"],
  migrations: [WhoseView1764000000161],
  planParts: [CitizenView, CoordinatorAssignment, PlanParticipant],
  changes: CHANGES,
  demo,
  generated,
  seeded: keepFirstRevisions,
  gathered: knowParts,
};
