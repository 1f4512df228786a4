import { oneBy } from "@overligger/shared";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { CoordinatorAssignment, PlanParticipant } from "../plan/assignment.ts";

@Resolver(() => CoordinatorAssignment)
export class CoordinatorAssignmentResolver {
  @FieldResolver()
  caseworker(
    @Root() assignment: CoordinatorAssignment,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(assignment.caseworkerId);
  }
}

@Resolver(() => PlanParticipant)
export class PlanParticipantResolver {
  @FieldResolver()
  caseworker(@Root() participant: PlanParticipant, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(participant.caseworkerId);
  }

  @FieldResolver()
  async sector(@Root() participant: PlanParticipant, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, participant.sectorCode);
  }
}
