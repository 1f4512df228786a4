import {
  asConnection,
  connectionOf,
  DateScalar,
  municipalitiesOf,
  type Page,
  PageArguments,
  pageOf,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { Arg, Args, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { leadsHere } from "../standing/leads.ts";
import { askedAbout } from "../telling/telling.service.ts";
import { shown } from "./assessment.resolver.ts";
import { HolisticAssessment } from "./assessment.ts";
import { ASSESSED, consentsEnded, dueSince, IS_DUE } from "./due.service.ts";
import { AssessmentsEnded } from "./ended.ts";
import { readAssessment } from "./reading.service.ts";

const AssessmentConnection = connectionOf<HolisticAssessment>(HolisticAssessment, "HolisticAssessment", {
  danish: "udredninger",
});

@ObjectType("OverdueAssessment", {
  description:
    "An assessment that is still to be looked at again: of nobody in particular, known by its id to who works with it (da: forfalden revurdering).",
  simpleResolvers: true,
})
export class OverdueAssessment {
  @Field(() => ID, { description: "The assessment: to name it by; a leader reads nothing by it." })
  id!: string;

  @Field(() => DateScalar, { description: "First day on which something said so (da: siden)." })
  since!: string;
}

const OverdueConnection = connectionOf<OverdueAssessment>(OverdueAssessment, "OverdueAssessment", {
  danish: "forfaldne revurderinger",
});

@Resolver()
export class AssessmentsDueResolver {
  @Query(() => AssessmentConnection, {
    description:
      "To a sector's staff the assessments that it took part in and that are to be looked at again, the oldest first; to anybody else none (da: udredninger, der skal ses på igen). Errors: BAD_USER_INPUT, NOT_CHECKED.",
  })
  async assessmentsDue(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Page<HolisticAssessment>> {
    const { caller, today } = context;
    const where = new Where();
    if (worksWithCitizens(caller) && caller.sector !== null)
      where
        .and("municipality = ANY(?) AND ? = ANY(sectors)", municipalitiesOf(caller), caller.sector)
        .and(IS_DUE, today);
    else where.and("false");
    const page = await pageOf(context, HolisticAssessment, where, args, "begunAt", "ASC");
    const found = await Promise.all(page.nodes.map(({ id }) => readAssessment(context, id)));
    const nodes = found.flatMap((seen) => (seen ? [shown(seen)] : []));
    return asConnection(AssessmentConnection, { ...page, nodes });
  }

  @Query(() => OverdueConnection, {
    description:
      "To a leader of a municipality, for as long as they work there, the assessments that are to be looked at again, the oldest first: since when, and not whose; who leads one sector sees those that it took part in (da: forfaldne revurderinger). Errors: FORBIDDEN, BAD_USER_INPUT, NOT_CHECKED.",
  })
  async overdueAssessments(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Page<OverdueAssessment>> {
    const municipality = await leadsHere(context);
    const { sector } = context.caller;
    const where = new Where().and("municipality = ?", municipality).and(IS_DUE, context.today);
    if (sector !== null) where.and("? = ANY(sectors)", sector);
    const page = await pageOf(context, HolisticAssessment, where, args, "begunAt", "ASC");
    const since = await dueSince(
      context,
      page.nodes.map(({ id }) => id),
    );
    const nodes = page.nodes.map(({ id, begunOn }) => ({ id, since: since.get(id) ?? begunOn }));
    return asConnection(OverdueConnection, { ...page, nodes } as never);
  }

  @Directive("@inaccessible")
  @Mutation(() => AssessmentsEnded, {
    description: "That sectors no longer take part in a citizen's assessments. For coordination alone.",
  })
  async assessmentsEnded(
    @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
    @Arg("sectors", () => [String], { description: "Which." }) sectors: string[],
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentsEnded> {
    await consentsEnded(context, askedAbout(context, token, ASSESSED), sectors);
    return { grant: token };
  }
}
