import { type Context, DataCategory, InterventionStatus, PlanStatus } from "@overligger/shared";
import { parse } from "graphql";
import { ConsentStatus, statusOf } from "../../citizen/consent/consent.ts";
import { consentsOf } from "../../citizen/consent/consents.ts";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { type Asked, send } from "../../town/registry/send.ts";
import type { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { involvedSectors } from "../plan/part.ts";
import { DutyBasis } from "./duty.ts";

const IN_FORCE: readonly string[] = [PlanStatus.ACTIVE, PlanStatus.ON_HOLD, PlanStatus.REPLACED];
const RUNNING: readonly string[] = [InterventionStatus.RUNNING, InterventionStatus.PAUSED];

const questions = new Map<string, Asked>();

function question({ overlay }: Sector): Asked {
  let known = questions.get(overlay);
  if (!known) {
    const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${overlay} {
      grant plans { status } interventions { status } } } }`;
    questions.set(overlay, (known = { text, document: parse(text, { noLocation: true }) }));
  }
  return known;
}

interface Row {
  grant?: unknown;
  plans?: unknown;
  interventions?: unknown;
}

/** The states of the rows of a list; null where it is none. A category that does not exist in a sector is a list without any. */
function statesOf(list: unknown): string[] | null {
  const rows = list ?? [];
  const states = Array.isArray(rows) ? rows.map((row: { status?: unknown } | null) => row?.status) : [null];
  return states.every((state) => typeof state === "string") ? states : null;
}

/**
 * By sector, why it must assess and decide when the citizen withdraws: each is asked what it does for them, in the right of whoever
 * withdraws, and only for that. One that gives no answer may help too: it is told to find out.
 */
export async function helping(
  context: CoordinationContext,
  plan: CoordinatingPlan,
): Promise<ReadonlyMap<string, readonly DutyBasis[]>> {
  const [registry, agreed] = await Promise.all([sectors(context), agreedWith(context, plan)]);
  const found = await Promise.all(
    [...registry.values()].map(async (sector) => {
      const basis = [...(await whatItDoes(context, sector, plan)), ...(agreed.get(sector.code) ?? [])];
      return [sector.code, basis] as const;
    }),
  );
  return new Map(found.filter(([, basis]) => basis.length > 0));
}

/** By sector, what it has to do with a plan by agreement: it takes part, or is shared in it. */
export async function agreedWith(
  context: Context,
  plan: CoordinatingPlan,
): Promise<ReadonlyMap<string, readonly DutyBasis[]>> {
  const [involved, consents] = await Promise.all([involvedSectors(context, plan), consentsOf(context, plan.citizenId)]);
  const standing: readonly ConsentStatus[] = [ConsentStatus.IN_FORCE, ConsentStatus.AWAITING, ConsentStatus.NOT_YET];
  const shared = consents
    .filter((consent) => standing.includes(statusOf(consent, context.today)))
    .flatMap(({ sectorCode }) => sectorCode ?? []);
  return new Map(
    [...new Set([...involved, ...shared])].map((code) => [
      code,
      [
        ...(involved.includes(code) ? [DutyBasis.TAKES_PART] : []),
        ...(shared.includes(code) ? [DutyBasis.CONSENT_OPEN] : []),
      ],
    ]),
  );
}

async function whatItDoes(
  context: CoordinationContext,
  sector: Sector,
  { citizenId, id: planId }: CoordinatingPlan,
): Promise<DutyBasis[]> {
  const categories = [DataCategory.PLAN, DataCategory.INTERVENTIONS];
  const purpose = context.caller.id === citizenId ? "OWN_ACCESS" : "WITHDRAWAL";
  const grant = grantFor(context, sector, { citizenId, planId, purpose, categories });
  const answer =
    grant === null
      ? null
      : await send(context, sector, question(sector), {
          representations: [{ __typename: sector.overlay, grant }],
        });
  const row = (answer?.data?._entities as Row[] | undefined)?.[0];
  const [plans, interventions] = [statesOf(row?.plans), statesOf(row?.interventions)];
  if (!row || answer?.errors?.length || row.grant !== grant || !plans || !interventions) return [DutyBasis.UNKNOWN];
  return [
    ...(plans.some((state) => IN_FORCE.includes(state)) ? [DutyBasis.PLAN_IN_FORCE] : []),
    ...(interventions.some((state) => RUNNING.includes(state)) ? [DutyBasis.HELP_RUNNING] : []),
  ];
}
