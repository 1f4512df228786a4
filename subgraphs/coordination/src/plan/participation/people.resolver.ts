import { oneBy, Role } from "@overligger/shared";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { CoordinatorAssignment, PlanParticipant } from "../plan/assignment.ts";
import { coordinatorsOf } from "../plan/plan.service.ts";

@Resolver(() => CoordinatorAssignment)
export class CoordinatorAssignmentResolver {
  @FieldResolver()
  caseworker(
    @Root() assignment: CoordinatorAssignment,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(assignment.caseworkerId);
  }

  /** Between those who coordinate, and to the citizen, of whom it tells. Who is to take over reads it before their first day. */
  @FieldResolver()
  async handOverNotes(
    @Root() { planId, handOverNotes = null }: CoordinatorAssignment,
    @Ctx() context: CoordinationContext,
  ): Promise<string | null> {
    const { caller, today } = context;
    if (handOverNotes === null || caller.role === Role.CITIZEN) return handOverNotes;
    const all = await coordinatorsOf(context, planId);
    const own = all.some(
      ({ caseworkerId, endsOn }) => caseworkerId === caller.id && (endsOn === null || endsOn > today),
    );
    return own ? handOverNotes : null;
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
