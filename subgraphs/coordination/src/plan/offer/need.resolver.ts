import {
  asConnection,
  connectionOf,
  enumFilter,
  filter,
  IDFilter,
  OnceInput,
  type Page,
  PageArguments,
  pageOf,
  Refusal,
  Role,
  UserError,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { MaxLength, MinLength } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { leadsToday, worksHere } from "../../town/people/affiliation.service.ts";
import { CoordinationNeed, Criterion, NeedOrigin, NeedStatus } from "./coordination-need.ts";
import { dismissNeed, nominate, registerNeed } from "./need.service.ts";
import { isOpen } from "./tasks.ts";

@InputType("FindingInput", { description: "What was found on one criterion, and why." })
class FindingInput {
  @Field(() => Criterion, { description: "On which criterion." })
  criterion!: Criterion;

  @Field(() => Boolean, { description: "Whether it holds." })
  holds!: boolean;

  @MinLength(3)
  @MaxLength(2_000)
  @Field(() => String, { description: "Why; 3–2,000 characters." })
  reason!: string;
}

@InputType("RegisterNeedInput", { description: "A need that the municipality found (da: konstateret behov)." })
class RegisterNeedInput extends OnceInput {
  @Field(() => ID, { description: "Whose need." })
  citizenId!: string;

  @MinLength(3)
  @MaxLength(4_000)
  @Field(() => String, { description: "On what it rests; 3–4,000 characters." })
  basis!: string;

  @Field(() => [FindingInput], { description: "Findings, each with its reason.", defaultValue: [] })
  findings!: FindingInput[];
}

@InputType("NominateInput", { description: "A nomination by SSP, youth guidance or a school (da: indstilling)." })
class NominateInput extends OnceInput {
  @Field(() => ID, { description: "Who is nominated." })
  citizenId!: string;

  @Field(() => NeedOrigin, { description: "Who nominates." })
  origin!: NeedOrigin;

  @MinLength(3)
  @MaxLength(4_000)
  @Field(() => String, { description: "Why; 3–4,000 characters." })
  basis!: string;
}

@InputType("DismissNeedInput", { description: "That there is no need." })
class DismissNeedInput {
  @Field(() => ID, { description: "The need." })
  needId!: string;

  @MinLength(3)
  @MaxLength(4_000)
  @Field(() => String, { description: "Why; 3–4,000 characters." })
  reason!: string;
}

@ObjectType("NeedPayload", { description: "What came of registering a need.", simpleResolvers: true })
class NeedPayload {
  @Field(() => CoordinationNeed, { nullable: true, description: "The need." })
  need!: CoordinationNeed | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const NeedConnection = connectionOf<CoordinationNeed>(CoordinationNeed, "CoordinationNeed", {
  danish: "koordinationsbehov",
});
const NeedStatusFilter = enumFilter(NeedStatus, "NeedStatusFilter");

@InputType("CoordinationNeedFilter", { description: "Which needs. Several conditions must all hold." })
class CoordinationNeedFilter {
  @Field(() => IDFilter, { nullable: true, description: "By citizen." })
  citizenId?: IDFilter;

  @Field(() => NeedStatusFilter, { nullable: true, description: "By status." })
  status?: object;
}

@ArgsType()
class NeedArguments extends PageArguments {
  @Field(() => CoordinationNeedFilter, {
    nullable: true,
    description: "Which needs; left out: all that you may see.",
  })
  where?: CoordinationNeedFilter;
}

@Resolver(() => CoordinationNeed)
export class CoordinationNeedResolver {
  @FieldResolver(() => Citizen, { nullable: true, description: "Whose need (da: borger)." })
  citizen(@Root() need: CoordinationNeed, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, need.citizenId);
  }
}

async function listNeeds(
  context: CoordinationContext,
  page: PageArguments,
  asked?: object,
  due = false,
): Promise<Page<CoordinationNeed>> {
  const { caller, today } = context;
  const leader = due && (await leadsToday(context)) !== null;
  const here = leader || worksWithCitizens(caller) ? await worksHere(context) : null;
  const where = here !== null ? new Where().and("municipality = ?", here) : new Where().and("false");
  // The list gives what `mayReadNeed` lets through.
  if (caller.role === Role.CASEWORKER) where.and("registered_by = ?", caller.id);
  if (due)
    where.and(
      `offer_required AND id IN (SELECT n.id FROM coordination_need n, (SELECT ?::date AS today) d WHERE ${isOpen("d.today")})`,
      today,
    );
  const found = await pageOf(
    context,
    CoordinationNeed,
    filter(context, CoordinationNeed, where, asked),
    page,
    "registeredAt",
  );
  if (leader) return counted(found);
  // A need tells of a citizen, also where nobody asks who it is: it is logged as any read of one.
  await Promise.all(found.nodes.map(({ citizenId }) => readCitizen(context, citizenId)));
  return asConnection(NeedConnection, found);
}

/** A leader sees how many there are, and nobody's need. */
function counted(page: Page<CoordinationNeed>): Page<CoordinationNeed> {
  const numbers: Page<CoordinationNeed> = {
    get nodes(): CoordinationNeed[] {
      throw new Refusal("FORBIDDEN", [
        "A leader sees how many duties are open, never whose: ask for totalCount alone.",
        "En leder ser, hvor mange pligter der er åbne, men ikke hvis: spørg kun om antallet.",
      ]);
    },
    hasNextPage: false,
    cursorOf: page.cursorOf,
    count: page.count,
  };
  return Object.setPrototypeOf(numbers, NeedConnection.prototype) as Page<CoordinationNeed>;
}

@Resolver()
export class NeedResolver {
  @Query(() => NeedConnection, {
    description:
      "Needs in your municipality, the newest first: those you registered, and all for who coordinates; empty for others (da: koordinationsbehov). Errors: BAD_USER_INPUT.",
  })
  coordinationNeeds(
    @Args(() => NeedArguments) args: NeedArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<CoordinationNeed>> {
    return listNeeds(context, args, args.where);
  }

  @Query(() => NeedConnection, {
    description:
      "Open duties to offer: needs that you may see for which the policy says must, of citizens without a plan, and no offer waits; for staff, and their number for leaders (da: åbne tilbudspligter). Errors: BAD_USER_INPUT, FORBIDDEN where a leader asks for people.",
  })
  openOfferDuties(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<CoordinationNeed>> {
    return listNeeds(context, args, undefined, true);
  }

  @Mutation(() => NeedPayload, {
    description:
      "Registers a need to coordinate (da: konstater behov). Errors: NOT_FOUND where you may not act for the citizen.",
  })
  async registerCoordinationNeed(
    @Arg("input", () => RegisterNeedInput, { description: "The need." }) input: RegisterNeedInput,
    @Ctx() context: CoordinationContext,
  ): Promise<NeedPayload> {
    return { need: await registerNeed(context, input), userErrors: [] };
  }

  @Mutation(() => NeedPayload, {
    description: "Nominates somebody; it decides nothing (da: indstil til koordinering). Errors: NOT_FOUND.",
  })
  async nominateForCoordination(
    @Arg("input", () => NominateInput, { description: "The nomination." }) input: NominateInput,
    @Ctx() context: CoordinationContext,
  ): Promise<NeedPayload> {
    return { need: await nominate(context, input), userErrors: [] };
  }

  @Mutation(() => NeedPayload, {
    description:
      "The municipality decides that there is no need, and why (da: afvis behov). Errors: NOT_FOUND, CONFLICT where it was decided.",
  })
  async dismissNeed(
    @Arg("input", () => DismissNeedInput, { description: "Which need, and why." }) input: DismissNeedInput,
    @Ctx() context: CoordinationContext,
  ): Promise<NeedPayload> {
    return { need: await dismissNeed(context, input), userErrors: [] };
  }
}
