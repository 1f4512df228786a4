import {
  asConnection,
  connectionOf,
  DateScalar,
  manyBy,
  OnceInput,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  partOf,
  Refusal,
  Role,
  selectList,
  UserError,
  Where,
} from "@overligger/shared";
import { Length, MaxLength } from "class-validator";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Qualification } from "../../town/people/qualification.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { Warning } from "../../warning.ts";
import { goalsBinding, releaseSector } from "../goal/obligation.service.ts";
import { ParticipationObligation } from "../goal/obligation.ts";
import { PlanGoal } from "../goal/plan-goal.ts";
import { AppointmentBasis, CoordinatorAssignment, PlanParticipant } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { coverAbsence } from "./absence.service.ts";
import { Absence } from "./absence.ts";
import { CoordinationScheme } from "./coordination-scheme.ts";
import { ledBy } from "./coordinator.policy.ts";
import * as people from "./participation.service.ts";
import { schemeInForce, setScheme } from "./scheme.service.ts";

@InputType("AddParticipantInput", { description: "A caseworker who joins a plan for their sector." })
class AddParticipantInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker." })
  caseworkerId!: string;
}

@InputType("ReleaseSectorInput", { description: "A sector that need no longer take part." })
class ReleaseSectorInput extends PlanChangeInput {
  @Field(() => ID, { description: "Code of the sector." })
  sector!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters." })
  reason!: string;
}

@InputType("HandOverCoordinationInput", { description: "Who coordinates from a day on." })
class HandOverCoordinationInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker who takes over." })
  toCaseworkerId!: string;

  @Field(() => DateScalar, { description: "Their first day; the one before leads until the day before." })
  on!: string;

  @Field(() => Boolean, { description: "That the citizen has been told." })
  citizenInformed!: boolean;

  @Field(() => AppointmentBasis, { nullable: true, description: "Why they were chosen." })
  basis?: AppointmentBasis | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The assessment behind it, at most 2,000 characters." })
  assessment?: string | null;
}

@InputType("AppointCoCoordinatorInput", { description: "A further coordinator beside the lead." })
class AppointCoCoordinatorInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker." })
  caseworkerId!: string;

  @Field(() => DateScalar, { nullable: true, description: "Their first day; left out: today." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The first day they no longer coordinate; left out: open." })
  to?: string | null;

  @Field(() => AppointmentBasis, { nullable: true, description: "Why they were chosen." })
  basis?: AppointmentBasis | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The assessment behind it, at most 2,000 characters." })
  assessment?: string | null;
}

@InputType("SetSchemeInput", { description: "Under which scheme a plan stands." })
class SetSchemeInput extends PlanChangeInput {
  @Field(() => ID, { nullable: true, description: "Code of the scheme; null takes the plan out of any." })
  scheme?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Since when the citizen is under it; left out: today." })
  since?: string | null;
}

@InputType("CoverAbsenceInput", { description: "Who is away, and who does their work." })
class CoverAbsenceInput extends OnceInput {
  @Field(() => ID, { description: "Who is away." })
  caseworkerId!: string;

  @Field(() => ID, { description: "Who does their work in every plan they lead." })
  deputyId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day; left out: today." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day they are back; left out: nobody knows yet." })
  to?: string | null;
}

@ObjectType("CoverAbsencePayload", { description: "What came of covering an absence.", simpleResolvers: true })
class CoverAbsencePayload {
  @Field(() => Absence, { nullable: true, description: "The absence; null where there is something to mend." })
  absence!: Absence | null;

  @Field(() => Int, { description: "In how many plans the deputy stands in." })
  plans!: number;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];

  @Field(() => [Warning], { description: "What was done all the same, but that somebody should know." })
  warnings!: Warning[];
}

@ObjectType("Caseload", { description: "How many plans a coordinator leads (da: sagstal).", simpleResolvers: true })
class Caseload {
  @Field(() => Int, { description: "Open plans that they lead today." })
  led!: number;

  @Field(() => Int, { nullable: true, description: "The municipality's limit; null where it has no policy." })
  limit!: number | null;

  @Field(() => Boolean, { description: "Whether the limit is reached." })
  full!: boolean;
}

const CaseworkerConnection = connectionOf<Caseworker>(Caseworker, "Caseworker", { danish: "sagsbehandlere" });

const isStaff = ({ caller }: CoordinationContext) =>
  caller.role === Role.CASEWORKER || caller.role === Role.COORDINATOR || caller.role === Role.LEADER;

@Resolver(() => CoordinatingPlan)
export class ParticipationResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator lets a caseworker take part for their sector, which is bound from then on; goals agreed before must be agreed by that sector too (da: tilføj deltager). ${CHANGE_ERRORS}`,
  })
  addParticipant(
    @Arg("input", () => AddParticipantInput, { description: "Who joins." }) input: AddParticipantInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return people.addParticipant(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator tells that a sector need no longer take part; it stays bound until the goals it agreed to are finished (da: ophør af medvirken). ${CHANGE_ERRORS}`,
  })
  releaseSector(
    @Arg("input", () => ReleaseSectorInput, { description: "Which sector, and why." }) input: ReleaseSectorInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return releaseSector(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Hands the lead over without a day between (da: overdrag koordineringen). ${CHANGE_ERRORS}`,
  })
  handOverCoordination(
    @Arg("input", () => HandOverCoordinationInput, { description: "To whom and when." })
    input: HandOverCoordinationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return people.handOver(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Appoints a further coordinator beside the lead (da: udpeg medkoordinator). ${CHANGE_ERRORS}`,
  })
  appointCoCoordinator(
    @Arg("input", () => AppointCoCoordinatorInput, { description: "Who, and when." })
    input: AppointCoCoordinatorInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return people.appointCoCoordinator(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Puts a plan under a scheme in which one coordinator makes and keeps it, or takes it out (da: lovbestemt forløb). ${CHANGE_ERRORS}`,
  })
  setScheme(
    @Arg("input", () => SetSchemeInput, { description: "Which scheme." }) input: SetSchemeInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return setScheme(context, input);
  }

  @Mutation(() => CoverAbsencePayload, {
    description:
      "A leader, or who is away themself, names a deputy for every plan they lead; they keep the lead, so that no day is without (da: dæk fravær). Errors: NOT_FOUND where you may not act for them.",
  })
  coverAbsence(
    @Arg("input", () => CoverAbsenceInput, { description: "Who is away, and who stands in." }) input: CoverAbsenceInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CoverAbsencePayload> {
    return coverAbsence(context, input);
  }

  @Query(() => CaseworkerConnection, {
    description:
      "Who works in your municipality, with what they lead; for staff and leaders, empty for others (da: sagsbehandlere). Errors: BAD_USER_INPUT.",
  })
  async caseworkers(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Caseworker>> {
    const { municipality } = context.caller;
    const where =
      isStaff(context) && municipality !== null
        ? new Where().and("municipality = ?", municipality)
        : new Where().and("false");
    return asConnection(CaseworkerConnection, await pageOf(context, Caseworker, where, args, "name", "ASC"));
  }

  @Query(() => [CoordinationScheme], {
    description:
      "The schemes of the law in which one coordinator makes and keeps the plan, past and present (da: lovbestemte forløb). A short list.",
  })
  async coordinationSchemes(@Ctx() context: CoordinationContext): Promise<CoordinationScheme[]> {
    return context.db.query(
      `SELECT ${selectList(context.db, CoordinationScheme)} FROM coordination_scheme ORDER BY code COLLATE "C"`,
    );
  }

  @FieldResolver(() => CoordinationScheme, {
    nullable: true,
    description: "The scheme the plan stands under; null for none (da: lovbestemt forløb).",
  })
  scheme(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<CoordinationScheme | null> {
    return schemeInForce(context, plan);
  }

  @FieldResolver(() => [ParticipationObligation], {
    description: "Which authorities are bound to work along, past and present (da: forpligtelser).",
  })
  obligations(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<ParticipationObligation[]> {
    return partOf(context, plan, ParticipationObligation, "planId");
  }
}

@Resolver(() => ParticipationObligation)
export class ObligationResolver {
  @FieldResolver()
  async sector(
    @Root() obligation: ParticipationObligation,
    @Ctx() context: CoordinationContext,
  ): Promise<Sector | null> {
    return (await sectors(context)).get(obligation.sectorCode) ?? null;
  }

  @FieldResolver()
  async openGoalIds(
    @Root() obligation: ParticipationObligation,
    @Ctx() context: CoordinationContext,
  ): Promise<string[]> {
    const goals = await partOf(context, obligation, PlanGoal, "planId", obligation.planId);
    return goalsBinding(obligation.sectorCode, goals).map(({ id }) => id);
  }
}

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
    return (await sectors(context)).get(participant.sectorCode) ?? null;
  }
}

@Resolver(() => Absence)
export class AbsenceResolver {
  @FieldResolver()
  caseworker(@Root() absence: Absence, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(absence.caseworkerId);
  }

  @FieldResolver()
  deputy(@Root() absence: Absence, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(absence.deputyId);
  }
}

@Resolver(() => Caseworker)
export class CaseworkerResolver {
  @FieldResolver(() => [Qualification], {
    description: "What fits them to coordinate (da: kompetencer).",
  })
  qualifications(@Root() caseworker: Caseworker, @Ctx() context: CoordinationContext): Promise<Qualification[]> {
    return manyBy(context, Qualification, "caseworkerId").load(caseworker.id);
  }

  @FieldResolver(() => Caseload, {
    nullable: true,
    description: "How many plans they lead; for staff and leaders (da: sagstal). Errors: FORBIDDEN.",
  })
  async caseload(@Root() caseworker: Caseworker, @Ctx() context: CoordinationContext): Promise<Caseload> {
    if (!isStaff(context)) throw new Refusal("FORBIDDEN");
    const policy = caseworker.municipality === null ? null : await policyOf(context, caseworker.municipality);
    const led = await ledBy(context, caseworker.id);
    const limit = policy?.caseloadLimit ?? null;
    return { led, limit, full: limit !== null && led >= limit };
  }
}
