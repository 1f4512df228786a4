import { randomUUID } from "node:crypto";
import { type Context, isUuid, Where } from "@overligger/shared";
import { checkDay } from "../../said.ts";
import type { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { type Part, partIn, voiceOf } from "../plan/part.ts";
import type { ChangeInput } from "../plan/plan-change.ts";
import { OPEN, planStep } from "../plan/plan-step.ts";
import { nameReaders } from "../plan/readers.ts";
import { CHANGES } from "./changes.ts";
import { CitizenContact, type ContactChannel, type ContactPartner } from "./citizen-contact.ts";

export interface ContactInput extends ChangeInput {
  happenedOn?: string | null;
  channel: ContactChannel;
  partner: ContactPartner;
  about: string;
  outcome?: string | null;
  visibleTo?: string[];
}

const worksInIt = (part: Part) => part.coordinator || part.sectors.size > 0;

/** Who coordinates or takes part writes a contact down. Who else in the plan reads it is named, and is nobody where it is not. */
export const logContact = (context: Context, input: ContactInput) =>
  planStep(context, input, CHANGES.logContact, worksInIt, OPEN, async (change, part) => {
    const { manager, plan, problem } = change;
    const happenedOn = input.happenedOn ?? context.today;
    checkDay(problem, "happenedOn", happenedOn, context.today, plan.startsOn);
    const id = randomUUID();
    const { channel, partner, about, outcome = null } = input;
    await manager.insert(CitizenContact, {
      ...{ id, planId: plan.id, happenedOn, channel, partner, about, outcome },
      ...{ party: voiceOf({ ...part, voice: null }), writtenBy: context.caller.id, writtenOn: context.today },
      ...{ takenBackOn: null, takenBackWhy: null },
    });
    await nameReaders(change, id, input.visibleTo ?? [], part.side);
    return undefined;
  });

/** Who wrote it takes it back; what it said stays to be read, and no longer counts. */
export const takeBackContact = (context: Context, input: ChangeInput & { contactId: string; why: string }) =>
  planStep(context, input, CHANGES.takeBackContact, worksInIt, OPEN, async ({ manager, plan, problem }) => {
    const id = input.contactId;
    const contact = isUuid(id) ? await manager.findOneBy(CitizenContact, { id, planId: plan.id }) : null;
    // Who may not read it is told no more than of one that there is not.
    if (!contact || contact.writtenBy !== context.caller.id)
      return problem(
        "contactId",
        "CONTACT_UNKNOWN",
        "You have written no such contact in this plan.",
        "Du har ikke skrevet den kontakt i planen.",
      );
    if (contact.takenBackOn !== null)
      return problem("contactId", "TAKEN_BACK", "It was taken back already.", "Den er allerede taget tilbage.");
    await manager.update(CitizenContact, { id }, { takenBackOn: context.today, takenBackWhy: input.why });
    return undefined;
  });

/** The contacts of a plan that the caller reads: all on the citizen's side and for who coordinates, else their sector's own and those that concern it. */
export async function readableContacts(context: Context, plan: CoordinatingPlan): Promise<Where> {
  const { voice, coordinator, sectors } = await partIn(context, plan);
  const where = new Where().and("plan_id = ?", plan.id);
  if (voice !== null || coordinator) return where;
  return where.and(
    `EXISTS (SELECT 1 FROM unnest(?::text[]) AS own (code) WHERE own.code = party
       OR NOT EXISTS (SELECT 1 FROM plan_readers r WHERE r.id = citizen_contact.id)
       OR EXISTS (SELECT 1 FROM plan_readers r WHERE r.id = citizen_contact.id AND r.visible_to @> to_jsonb(own.code)))`,
    [...sectors],
  );
}
