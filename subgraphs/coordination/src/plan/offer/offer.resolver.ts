import {
  asConnection,
  connectionOf,
  DateScalar,
  OnceInput,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  Refusal,
  UserError,
  Where,
  worksWithCitizens,
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
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay } from "../../citizen/citizen/standing.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Warning } from "../../warning.ts";
import { AppointmentBasis } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { readPlan, readPlansOf } from "../plan/plan.service.ts";
import { hasExpired, withdrawOffer } from "./ending.service.ts";
import { answerOffer, offerPlan } from "./offer.service.ts";
import { Offer, OfferStatus } from "./offer.ts";

@InputType("OfferPlanInput", { description: "The offer of a plan and of somebody to coordinate it (da: tilbud)." })
class OfferPlanInput extends OnceInput {
  @Field(() => ID, { description: "To whom." })
  citizenId!: string;

  @Field(() => ID, { nullable: true, description: "The need it answers, where one was registered." })
  needId?: string | null;

  @MaxLength(4_000)
  @Field(() => String, { description: "What the plan is for, as explained to the citizen; 20–4,000 characters." })
  explanation!: string;

  @Field(() => ID, { description: "The caseworker who would coordinate." })
  coordinatorId!: string;

  @Field(() => AppointmentBasis, { nullable: true, description: "Why they would." })
  basis?: AppointmentBasis | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The assessment behind it, at most 2,000 characters." })
  assessment?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day on which it can no longer be answered; left out: as the municipality has decided, else none.",
  })
  expiresOn?: string | null;
}

@InputType("WithdrawOfferInput", { description: "Which offer is taken back, and why." })
class WithdrawOfferInput {
  @Field(() => ID, { description: "The offer." })
  offerId!: string;

  @Length(3, 2_000)
  @Field(() => String, { description: "Why, told to the citizen, 3–2,000 characters." })
  reason!: string;
}

@InputType("AnswerOfferInput", { description: "The citizen's answer to an offer." })
class AnswerOfferInput {
  @Field(() => ID, { description: "The offer." })
  offerId!: string;

  @Field(() => Boolean, { description: "Yes or no. A no needs no reason and changes nothing else." })
  accept!: boolean;
}

@ObjectType("OfferPayload", { description: "What came of an offer or an answer.", simpleResolvers: true })
export class OfferPayload {
  @Field(() => Offer, { nullable: true, description: "The offer as it is now." })
  offer!: Offer | null;

  @Field(() => CoordinatingPlan, { nullable: true, description: "The plan that an accepted offer made." })
  plan!: CoordinatingPlan | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];

  @Field(() => [Warning], { description: "What was done all the same, but that somebody should know." })
  warnings!: Warning[];
}

export const OfferConnection = connectionOf<Offer>(Offer, "Offer", { danish: "tilbud" });

@Resolver(() => Offer)
export class OfferResolver {
  @Mutation(() => OfferPayload, {
    description: "Offers a plan and a coordinator (da: tilbyd koordinerende plan). Errors: NOT_FOUND.",
  })
  async offerPlan(
    @Arg("input", () => OfferPlanInput, { description: "The offer." }) input: OfferPlanInput,
    @Ctx() context: CoordinationContext,
  ): Promise<OfferPayload> {
    return { ...(await offerPlan(context, input)), plan: null };
  }

  @Mutation(() => OfferPayload, {
    description:
      "The citizen says yes or no; for a young person also or instead a parent, for who cannot consent a guardian. The last needed yes makes the plan (da: svar på tilbud). Errors: NOT_FOUND, CONFLICT where it was answered; OFFER_EXPIRED and OFFER_WITHDRAWN are told as something to mend.",
  })
  async answerOffer(
    @Arg("input", () => AnswerOfferInput, { description: "The answer." }) input: AnswerOfferInput,
    @Ctx() context: CoordinationContext,
  ): Promise<OfferPayload> {
    return answerOffer(context, input.offerId, input.accept);
  }

  @Mutation(() => OfferPayload, {
    description:
      "Staff take an offer back that waits for its answer; the needs it was to answer are open again (da: træk tilbud tilbage). Errors: NOT_FOUND.",
  })
  async withdrawOffer(
    @Arg("input", () => WithdrawOfferInput, { description: "Which one, and why." }) input: WithdrawOfferInput,
    @Ctx() context: CoordinationContext,
  ): Promise<OfferPayload> {
    return { ...(await withdrawOffer(context, input)), plan: null, warnings: [] };
  }

  @FieldResolver()
  async status(@Root() offer: Offer, @Ctx() context: CoordinationContext): Promise<OfferStatus> {
    return (await hasExpired(context, offer)) ? OfferStatus.EXPIRED : offer.status;
  }

  @FieldResolver()
  coordinator(@Root() offer: Offer, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(offer.coordinatorId);
  }

  @FieldResolver(() => CoordinatingPlan, {
    nullable: true,
    description: "The plan it became; null where none (da: plan).",
  })
  plan(@Root() offer: Offer, @Ctx() context: CoordinationContext): Promise<CoordinatingPlan | null> | null {
    return offer.planId ? readPlan(context, offer.planId) : null;
  }
}

@Resolver(() => Citizen)
export class CitizenOfferResolver {
  @FieldResolver(() => OfferConnection, {
    nullable: true,
    description:
      "Offers of a plan, the newest first: all for the citizen and who speaks for them; for staff their own, and those of plans that they are in (da: tilbud). Errors: BAD_USER_INPUT, FORBIDDEN.",
  })
  async offers(
    @Root() citizen: Citizen,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Offer>> {
    const { caller } = context;
    const where = new Where().and("citizen_id = ?", citizen.id);
    if (!(await callerMay(context, citizen.id, Act.READ))) {
      if (!worksWithCitizens(caller)) throw new Refusal("FORBIDDEN");
      // Their own (`isOwnOffer`), and those of a plan that they are in.
      const [plans, ...parameters] = readPlansOf(context);
      where.and(`(offered_by = ? OR coordinator_id = ? OR plan_id IN ${plans})`, caller.id, caller.id, ...parameters);
    }
    return asConnection(OfferConnection, await pageOf(context, Offer, where, args, "offeredAt"));
  }
}
