import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  DataCategory,
  doneBefore,
  isUuid,
  manyBy,
  oneBy,
  REFUSALS,
  Refusal,
  SECTOR_UNKNOWN,
  type ToMend,
  UserError,
} from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { Citizen } from "../citizen/citizen.ts";
import { inAYear } from "../citizen/days.ts";
import { Act, type Agreed, type Seat } from "../citizen/may-act.policy.ts";
import { callerParty, seatsFor } from "../citizen/standing.service.ts";
import { Consent, ConsentPurpose } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";
import { consentsOf } from "./consents.ts";
import { itemsOf } from "./kept-out.service.ts";
import { takePlace } from "./replacing.ts";
import { oneself, type Speaking } from "./speaking.ts";
import { StatementSubject } from "./statement.ts";
import { templateInUse } from "./template.service.ts";
import { birthdayThatEnds, earlier } from "./until.ts";
import { isComplete, sayYesTo, waitingForTheSame } from "./yes.ts";

export interface ConsentInput {
  /** Whom it is about; left out: the caller. */
  citizenId?: string | null;
  sector: string;
  categories: DataCategory[];
  validTo?: string | null;
  exceptItems?: string[] | null;
  templateVersion?: string | null;
  /** Who receives it: COORDINATOR and codes of sectors. */
  recipients: readonly string[];
}

/** What is done by who gives a consent of a kind. */
export const ACT_OF: Readonly<Record<ConsentKind, Agreed>> = {
  JOINING: Act.ANSWER,
  SHARING: Act.SHARE,
  HEALTH_RETRIEVAL: Act.FETCH_HEALTH,
  HOLISTIC_ASSESSMENT: Act.SHARE,
};

export const partiesOf = (needed: readonly Seat[]): string[] => needed.map(({ party }) => party);

/** A consent as it was given, or what to mend. */
export type Given = { consent: Consent | null; userErrors: UserError[] };

/** Agrees to share a sector's data; it takes the place of the consent before for the same sector. */
export const giveSharing = (
  context: CoordinationContext,
  input: ConsentInput,
  speaking = oneself(context),
): Promise<Given> => give(context, ConsentKind.SHARING, input, speaking);

/** Agrees in writing that health information is fetched: for a year at most, and a year unless less is asked (sundhedsloven § 44). */
export function giveHealth(
  context: CoordinationContext,
  input: Omit<ConsentInput, "categories">,
  speaking = oneself(context),
): Promise<Given> {
  const validTo = input.validTo ?? inAYear(context.today);
  return give(
    context,
    ConsentKind.HEALTH_RETRIEVAL,
    { ...input, validTo, categories: [DataCategory.HEALTH] },
    speaking,
  );
}

/** Who does not speak for a citizen is told nothing else of what they ask: neither whether there is a plan nor who is in it. */
export async function mustSpeakFor(context: CoordinationContext, citizenId: string): Promise<void> {
  if (!(await callerParty(context, citizenId)))
    throw new Refusal("FORBIDDEN", [
      "Only the citizen, or who may act for them, gives this consent.",
      "Kun den, det handler om, eller den, der kan handle for dem, giver dette samtykke.",
    ]);
}

/**
 * A consent needs the yes of everybody whom the one policy names for its kind (may-act.policy.ts). Until the last of them it
 * opens nothing, and what was agreed to before goes on holding. Who gives what another already gave says yes to that one.
 */
export async function give(
  context: CoordinationContext,
  kind: Exclude<ConsentKind, ConsentKind.JOINING>,
  input: ConsentInput,
  speaking: Speaking,
): Promise<Given> {
  const { now, today } = context;
  const { caller } = speaking.context;
  const citizenId = input.citizenId ?? caller.id;
  const citizen = isUuid(citizenId) ? await oneBy(context, Citizen, "id").load(citizenId) : null;
  const party = citizen && (await callerParty(speaking.context, citizen.id));
  if (!citizen || !party)
    throw new Refusal("FORBIDDEN", [
      "Only the citizen, or who may act for them, gives this consent.",
      "Kun den, det handler om, eller den, der kan handle for dem, giver dette samtykke.",
    ]);
  const before = await doneBefore(context, citizen.id);
  if (before !== null) return { consent: await reread(context, before), userErrors: [] };
  const userErrors: UserError[] = [];
  const problem = (...what: ToMend) => userErrors.push(new UserError(...what));
  const needed = await seatsFor(context, citizen.id, ACT_OF[kind]);
  const theirs = needed.some(({ by }) => by === caller.id);
  if (!theirs)
    problem(
      "citizenId",
      "NOT_YOURS_TO_GIVE",
      `This consent must come from: ${partiesOf(needed).join(", ")}.`,
      "Dette samtykke skal komme fra dem, der selv har ret til at give det.",
    );
  const sector = (await sectors(context)).get(input.sector);
  if (!sector) problem("sector", ...SECTOR_UNKNOWN);
  if (input.categories.length === 0 && kind !== ConsentKind.HOLISTIC_ASSESSMENT)
    problem(
      "categories",
      "CATEGORIES_EMPTY",
      "Choose at least one category to share.",
      "Vælg mindst én slags oplysninger, der skal deles.",
    );
  if (input.validTo != null && input.validTo <= today)
    problem(
      "validTo",
      "DATE_PAST",
      "It must hold today at least: the first day on which it no longer does lies after today.",
      "Det skal gælde mindst i dag: vælg en slutdato efter i dag.",
    );
  if (kind === ConsentKind.HEALTH_RETRIEVAL && String(input.validTo) > inAYear(today)) {
    problem(
      "validTo",
      "LONGER_THAN_A_YEAR",
      "A health consent lapses after a year at the latest.",
      "Et samtykke til helbredsoplysninger gælder højst et år.",
    );
  }
  const template = await templateInUse(context, kind, citizen.municipality);
  if (!template)
    problem(
      "templateVersion",
      "TEMPLATE_MISSING",
      "No text for this consent is in use.",
      "Der er ingen tekst i brug til dette samtykke.",
    );
  else if (input.templateVersion != null && input.templateVersion !== template.version)
    problem(
      "templateVersion",
      "TEMPLATE_OUTDATED",
      `The text in use is ${template.version}: show that one.`,
      "Teksten er blevet ændret siden: læs den nye, før du svarer.",
    );
  const kept = sector && theirs ? await keptOut(context, sector, citizen.id, input.exceptItems ?? []) : NOTHING;
  if (kept === null && userErrors.length === 0)
    throw new Refusal("SECTOR_SILENT", REFUSALS.SECTOR_SILENT, { sector: input.sector });
  if (kept && kept.unknown.length > 0)
    problem(
      "exceptItems",
      "ITEM_UNKNOWN",
      `The sector has no such item: ${kept.unknown.join(", ")}.`,
      "Myndigheden har ikke alt det, der skulle holdes ude.",
    );
  if (!template || userErrors.length > 0) return { consent: null, userErrors };

  const id = randomUUID();
  const approvals = [{ party, at: now.toISOString(), by: caller.id }];
  const ofParents = needed.every((seat) => seat.party === "PARENT");
  const policy = ofParents ? await policyOf(context, citizen.municipality) : null;
  const until = ofParents ? birthdayThatEnds(kind, citizen.bornOn, today, policy) : null;
  const consent: Partial<Consent> = {
    id,
    citizenId: citizen.id,
    kind,
    sectorCode: input.sector,
    categories: Object.values(DataCategory).filter((category) => input.categories.includes(category)),
    purpose: ConsentPurpose.COORDINATION,
    validFrom: today,
    validTo: earlier(input.validTo ?? null, until),
    givenAt: now.toISOString(),
    givenBy: caller.id,
    neededParties: partiesOf(needed),
    approvals,
    complete: isComplete(needed, approvals),
    templateVersion: template.version,
    exceptItems: kept?.found ?? [],
    recipients: [...new Set(input.recipients)].sort(),
    replacedAt: null,
    withdrawnAt: null,
  };
  const stored = await context.db.transaction(async (manager) => {
    // One writer at a time for one citizen's consents, so that two at once cannot both be the newest.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [citizen.id]);
    const same = await waitingForTheSame(manager, context, consent as Consent, caller.id);
    const stands = same?.id ?? id;
    const before = await claimKey(context, citizen.id, stands);
    if (before !== null) return before;
    const by = { party, by: caller.id };
    if (same) await sayYesTo(manager, context, same, by, { needed, bornOn: citizen.bornOn, policy });
    else await takePlace(manager, context, consent as Consent);
    await speaking.keep(manager, StatementSubject.CONSENT, stands);
    return stands;
  });
  return { consent: await reread(context, stored), userErrors };
}

const NOTHING: Kept = { found: [], unknown: [] };
type Kept = { found: string[]; unknown: string[] };

/**
 * The items as their sector spells them. What the consent before kept out already was proven then, and stays out also when it
 * is over and no list has it any more. Null where the sector does not answer.
 */
async function keptOut(
  context: CoordinationContext,
  sector: Sector,
  citizenId: string,
  items: readonly string[],
): Promise<Kept | null> {
  const newest = (await consentsOf(context, citizenId)).find(
    ({ kind, sectorCode }) => kind === ConsentKind.SHARING && sectorCode === sector.code,
  );
  const asked = new Set(items.map((item) => item.toLowerCase()));
  const held = (newest?.exceptItems ?? []).filter((item) => asked.has(item.toLowerCase()));
  const there = new Set(held.map((item) => item.toLowerCase()));
  const open = items.filter((item) => !there.has(item.toLowerCase()));
  if (open.length === 0) return { found: held, unknown: [] };
  const known = await itemsOf(context, sector, citizenId, open);
  return known && { found: [...held, ...known.found], unknown: known.unknown };
}

/** The consent as it now is: what this request had loaded of the citizen's consents is out of date. */
export async function reread(context: Context, id: string): Promise<Consent> {
  const consent = (await oneBy(context, Consent, "id").clear(id).load(id)) as Consent;
  manyBy(context, Consent, "citizenId").clear(consent.citizenId);
  return consent;
}
