import { type Context, manyBy, UserError } from "@overligger/shared";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay } from "../../citizen/citizen/standing.service.ts";
import { Consent } from "../../citizen/consent/consent.ts";
import { RecordedStatement, StatementSubject } from "../../citizen/consent/statement.ts";
import type { CoordinationContext } from "../../context.ts";
import { readableAgreements } from "../agreement/agreement.service.ts";
import { Agreement } from "../agreement/agreement.ts";
import { PlanGoal } from "../goal/plan-goal.ts";
import { Offer } from "../offer/offer.ts";
import { CitizenView } from "../plan/citizen-view.ts";
import { planOf } from "../plan/plan.service.ts";
import { disputeRecord } from "./dispute.service.ts";

@InputType("DisputeRecordInput", { description: "What was not said so." })
class DisputeRecordInput {
  @Field(() => ID, { description: "The statement as it was written down." })
  statementId!: string;
}

@ObjectType("DisputeRecordPayload", { description: "What came of disputing it.", simpleResolvers: true })
class DisputeRecordPayload {
  @Field(() => RecordedStatement, { nullable: true, description: "The statement, disputed." })
  statement!: RecordedStatement | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const about = (context: Context, refId: string) => manyBy(context, RecordedStatement, "refId").load(refId);
const MARKED =
  "Where it was written down for somebody who cannot sign in: by whom, and what shows it; empty where they said it themselves (da: registrerede udsagn).";

@Resolver(() => Citizen)
export class StatementsResolver {
  @Mutation(() => DisputeRecordPayload, {
    description:
      "Whoever is said to have said it, or the citizen, says that it is not so: what was agreed to by it ends at once (da: bestrid registreret udsagn). Errors: NOT_FOUND.",
  })
  async disputeRecord(
    @Arg("input", () => DisputeRecordInput, { description: "Which statement." }) input: DisputeRecordInput,
    @Ctx() context: CoordinationContext,
  ): Promise<DisputeRecordPayload> {
    return { statement: await disputeRecord(context, input.statementId), userErrors: [] };
  }

  @FieldResolver(() => [RecordedStatement], {
    nullable: true,
    description:
      "All that was written down as said by the citizen or for them; for the citizen, who speaks for them, and who is in their plan; null for others (da: registrerede udsagn).",
  })
  async recordedStatements(
    @Root() citizen: Citizen,
    @Ctx() context: CoordinationContext,
  ): Promise<RecordedStatement[] | null> {
    const own = context.caller.id === citizen.id || (await callerMay(context, citizen.id, Act.READ));
    const plan = own ? null : await planOf(context, citizen.id);
    if (!own && !plan) return null;
    const all = await manyBy(context, RecordedStatement, "citizenId").load(citizen.id);
    if (!plan) return all;
    // A yes to an agreement tells that there is one: to whom may read that one.
    const agreements = await readableAgreements(
      context,
      plan,
      await manyBy(context, Agreement, "planId").load(plan.id),
    );
    const told = new Set(agreements.map(({ id }) => id));
    return all.filter(({ subject, refId }) => subject !== StatementSubject.AGREEMENT || told.has(refId));
  }
}

@Resolver(() => Consent)
export class ConsentStatementsResolver {
  @FieldResolver(() => [RecordedStatement], { description: MARKED })
  recorded(@Root() { id }: Consent, @Ctx() context: CoordinationContext): Promise<RecordedStatement[]> {
    return about(context, id);
  }
}

@Resolver(() => Offer)
export class OfferStatementsResolver {
  @FieldResolver(() => [RecordedStatement], { description: MARKED })
  recorded(@Root() { id }: Offer, @Ctx() context: CoordinationContext): Promise<RecordedStatement[]> {
    return about(context, id);
  }
}

@Resolver(() => CitizenView)
export class ViewStatementsResolver {
  @FieldResolver(() => [RecordedStatement], { description: MARKED })
  recorded(@Root() { id }: CitizenView, @Ctx() context: CoordinationContext): Promise<RecordedStatement[]> {
    return about(context, id);
  }
}

@Resolver(() => PlanGoal)
export class GoalStatementsResolver {
  @FieldResolver(() => [RecordedStatement], { description: MARKED })
  recorded(@Root() { id }: PlanGoal, @Ctx() context: CoordinationContext): Promise<RecordedStatement[]> {
    return about(context, id);
  }
}

@Resolver(() => Agreement)
export class AgreementStatementsResolver {
  @FieldResolver(() => [RecordedStatement], { description: MARKED })
  recorded(@Root() { id }: Agreement, @Ctx() context: CoordinationContext): Promise<RecordedStatement[]> {
    return about(context, id);
  }
}
