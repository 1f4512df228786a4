import { randomUUID } from "node:crypto";
import {
  type Context,
  type DanishTimeInput,
  danishDay,
  isAsItIs,
  isUuid,
  momentsOf,
  NOTHING_CHANGED,
} from "@overligger/shared";
import type { StatementInput } from "../../citizen/consent/speaking.ts";
import { StatementSubject } from "../../citizen/consent/statement.ts";
import type { CoordinationContext } from "../../context.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { type AgreementText, checkAgreement, insertAgreement, sayYes } from "../agreement/agreement.service.ts";
import { agree } from "../goal/goal.service.ts";
import { heardInPlan, NOT_THEIR_SIDE } from "../on-paper/on-paper.service.ts";
import { holdsOn } from "../plan/assignment.ts";
import { coordinatorsOf, participantsOf } from "../plan/plan.service.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { nameReaders } from "../plan/readers.ts";
import { CHANGES } from "./changes.ts";
import { MeetingStatus, NetworkMeeting, type RoleAgreement } from "./network-meeting.ts";

/** The longest meeting that can be meant, in hours: a longer one is a slip of the pen. */
const LONGEST = 12;

interface MeetingTime {
  time?: DanishTimeInput | null;
  /** As `time`, from before meetings took clock time. */
  startsAt?: string | null;
  endsAt?: string | null;
}

/** When a meeting is called for: a time to come, not longer than can be meant; null where there is something to mend. */
function calledFor(change: Change, input: MeetingTime): { startsAt: string; endsAt: string } | null {
  const { context, problem } = change;
  const { startsAt, endsAt } = (input.time ? momentsOf(change, input.time) : input) ?? {};
  if (!startsAt || !endsAt) {
    if (!input.time) problem("time", "REQUIRED", "Say when the meeting is.", "Skriv, hvornår mødet er.");
    return null;
  }
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  const [first, last] = input.time ? (["from", "to"] as const) : (["startsAt", "endsAt"] as const);
  if (from <= context.now.getTime())
    problem(
      first,
      "DATE_PAST",
      "A meeting is called for a time to come.",
      "Et møde indkaldes til et tidspunkt, der ikke er passeret.",
    );
  if (to <= from || to - from > LONGEST * 3_600_000)
    problem(
      last,
      "PERIOD_WRONG",
      `The end must lie after the beginning, at most ${LONGEST} hours.`,
      `Mødet skal slutte, efter at det begynder, og højst vare ${LONGEST} timer.`,
    );
  return { startsAt, endsAt };
}

export interface PlanMeetingInput extends ChangeInput, MeetingTime {
  place: string;
  agenda: string[];
  inviteeIds: string[];
  others: string[];
}

/** Calls a meeting. The citizen is always invited, so that the input has no choice of it. */
export const planMeeting = (context: Context, input: PlanMeetingInput) =>
  planStep(context, input, CHANGES.planNetworkMeeting, coordinator, OPEN, async (change) => {
    const { manager, plan } = change;
    const when = calledFor(change, input);
    if (!when) return undefined;
    const { startsAt, endsAt } = when;
    await onlyPeopleOfThePlan(change, "inviteeIds", input.inviteeIds);
    await manager.insert(NetworkMeeting, {
      id: randomUUID(),
      planId: plan.id,
      status: MeetingStatus.PLANNED,
      plannedAt: context.now.toISOString(),
      startsAt,
      endsAt,
      place: input.place,
      agenda: input.agenda,
      invitedIds: [...new Set(input.inviteeIds)],
      others: input.others,
      roles: [],
    });
    return undefined;
  });

/** Puts a meeting that is called at another time; whoever was to come is to come then. */
export const moveMeeting = (context: Context, input: ChangeInput & { meetingId: string; time: DanishTimeInput }) =>
  planStep(context, input, CHANGES.moveNetworkMeeting, coordinator, OPEN, async (change) => {
    const meeting = await planned(change, input.meetingId);
    const when = calledFor(change, input);
    if (!meeting || !when) return undefined;
    if (Date.parse(meeting.startsAt) <= context.now.getTime())
      return change.problem("meetingId", "MEETING_BEGUN", "The meeting has begun.", "Mødet er begyndt.");
    const moment = (of: { startsAt: string; endsAt: string }) => [Date.parse(of.startsAt), Date.parse(of.endsAt)];
    if (isAsItIs(moment(meeting), moment(when))) return change.problem("time", ...NOTHING_CHANGED);
    await change.manager.update(NetworkMeeting, { id: meeting.id }, { ...when, plannedAt: context.now.toISOString() });
    return undefined;
  });

export const cancelMeeting = (context: Context, input: ChangeInput & { meetingId: string }) =>
  planStep(context, input, CHANGES.cancelNetworkMeeting, coordinator, OPEN, async (change) => {
    const meeting = await planned(change, input.meetingId);
    if (meeting) await change.manager.update(NetworkMeeting, { id: meeting.id }, { status: MeetingStatus.CANCELLED });
  });

export interface RecordMeetingInput extends ChangeInput {
  meetingId: string;
  citizenPresent: boolean;
  presentIds: string[];
  minutes: string;
  agreements: AgreementText[];
  roles: RoleAgreement[];
  goalIds: string[];
  visibleTo?: string[];
  statement?: StatementInput | null;
}

/**
 * Writes a meeting up. What is agreed there becomes the plan's, and never without the citizen in the room (V09). Who writes says yes for
 * their own sector alone. The citizen's side is asked, unless it is written down as all that they say aloud, for them to dispute.
 */
export const recordMeeting = (context: CoordinationContext, input: RecordMeetingInput) =>
  planStep(context, input, CHANGES.recordNetworkMeeting, coordinator, OPEN, async (change, part) => {
    const { manager, problem } = change;
    const meeting = await planned(change, input.meetingId);
    if (!meeting) return undefined;
    if (Date.parse(meeting.startsAt) > context.now.getTime())
      problem("meetingId", "MEETING_AHEAD", "The meeting has not begun yet.", "Mødet er ikke begyndt endnu.");
    if (!input.citizenPresent && input.agreements.length + input.roles.length + input.goalIds.length > 0) {
      return problem(
        "citizenPresent",
        "CITIZEN_NOT_PRESENT",
        "Without the citizen nothing can be agreed: write it in the minutes and take it up with them.",
        "Uden borgeren kan intet aftales: skriv det i referatet, og tag det op med borgeren.",
      );
    }
    await onlyPeopleOfThePlan(change, "presentIds", input.presentIds);
    const known = new Set(["CITIZEN", "COORDINATOR", ...(await sectors(context)).keys()]);
    if (input.roles.some(({ party }) => !known.has(party)))
      problem(
        "roles",
        "PARTY_UNKNOWN",
        "Name the parties: the citizen, the coordinator and registered authorities.",
        "Nævn, hvem det gælder: borgeren, koordinatoren og de myndigheder, der er registreret.",
      );
    const day = danishDay(new Date(meeting.startsAt));
    const heard = input.statement ? await heardInPlan(context, change, input.statement, day) : null;
    if (input.statement && !heard) return undefined;
    if (heard && !heard.part.side) return problem("statement", ...NOT_THEIR_SIDE);
    for (const agreement of input.agreements) {
      await checkAgreement(change, agreement, "agreements");
      const id = await insertAgreement(change, agreement, meeting.id, part.sectors);
      if (!heard || !agreement.parties.includes("CITIZEN")) continue;
      await sayYes(change, id, heard.part);
      await heard.speaking.keep(manager, StatementSubject.AGREEMENT, id);
    }
    for (const goalId of new Set(input.goalIds)) {
      await agree(change, goalId, [...part.sectors, ...(heard?.part.yes ? [heard.part.yes] : [])], "goalIds");
      if (heard && isUuid(goalId)) await heard.speaking.keep(manager, StatementSubject.GOAL, goalId);
    }
    await nameReaders(change, meeting.id, input.visibleTo, part.side);
    await manager.update(
      NetworkMeeting,
      { id: meeting.id },
      {
        status: MeetingStatus.HELD,
        citizenPresent: input.citizenPresent,
        presentIds: [...new Set(input.presentIds)],
        minutes: input.minutes,
        roles: input.roles.map(({ party, role }) => ({ party, role })),
      },
    );
    return undefined;
  });

async function planned({ manager, plan, problem }: Change, id: string): Promise<NetworkMeeting | null> {
  const meeting = isUuid(id) ? await manager.findOneBy(NetworkMeeting, { id, planId: plan.id }) : null;
  if (!meeting)
    problem("meetingId", "MEETING_UNKNOWN", "There is no such meeting in this plan.", "Mødet findes ikke i planen.");
  else if (meeting.status !== MeetingStatus.PLANNED)
    problem(
      "meetingId",
      "MEETING_DONE",
      "The meeting has been held or called off already.",
      "Mødet er allerede holdt eller aflyst.",
    );
  else return meeting;
  return null;
}

/** A meeting is about confidential things: only who coordinates or takes part today is named here; the citizen's own guests are `others`. */
async function onlyPeopleOfThePlan({ context, plan, problem }: Change, field: string, ids: string[]): Promise<void> {
  const people = [...(await coordinatorsOf(context, plan.id)), ...(await participantsOf(context, plan.id))];
  const there = new Set(
    people.filter((person) => holdsOn(person, context.today)).map(({ caseworkerId }) => caseworkerId),
  );
  if (ids.some((id) => !there.has(id)))
    problem(
      field,
      "NOT_IN_PLAN",
      "Somebody named neither coordinates nor takes part in the plan today.",
      "En af de nævnte er hverken koordinator eller med i planen i dag.",
    );
}
