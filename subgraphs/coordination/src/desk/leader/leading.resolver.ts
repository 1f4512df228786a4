import { asConnection, connectionOf, oneBy, type Page, PageArguments, pageOf, Where } from "@overligger/shared";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { PermissionConnection } from "../../across/candidate/permission.resolver.ts";
import { SearchPermission } from "../../across/candidate/permission.ts";
import type { CoordinationContext } from "../../context.ts";
import type { Duty } from "../../plan/course/duty.ts";
import { OverdueConnection, type OverdueFollowUp, overdueFollowUps } from "../../plan/follow-up/follow-up.resolver.ts";
import { ParticipationObligation } from "../../plan/goal/obligation.ts";
import { CoordinationNeed } from "../../plan/offer/coordination-need.ts";
import { lapsed } from "../../plan/offer/lapsed.sql.ts";
import { Offer } from "../../plan/offer/offer.ts";
import { isOpen } from "../../plan/offer/tasks.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { leaderHere } from "../../town/people/affiliation.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Municipality } from "../../town/people/municipality.ts";
import { DutyArguments, DutyConnection, openDuties } from "../task/task.resolver.ts";
import { byUnit, distribution, loadsIn } from "./caseload.service.ts";
import { Leading, LedCoordinator, LedNeed, LedOffer } from "./leading.ts";
import { LedObligation, overdueIn } from "./led-obligation.ts";
import { listed } from "./listed.ts";
import { silencesIn } from "./silence.service.ts";

const NeedConnection = connectionOf<LedNeed>(LedNeed, "LedNeed", { danish: "åbne behov" });
const OfferConnection = connectionOf<LedOffer>(LedOffer, "LedOffer", { danish: "åbne tilbud" });
const ObligationConnection = connectionOf<LedObligation>(LedObligation, "LedObligation", {
  danish: "overskredne forpligtelser",
});
const CoordinatorConnection = connectionOf<LedCoordinator>(LedCoordinator, "LedCoordinator", {
  danish: "koordinatorer",
});

@ArgsType()
class LedNeedArguments extends PageArguments {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only those for which an offer must be made (da: kun tilbudspligter).",
  })
  duties!: boolean;
}

@Resolver(() => Leading)
export class LeadingResolver {
  @Query(() => Leading, {
    description:
      "What a leader has to see to in their municipality, for as long as they work there: staff by name, citizens never (da: lederens overblik). Errors: FORBIDDEN.",
  })
  async leading(@Ctx() context: CoordinationContext): Promise<Leading> {
    const code = await leaderHere(context);
    const [municipality, policy, loads] = await Promise.all([
      oneBy(context, Municipality, "code").load(code),
      policyOf(context, code),
      loadsIn(context, code),
    ]);
    const limit = policy?.caseloadLimit ?? null;
    const caseload = distribution(loads, limit);
    return { code, municipality, caseloadLimit: limit, caseload, units: byUnit(loads, limit) };
  }

  @FieldResolver(() => NeedConnection, {
    description:
      "Needs, nominations among them, that nobody has answered with an offer or a no, the newest first (da: åbne behov). Errors: BAD_USER_INPUT.",
  })
  needs(
    @Root() { code }: Leading,
    @Args(() => LedNeedArguments) { duties, ...page }: LedNeedArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<LedNeed>> {
    const open = (of?: string) =>
      `id IN (SELECT n.id FROM coordination_need n, (SELECT ?::date AS today) d WHERE ${isOpen("d.today", of)})`;
    const where = new Where().and("municipality = ?", code);
    if (duties) where.and(`offer_required AND ${open()}`, context.today);
    else where.and(open("'REGISTERED', 'NOMINATED'"), context.today);
    return listed(context, NeedConnection, CoordinationNeed, where, page, "registeredAt", (row) =>
      Object.assign(new LedNeed(), { row }),
    );
  }

  @FieldResolver(() => OfferConnection, {
    description: "Offers that wait for their answer, the newest first (da: åbne tilbud). Errors: BAD_USER_INPUT.",
  })
  offers(
    @Root() { code }: Leading,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<LedOffer>> {
    const where = new Where()
      .and("municipality = ? AND status = 'OFFERED'", code)
      .and(
        `id IN (SELECT o.id FROM offer o, (SELECT ?::date AS today) d WHERE o.status = 'OFFERED' AND NOT ${lapsed("d.today")})`,
        context.today,
      );
    return listed(context, OfferConnection, Offer, where, page, "offeredAt", (row) =>
      Object.assign(new LedOffer(), { row }),
    );
  }

  @FieldResolver(() => DutyConnection, {
    description:
      "What the sectors must still do after a withdrawal or a move, the newest first (da: åbne pligter). Errors: BAD_USER_INPUT.",
  })
  duties(@Args(() => DutyArguments) args: DutyArguments, @Ctx() context: CoordinationContext): Promise<Page<Duty>> {
    return openDuties(context, args);
  }

  @FieldResolver(() => Int, {
    description:
      "Plans in force without a contact with the citizen for longer than the municipality's number of days, those that nobody leads among them (da: uden kontakt).",
  })
  async withoutContact(@Root() { code }: Leading, @Ctx() context: CoordinationContext): Promise<number> {
    return (await silencesIn(context, code)).reduce((sum, { plans }) => sum + plans, 0);
  }

  @FieldResolver(() => ObligationConnection, {
    description:
      "Authorities that did not do their part in a plan in time, the longest overdue first, by their units (da: overskredne forpligtelser). Errors: BAD_USER_INPUT.",
  })
  overdueObligations(
    @Root() { code }: Leading,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<LedObligation>> {
    const make = (row: ParticipationObligation) => Object.assign(new LedObligation(), { row });
    const late = overdueIn(context, code);
    return listed(context, ObligationConnection, ParticipationObligation, late, page, "dueOn", make, "ASC");
  }

  @FieldResolver(() => OverdueConnection, {
    description:
      "Plans in force whose follow-up is overdue, without whose they are (da: overskredne opfølgninger). Errors: BAD_USER_INPUT.",
  })
  overdueFollowUps(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<OverdueFollowUp>> {
    return overdueFollowUps(context, args);
  }

  @FieldResolver(() => CoordinatorConnection, {
    description:
      "Who leads a plan of the municipality today or stands in for who does, by name (da: koordinatorer og sagstal). Errors: BAD_USER_INPUT.",
  })
  async coordinators(
    @Root() { code, caseloadLimit: limit }: Leading,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<LedCoordinator>> {
    const loads = new Map((await loadsIn(context, code)).map((load) => [load.id, load]));
    const where = new Where().and("id = ANY(?::text[])", [...loads.keys()]);
    const silences = new Map((await silencesIn(context, code)).map(({ id, plans }) => [id, plans]));
    const make = (row: Caseworker) =>
      Object.assign(new LedCoordinator(), { row, limit, silences, load: loads.get(row.id) });
    return listed(context, CoordinatorConnection, Caseworker, where, page, "name", make, "ASC");
  }

  @FieldResolver(() => PermissionConnection, {
    description:
      "Who may search for candidates today, the newest permission first (da: hvem der må søge). Errors: BAD_USER_INPUT.",
  })
  async searchers(
    @Root() { code }: Leading,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<SearchPermission>> {
    const { today } = context;
    const where = new Where().and(
      "municipality = ? AND starts_on <= ?::date AND ends_on > ?::date",
      code,
      today,
      today,
    );
    return asConnection(PermissionConnection, await pageOf(context, SearchPermission, where, page, "givenAt"));
  }
}
