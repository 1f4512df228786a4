import {
  asConnection,
  connectionOf,
  DateTimeScalar,
  OnceInput,
  type Page,
  PageArguments,
  pageOf,
  UserError,
} from "@overligger/shared";
import { Length } from "class-validator";
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
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { readCitizen, toldOf } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import * as asking from "./asking.service.ts";
import { CitizenRequest, RequestKind } from "./citizen-request.ts";

@InputType("AskInput", { description: "What a citizen asks for, in own words." })
class AskInput extends OnceInput {
  @Field(() => ID, { nullable: true, description: "For whom; left out: yourself." })
  citizenId?: string | null;

  @Length(1, 2_000)
  @Field(() => String, { description: "What and why, in own words, 1–2,000 characters (da: ønske)." })
  words!: string;
}

@InputType("AskForMeetingInput", { description: "A meeting that a citizen asks for, or another time for one." })
class AskForMeetingInput extends AskInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it should be, in UTC; left out: no time is proposed (da: ønsket tidspunkt).",
  })
  wishedAt?: string | null;
}

@InputType("AnswerCitizenRequestInput", { description: "The answer to what a citizen asked for." })
class AnswerCitizenRequestInput {
  @Field(() => ID, { description: "Which request." })
  requestId!: string;

  @Field(() => Boolean, { description: "Yes or no." })
  granted!: boolean;

  @Length(3, 2_000)
  @Field(() => String, { description: "The answer in words that the citizen reads, 3–2,000 characters (da: svar)." })
  answer!: string;
}

@InputType("TakeBackCitizenRequestInput", { description: "What you no longer ask for." })
class TakeBackCitizenRequestInput {
  @Field(() => ID, { description: "Which request." })
  requestId!: string;
}

@ObjectType("CitizenRequestPayload", { description: "What came of asking or answering.", simpleResolvers: true })
class CitizenRequestPayload {
  @Field(() => CitizenRequest, {
    nullable: true,
    description: "The request as it is now; null where there is something to mend.",
  })
  request!: CitizenRequest | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const RequestConnection = connectionOf<CitizenRequest>(CitizenRequest, "CitizenRequest", {
  danish: "borgerens ønsker",
});

@Resolver(() => CitizenRequest)
export class CitizenRequestResolver {
  @FieldResolver(() => Citizen, {
    nullable: true,
    description: "Who asks; null where you may not see who (da: borger).",
  })
  citizen(@Root() { citizenId }: CitizenRequest, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, citizenId);
  }
}

@Resolver()
export class AskingResolver {
  @Query(() => RequestConnection, {
    description:
      "What citizens asked for, the newest first: your own and what others asked for you, of whom you speak for not what they ask themself; or what is yours to answer; a leader sees who asks for another coordinator, and what was not answered in time (da: borgernes ønsker). Errors: BAD_USER_INPUT.",
  })
  async citizenRequests(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<CitizenRequest>> {
    const found = await pageOf(context, CitizenRequest, await asking.readable(context), args, "askedAt");
    // A request tells of a citizen, also where nobody asks who it is: it is logged as any read of one.
    await Promise.all(
      found.nodes.map(async ({ citizenId }) => (await readCitizen(context, citizenId)) ?? toldOf(context, citizenId)),
    );
    await asking.withStatus(context, found.nodes);
    return asConnection(RequestConnection, found);
  }

  @Mutation(() => CitizenRequestPayload, {
    description: `The citizen, or who speaks for them, asks for a coordinating plan; who coordinates in the municipality answers (da: bed om en plan). ${asking.ERRORS}`,
  })
  askForPlan(
    @Arg("input", () => AskInput, { description: "In own words." }) input: AskInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CitizenRequestPayload> {
    return asking.ask(context, RequestKind.PLAN, input);
  }

  @Mutation(() => CitizenRequestPayload, {
    description: `The citizen, or who speaks for them, asks for another coordinator; a leader answers (da: bed om en anden koordinator). ${asking.ERRORS}`,
  })
  askForCoordinator(
    @Arg("input", () => AskInput, { description: "In own words." }) input: AskInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CitizenRequestPayload> {
    return asking.ask(context, RequestKind.COORDINATOR, input);
  }

  @Mutation(() => CitizenRequestPayload, {
    description: `The citizen, or who speaks for them, asks for a meeting of the plan, or for another time; who leads the plan answers (da: bed om et møde). ${asking.ERRORS}`,
  })
  askForMeeting(
    @Arg("input", () => AskForMeetingInput, { description: "In own words, and when." }) input: AskForMeetingInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CitizenRequestPayload> {
    return asking.ask(context, RequestKind.MEETING, input);
  }

  @Mutation(() => CitizenRequestPayload, {
    description: "Who asked takes it back while it is not done (da: træk ønske tilbage). Errors: NOT_FOUND, FORBIDDEN.",
  })
  takeBackCitizenRequest(
    @Arg("input", () => TakeBackCitizenRequestInput, { description: "Which." })
    { requestId }: TakeBackCitizenRequestInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CitizenRequestPayload> {
    return asking.takeBack(context, requestId);
  }

  @Mutation(() => CitizenRequestPayload, {
    description:
      "Whoever a request is to answers it, and a leader in place of who let the day pass; what was granted is then a task until it is there: a plan a need, a meeting of who leads, another coordinator a leader's (da: besvar ønske). Errors: NOT_FOUND, FORBIDDEN.",
  })
  answerCitizenRequest(
    @Arg("input", () => AnswerCitizenRequestInput, { description: "Which, and the answer." })
    input: AnswerCitizenRequestInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CitizenRequestPayload> {
    return asking.answer(context, input);
  }
}
