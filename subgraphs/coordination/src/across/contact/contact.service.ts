import { randomUUID } from "node:crypto";
import { ContactRole, manyBy, through } from "@overligger/shared";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import type { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { holdsOn } from "../../plan/plan/assignment.ts";
import type { Part } from "../../plan/plan/part.ts";
import type { ChangeInput } from "../../plan/plan/plan-change.ts";
import type { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { OPEN, planStep } from "../../plan/plan/plan-step.ts";
import { TargetKind } from "../../town/target/municipal-target.ts";
import { targetOf } from "../../town/target/target.service.ts";
import { askSectors, type Whom } from "../ask/ask.service.ts";
import { CONTACTS } from "../ask/question.ts";
import { AnswerState, nothingMissing } from "../ask/sector-answer.ts";
import { CHANGES } from "./changes.ts";
import type { ContactAround, ContactOverview } from "./contact-overview.ts";
import { ExternalContact } from "./external-contact.ts";

/**
 * Everybody around these people, counted: what the sectors say, and who was written down outside the municipality. `door` is
 * that of the latter: a contact of two in a family is not told of as that of the one alone.
 */
export async function contactsAround(
  context: CoordinationContext,
  whom: readonly Whom[],
  municipality: string,
  door: string | null,
): Promise<ContactOverview> {
  const people = [...new Set(whom.map(({ citizenId }) => citizenId))];
  const [voices, outside, target] = await Promise.all([
    askSectors(context, whom, CONTACTS),
    Promise.all(people.map((id) => manyBy(context, ExternalContact, "citizenId").load(id))),
    targetOf(context, municipality, TargetKind.AUTHORITY_CONTACTS),
  ]);
  const citizens = new Map<string, Citizen | null>();
  for (const id of people) citizens.set(id, await readCitizen(context, id));
  const contacts = new Map<string, ContactAround & { of: Set<string> }>();
  const add = (contact: Omit<ContactAround, "people">, citizenId: string, seenThrough: string | null) => {
    const key = JSON.stringify([contact.role, contact.function, contact.name, contact.unit]);
    const known = contacts.get(key) ?? through({ ...contact, people: [], of: new Set<string>() }, seenThrough);
    const citizen = citizens.get(citizenId);
    if (citizen && !known.of.has(citizenId)) known.people.push(citizen);
    known.of.add(citizenId);
    contacts.set(key, known);
  };
  for (const voice of voices)
    for (const each of voice.said.contacts)
      add({ ...each, role: each.role as ContactRole, sector: voice.answer.sector }, voice.citizenId, voice.door);
  for (const { id, citizenId, function: work, name, unit, startsOn, endsOn } of outside.flat())
    if (holdsOn({ startsOn, endsOn }, context.today))
      add({ id, role: ContactRole.EXTERNAL, function: work, name, unit, sector: null }, citizenId, door);
  const all = [...contacts.values()];
  const count = (role: ContactRole) => all.filter((contact) => contact.role === role).length;
  const answers = voices.map(({ answer }) => answer);
  const most = target(context.today);
  const reached = new Set(all.flatMap(({ of }) => [...of]));
  // Nothing can be said of whom no sector may tell.
  const told = new Set(
    voices.filter(({ answer }) => answer.state === AnswerState.ANSWERED).map(({ citizenId }) => citizenId),
  );
  return {
    total: all.length,
    authority: count(ContactRole.AUTHORITY),
    provider: count(ContactRole.PROVIDER),
    external: count(ContactRole.EXTERNAL),
    target: most,
    overTarget: most ? Math.max(0, count(ContactRole.AUTHORITY) - most.most) : 0,
    contacts: all,
    withoutContact: nothingMissing(answers)
      ? people
          .filter((id) => told.has(id) && !reached.has(id))
          .map((id) => citizens.get(id))
          .filter((citizen) => citizen != null)
      : [],
    sectors: answers,
  };
}

const mayWrite = (part: Part) => part.citizen || part.coordinator;

export interface ExternalContactInput extends ChangeInput {
  function: string;
  name?: string | null;
  unit: string;
}

/** Writes somebody down whom no sector knows. */
export const addExternalContact = (context: CoordinationContext, input: ExternalContactInput): Promise<PlanPayload> =>
  planStep(context, input, CHANGES.addExternalContact, mayWrite, OPEN, async ({ manager, plan }) => {
    await manager.insert(ExternalContact, {
      id: randomUUID(),
      citizenId: plan.citizenId,
      function: input.function,
      name: input.name ?? null,
      unit: input.unit,
      startsOn: context.today,
      endsOn: null,
    });
  });

/** Somebody who was written down is no contact any more, from today on. */
export const endExternalContact = (
  context: CoordinationContext,
  input: ChangeInput & { contactId: string },
): Promise<PlanPayload> =>
  planStep(context, input, CHANGES.endExternalContact, mayWrite, OPEN, async ({ manager, plan, problem }) => {
    const ended = await manager
      .createQueryBuilder()
      .update(ExternalContact)
      .set({ endsOn: context.today })
      .where("id::text = :id AND citizen_id = :citizen AND ends_on IS NULL", {
        id: input.contactId,
        citizen: plan.citizenId,
      })
      .execute();
    if (ended.affected === 0)
      problem(
        "contactId",
        "CONTACT_UNKNOWN",
        "There is no such contact in this plan.",
        "Kontakten findes ikke i planen.",
      );
  });
