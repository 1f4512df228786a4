import { DataCategory, isUuid, manyBy, oneBy, worksWithCitizens } from "@overligger/shared";
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { askSectors } from "../../across/ask/ask.service.ts";
import { inOwnRight, mandatesOf } from "../../across/ask/mandate.service.ts";
import { INTERVENTIONS } from "../../across/ask/question.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay, callerParty, seatsFor } from "../../citizen/citizen/standing.service.ts";
import { assessedOf } from "../../citizen/consent/assessing.service.ts";
import { consentsOf } from "../../citizen/consent/consents.ts";
import type { CoordinationContext } from "../../context.ts";
import { agreed, isByRight } from "../../plan/access/access.policy.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { PlanGoal, PlanGoalStatus } from "../../plan/goal/plan-goal.ts";
import { CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import { mayRead, planBehind, planOf, readPlan } from "../../plan/plan/plan.service.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { carryDecisions } from "./carrying.service.ts";
import { DecisionStanding, HeldHelp, type OpenedSector, StandingGoal } from "./standing.ts";

/** A decision tells what help there is, and why. */
const TOLD = [DataCategory.INTERVENTIONS, DataCategory.DETAILS];

/** What a plan opens to the caller of other sectors' help; their own they see by their own right, where their sign-in says they work, or not. */
async function openedBy(context: CoordinationContext, citizenId: string, planId: string | null) {
  if (!worksWithCitizens(context.caller)) return [];
  const plan = planId === null ? await planBehind(context, citizenId) : await readPlan(context, planId);
  if (plan?.citizenId !== citizenId || !(await mayRead(context, plan))) return [];
  return (await sectorsOf(context, plan))
    .filter(
      ({ decision }) =>
        decision.reason === null && !isByRight(decision) && TOLD.every((each) => decision.categories.includes(each)),
    )
    .map(
      ({ sector, decision }): OpenedSector => ({ sector: sector.code, planId: plan.id, except: decision.exceptItems }),
    );
}

/**
 * Whether the citizen agreed that each of these sectors' help is known to each of the others: by what they share, to whom, in a plan that
 * runs. A sector's own right to its own case is no agreement.
 */
async function knowOfEachOther(context: CoordinationContext, citizenId: string, codes: readonly string[]) {
  const [plan, registry, consents] = await Promise.all([
    planBehind(context, citizenId),
    sectors(context),
    consentsOf(context, citizenId),
  ]);
  if (!plan) return false;
  return codes.every((code) =>
    codes.every((other) => {
      const sector = registry.get(code);
      if (!sector || other === code) return sector !== undefined;
      const { reason, categories } = agreed(sector, consents, plan.status, context.today, new Set([other]));
      return reason === null && TOLD.every((each) => categories.includes(each));
    }),
  );
}

@Resolver(() => DecisionStanding)
export class StandingResolver {
  @Directive("@inaccessible")
  @Query(() => DecisionStanding, {
    nullable: true,
    description: "In what right the caller deals with a citizen, or with whom a plan is for. For decisions alone.",
  })
  async decisionStanding(
    @Arg("citizenId", () => ID, { nullable: true, description: "With whom." }) asked: string | null,
    @Arg("planId", () => ID, { nullable: true, description: "Through which plan; it is read." }) planId: string | null,
    @Arg("sectors", () => [String], { description: "Under whose law they may want to decide." }) codes: string[],
    @Ctx() context: CoordinationContext,
  ): Promise<DecisionStanding | null> {
    const citizenId = asked ?? (planId && (await readPlan(context, planId))?.citizenId) ?? "";
    const citizen = isUuid(citizenId) ? await oneBy(context, Citizen, "id").load(citizenId) : null;
    if (!citizen) return null;
    const { municipality } = citizen;
    const [reads, acts, party, seats, opened, assessed, policy, mandates, together] = await Promise.all([
      callerMay(context, citizenId, Act.READ),
      callerMay(context, citizenId, Act.ANSWER),
      callerParty(context, citizenId),
      seatsFor(context, citizenId, Act.ANSWER),
      openedBy(context, citizenId, planId),
      assessedOf(context, citizenId),
      policyOf(context, municipality),
      mandatesOf(context, worksWithCitizens(context.caller) ? codes : [], citizenId, municipality),
      knowOfEachOther(context, citizenId, codes),
    ]);
    const held = codes.map((sector) => ({
      sector,
      mayDecide: mandates.silent.has(sector) ? null : mandates.held.has(sector),
      delegationId: mandates.delegations.get(sector) ?? null,
    }));
    const combinedDecision = policy?.combinedDecision ?? false;
    return {
      ...{ citizenId, municipality, reads, acts, party, yesOf: seats.map(({ by }) => by), opened, assessed },
      ...{ mandates: held, together, combinedDecision },
    };
  }

  @Directive("@inaccessible")
  @Mutation(() => Boolean, {
    description: "Carries to each sector what was decided of its help; whether all were told. For decisions alone.",
  })
  carryDecisions(
    @Arg("citizenId", () => ID, { description: "For whom it was decided." }) citizenId: string,
    @Ctx() context: CoordinationContext,
  ): Promise<boolean> | boolean {
    return isUuid(citizenId) && carryDecisions(context, citizenId);
  }

  @FieldResolver(() => [StandingGoal], {
    nullable: true,
    description: "The goals of the citizen's plan, as the caller reads it; null where there is none that they read.",
  })
  async planGoals(
    @Root() { citizenId }: DecisionStanding,
    @Ctx() context: CoordinationContext,
  ): Promise<StandingGoal[] | null> {
    const plan = await planOf(context, citizenId);
    if (!plan || plan.status === CoordinatingPlanStatus.CLOSED) return null;
    return (await manyBy(context, PlanGoal, "planId").load(plan.id)).map(({ id, title, status }) => ({
      ...{ id, title, open: status === PlanGoalStatus.AGREED || status === PlanGoalStatus.PROPOSED },
    }));
  }

  @FieldResolver(() => [HeldHelp], {
    nullable: true,
    description: "The help that those sectors give under whose law the caller may decide; null where one is silent.",
  })
  async help(
    @Root() { citizenId, mandates }: DecisionStanding,
    @Ctx() context: CoordinationContext,
  ): Promise<HeldHelp[] | null> {
    const held = new Set(mandates.flatMap(({ sector, mayDecide }) => (mayDecide ? [sector] : [])));
    const voices = await askSectors(context, await inOwnRight(context, held, citizenId), INTERVENTIONS);
    if (voices.some(({ answer }) => answer.state !== "ANSWERED")) return null;
    return voices.flatMap(({ answer, said }) =>
      said.interventions.map(({ id, title, kind, status, hoursPerWeek, legalBasis }) => ({
        ...{ sector: answer.sector.code, id, title, kind, status, hoursPerWeek },
        legalBasis: legalBasis ?? [],
      })),
    );
  }
}
