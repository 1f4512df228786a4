import {
  asConnection,
  connectionOf,
  DanishTimeInput,
  DateScalar,
  DateTimeScalar,
  manyBy,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  Where,
} from "@overligger/shared";
import { ArrayMaxSize, IsOptional, Length, MaxLength, ValidateNested } from "class-validator";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { readableAgreements } from "../agreement/agreement.service.ts";
import { Agreement } from "../agreement/agreement.ts";
import { StatementInput } from "../on-paper/on-paper.resolver.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { readable, readersOf } from "../plan/readers.ts";
import { PlanReadersInput, VISIBLE_TO } from "../plan/readers-input.ts";
import * as meetings from "./meeting.service.ts";
import { NetworkMeeting, RoleAgreement } from "./network-meeting.ts";

const CLOCK = "Meetings take Danish clock time, as appointments do: use `time`, which will be asked for.";

@InputType("PlanNetworkMeetingInput", { description: "The call to a meeting. The citizen is always invited." })
class PlanNetworkMeetingInput extends PlanChangeInput {
  @ValidateNested()
  @Field(() => DanishTimeInput, { nullable: true, description: "When it is, at most 12 hours (da: tidspunkt)." })
  time?: DanishTimeInput | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it begins.", deprecationReason: CLOCK })
  startsAt?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ends.", deprecationReason: CLOCK })
  endsAt?: string | null;

  @Length(1, 500)
  @Field(() => String, { description: "Where, 1–500 characters (da: sted)." })
  place!: string;

  @ArrayMaxSize(50)
  @MaxLength(500, { each: true })
  @Field(() => [String], { description: "Points to talk about, at most 50 (da: dagsorden)." })
  agenda!: string[];

  @ArrayMaxSize(100)
  @Field(() => [ID], { description: "Caseworkers of the plan who are invited (da: inviterede)." })
  inviteeIds!: string[];

  @ArrayMaxSize(50)
  @MaxLength(200, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description: "Who else comes as the citizen wants, e.g. the GP or a relative (da: andre deltagere).",
  })
  others!: string[];
}

@InputType("CancelNetworkMeetingInput", { description: "Which meeting is called off." })
class CancelNetworkMeetingInput extends PlanChangeInput {
  @Field(() => ID, { description: "The meeting." })
  meetingId!: string;
}

@InputType("MeetingAgreementInput", { description: "An agreement made at a meeting." })
class MeetingAgreementInput {
  @Length(1, 2_000)
  @Field(() => String, { description: "What was agreed, 1–2,000 characters (da: aftale)." })
  text!: string;

  @Field(() => [String], { description: "Who is bound by it: CITIZEN and sector codes." })
  parties!: string[];

  @Field(() => DateScalar, { nullable: true, description: "When it shall be done." })
  dueOn?: string | null;
}

@InputType("RoleAgreementInput", { description: "Who does what." })
class RoleAgreementInput {
  @Field(() => String, { description: "Who: CITIZEN, COORDINATOR or a sector code." })
  party!: string;

  @Length(1, 500)
  @Field(() => String, { description: "What is theirs, 1–500 characters." })
  role!: string;
}

@InputType("RecordNetworkMeetingInput", { description: "What came of a meeting." })
class RecordNetworkMeetingInput extends PlanReadersInput {
  @Field(() => ID, { description: "The meeting." })
  meetingId!: string;

  @Field(() => Boolean, { description: "Whether the citizen was there; without them nothing can be agreed." })
  citizenPresent!: boolean;

  @ArrayMaxSize(100)
  @Field(() => [ID], { description: "Caseworkers of the plan who came." })
  presentIds!: string[];

  @Length(1, 20_000)
  @Field(() => String, { description: "What was said, 1–20,000 characters (da: referat)." })
  minutes!: string;

  @ArrayMaxSize(50)
  @Field(() => [MeetingAgreementInput], { defaultValue: [], description: "What was agreed, at most 50 (da: aftaler)." })
  agreements!: MeetingAgreementInput[];

  @ArrayMaxSize(50)
  @Field(() => [RoleAgreementInput], { defaultValue: [], description: "Who does what, at most 50 (da: roller)." })
  roles!: RoleAgreementInput[];

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    defaultValue: [],
    description:
      "Goals of the plan that were agreed to, at most 50; you say yes for your own sector, the others are asked (da: mål, der blev tilsluttet).",
  })
  goalIds!: string[];

  @ValidateNested()
  @IsOptional()
  @Field(() => StatementInput, {
    nullable: true,
    description:
      "That the citizen's side said yes to the agreements and goals, and who heard it; theirs to dispute. Left out: they are asked, as everybody else.",
  })
  statement?: StatementInput | null;
}

const MeetingConnection = connectionOf<NetworkMeeting>(NetworkMeeting, "NetworkMeeting", { danish: "netværksmøder" });

@Resolver(() => NetworkMeeting)
export class MeetingResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator calls a meeting of all involved, the citizen always among them (da: indkald til netværksmøde). ${CHANGE_ERRORS}`,
  })
  planNetworkMeeting(
    @Arg("input", () => PlanNetworkMeetingInput, { description: "When, where and who." })
    input: PlanNetworkMeetingInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return meetings.planMeeting(context, input);
  }

  @Mutation(() => PlanPayload, { description: `Calls a meeting off (da: aflys netværksmøde). ${CHANGE_ERRORS}` })
  cancelNetworkMeeting(
    @Arg("input", () => CancelNetworkMeetingInput, { description: "Which one." }) input: CancelNetworkMeetingInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return meetings.cancelMeeting(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Writes a meeting up; its agreements and goals are put to everybody bound, and are refused where the citizen was not there (da: skriv referat). ${CHANGE_ERRORS}`,
  })
  recordNetworkMeeting(
    @Arg("input", () => RecordNetworkMeetingInput, { description: "What came of it." })
    input: RecordNetworkMeetingInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return meetings.recordMeeting(context, input);
  }

  @FieldResolver()
  invited(@Root() meeting: NetworkMeeting, @Ctx() context: CoordinationContext): Promise<Caseworker[]> {
    return caseworkers(context, meeting.invitedIds);
  }

  @FieldResolver()
  present(@Root() meeting: NetworkMeeting, @Ctx() context: CoordinationContext): Promise<Caseworker[]> | null {
    return meeting.presentIds && caseworkers(context, meeting.presentIds);
  }

  @FieldResolver()
  async agreements(@Root() meeting: NetworkMeeting, @Ctx() context: CoordinationContext): Promise<Agreement[]> {
    const plan = await oneBy(context, CoordinatingPlan, "id").load(meeting.planId);
    return plan
      ? readableAgreements(context, plan, await manyBy(context, Agreement, "meetingId").load(meeting.id))
      : [];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What was said; null until it was held, and where it is not visible to you (da: referat).",
  })
  async minutes(@Root() meeting: NetworkMeeting, @Ctx() context: CoordinationContext): Promise<string | null> {
    return (await visible(context, meeting)) ? meeting.minutes : null;
  }

  @FieldResolver(() => [RoleAgreement], {
    description: "Who does what, as agreed there; empty where the minutes are not visible to you (da: rollefordeling).",
  })
  async roles(@Root() meeting: NetworkMeeting, @Ctx() context: CoordinationContext): Promise<RoleAgreement[]> {
    return (await visible(context, meeting)) ? meeting.roles : [];
  }

  @FieldResolver(() => [ID], { nullable: true, description: `Who reads the minutes. ${VISIBLE_TO}` })
  visibleTo(@Root() { id, planId }: NetworkMeeting, @Ctx() context: CoordinationContext): Promise<string[] | null> {
    return readersOf(context, planId, id);
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanMeetingResolver {
  @FieldResolver(() => MeetingConnection, {
    description: "Meetings of all involved, the latest first (da: netværksmøder). Errors: BAD_USER_INPUT.",
  })
  async meetings(
    @Root() plan: CoordinatingPlan,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<NetworkMeeting>> {
    const where = new Where().and("plan_id = ?", plan.id);
    return asConnection(MeetingConnection, await pageOf(context, NetworkMeeting, where, args, "startsAt"));
  }
}

/** Whether the caller reads what was said at a meeting. */
async function visible(context: CoordinationContext, meeting: NetworkMeeting): Promise<boolean> {
  const plan = await oneBy(context, CoordinatingPlan, "id").load(meeting.planId);
  return plan !== null && (await readable(context, plan, [meeting])).length > 0;
}

async function caseworkers(context: CoordinationContext, ids: readonly string[]): Promise<Caseworker[]> {
  const found = await oneBy(context, Caseworker, "id").loadMany([...ids]);
  return found.filter((person): person is Caseworker => person !== null && !(person instanceof Error));
}
