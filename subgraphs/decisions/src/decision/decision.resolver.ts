import {
  asConnection,
  connectionOf,
  DateScalar,
  DateTimeScalar,
  Language,
  manyBy,
  municipalitiesOf,
  type Page,
  PageArguments,
  pageOf,
  Role,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { standingOf } from "../standing/standing.service.ts";
import { Citizen, CoordinatingPlan, Municipality, Viewer } from "../standing/views.ts";
import { Decision, DecisionStatus } from "./decision.ts";
import { DecisionPart } from "./decision-part.ts";
import { ComplaintGuidance } from "./guidance.ts";
import { readDecision, readDecisions } from "./reading.service.ts";
import { partsOf, type Shown, shown } from "./shown.ts";

@ArgsType()
export class AsofArguments {
  @Field(() => DateScalar, {
    nullable: true,
    description: "Only those that held on this day; left out: all there are (da: gældende den).",
  })
  validAt?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "By what was known at this moment, in UTC; left out: now (da: kendt den).",
  })
  knownAt?: string | null;
}

const ALL = "as far as you may see them, the newest first; drafts only to who works with them";

async function all(context: DecisionsContext, about: { citizenId?: string; planId?: string }, args: AsofArguments) {
  return (await readDecisions(context, about, args)).map(shown);
}

const DecisionConnection = connectionOf<Decision>(Decision, "Decision", { danish: "afgørelser" });

@Resolver(() => Decision)
export class DecisionResolver {
  @Query(() => Decision, {
    nullable: true,
    description:
      "One decision; null where there is none or you may not see it (da: afgørelse). Errors: NOT_CHECKED while your right cannot be checked.",
  })
  async decision(
    @Arg("id", () => ID, { description: "Opaque id." }) id: string,
    @Ctx() context: DecisionsContext,
  ): Promise<Decision | null> {
    const found = await readDecision(context, id);
    return found && shown(found);
  }

  @Query(() => DecisionConnection, {
    description:
      "To a sector's staff the decisions with parts of theirs, drafts among them, and to a citizen their own, the newest first; to anybody else none: they find them at a citizen or a plan (da: afgørelser). Errors: BAD_USER_INPUT, NOT_CHECKED.",
  })
  async decisions(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Page<Decision>> {
    const { caller } = context;
    const where = new Where();
    if (caller.role === Role.CITIZEN) {
      const reads = (await standingOf(context, { citizenId: caller.id }, []))?.reads ?? false;
      where.and(
        "citizen_id::text = ? AND ? AND (status IN ('ISSUED', 'HEARING') OR (status = 'DROPPED' AND reply_by IS NOT NULL))",
        caller.id,
        reads,
      );
    } else if (worksWithCitizens(caller) && caller.sector !== null)
      where.and("municipality = ANY(?) AND ? = ANY(sectors)", municipalitiesOf(caller), caller.sector);
    else where.and("false");
    const page = await pageOf(context, Decision, where, args, "begunAt");
    const found = await Promise.all(page.nodes.map(({ id }) => readDecision(context, id)));
    const nodes = found.flatMap((seen) => (seen ? [shown(seen)] : []));
    return asConnection(DecisionConnection, { ...page, nodes });
  }

  @FieldResolver(() => [DecisionPart], { description: "Those of its parts that you see (da: delafgørelser)." })
  parts(@Root() { seen }: Shown): DecisionPart[] {
    return partsOf(seen);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether help under several acts is decided on as one, as far as you see its parts (da: samlet).",
  })
  combined(@Root() { seen }: Shown): boolean {
    return new Set(seen.parts.map(({ law }) => law.act)).size > 1;
  }

  @FieldResolver(() => [Decision], {
    description:
      "What was decided beside it and held while it did, for it may not be decided on as one or no policy lets it: the citizen reads them on one page. What supersedes a decision stands on its page (da: ved siden af).",
  })
  async beside(@Root() self: Shown, @Ctx() context: DecisionsContext): Promise<Decision[]> {
    const page = await manyBy(context, Decision, "pageId").load(self.pageId);
    const there = page.filter((each) => each.id !== self.id && !isAfter(each, self) && !isAfter(self, each));
    const found = await Promise.all(there.map((each) => readDecision(context, each.id)));
    return found.flatMap((seen) => (seen ? [shown(seen)] : []));
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether `parts` are all there are, where one may know it: the citizen's side, who made it, and who reads the explanation of the whole. False to everybody else, whether or not there are more (da: hele afgørelsen).",
  })
  whole(@Root() { seen, issuedBy, explanation }: Shown, @Ctx() { caller }: DecisionsContext): boolean {
    return seen.whole && (caller.role === Role.CITIZEN || caller.id === issuedBy || explanation !== null);
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: "The municipality whose citizen it was for (da: kommune).",
  })
  madeIn(@Root() { municipality }: Shown): Municipality {
    return { code: municipality };
  }

  @FieldResolver(() => Decision, {
    nullable: true,
    description:
      "The decision that stands in its place, as far as you may see it; null while it holds (da: erstattet af).",
  })
  async supersededBy(@Root() { id, supersededOn }: Shown, @Ctx() context: DecisionsContext): Promise<Decision | null> {
    if (supersededOn === null) return null;
    const instead = await manyBy(context, Decision, "supersedesId").load(id);
    const made = instead.find(({ status }) => status === DecisionStatus.ISSUED);
    const seen = made ? await readDecision(context, made.id) : null;
    return seen && shown(seen);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Where the letter is fetched, at the address of the graph and with the same token: a page, and with `.pdf` behind it a PDF; `?language=en` for English. Null until it is issued (da: brev).",
  })
  letter(@Root() { id, status }: Shown): string | null {
    return status === DecisionStatus.ISSUED ? `/letters/decisions/${id}` : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "How to complain over the whole or over parts, in words for the citizen; null until it is issued (da: klagevejledning).",
  })
  guidance(
    @Root() { seen }: Shown,
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string | null {
    if (seen.decision.status !== DecisionStatus.ISSUED) return null;
    const each = seen.parts.flatMap((part) =>
      part.complaint ? [new ComplaintGuidance(part, part.complaint, seen.decision.supersededOn).text(language)] : [],
    );
    const whole =
      language === Language.DA
        ? "Du kan klage over det hele på én gang eller over enkelte dele: klagen sendes videre for dig til den rette."
        : "You can complain about all of it at once or about parts: the complaint is sent on for you to where it belongs.";
    return [...(seen.parts.length > 1 ? [whole] : []), ...each].join("\n\n");
  }
}

@Resolver(() => Citizen)
export class CitizenDecisionsResolver {
  @FieldResolver(() => [Decision], { description: `Decisions for this citizen, ${ALL} (da: afgørelser).` })
  decisions(
    @Root() { id }: Citizen,
    @Args(() => AsofArguments) args: AsofArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Decision[]> {
    return all(context, { citizenId: id }, args);
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanDecisionsResolver {
  @FieldResolver(() => [Decision], {
    description: `Decisions for the citizen of this plan, as far as it opens their sectors to you; ${ALL} (da: afgørelser).`,
  })
  decisions(
    @Root() { id }: CoordinatingPlan,
    @Args(() => AsofArguments) args: AsofArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Decision[]> {
    return all(context, { planId: id }, args);
  }
}

@Resolver(() => Viewer)
export class ViewerDecisionsResolver {
  @FieldResolver(() => [Decision], {
    description: "What was decided for you, the newest first; empty for staff (da: mine afgørelser).",
  })
  async decisions(
    @Root() { id }: Viewer,
    @Args(() => AsofArguments) args: AsofArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Decision[]> {
    return context.caller.role === Role.CITIZEN ? all(context, { citizenId: id }, args) : [];
  }
}

/** Whether one is there only since the other no longer holds: they never stood beside each other. */
const isAfter = (one: Decision, { id, supersededAt }: Decision): boolean =>
  one.supersedesId === id ||
  (supersededAt !== null && (one.issuedAt === null || Date.parse(one.issuedAt) >= Date.parse(supersededAt)));
