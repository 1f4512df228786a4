import type { CoordinationContext } from "../../context.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { type ConsentInput, type Given, give } from "./consent.service.ts";
import { type Consent, ConsentStatus, statusOf } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";
import { consentsOf } from "./consents.ts";
import { oneself } from "./speaking.ts";

export type AssessmentConsentInput = Pick<ConsentInput, "citizenId" | "sector" | "validTo" | "templateVersion">;

/** Agrees that a sector takes part in one assessment of the whole situation; who else takes part reads it, and nobody else. */
export const giveAssessment = (
  context: CoordinationContext,
  { citizenId, sector, validTo, templateVersion }: AssessmentConsentInput,
  speaking = oneself(context),
): Promise<Given> =>
  give(
    context,
    ConsentKind.HOLISTIC_ASSESSMENT,
    { citizenId, sector, validTo, templateVersion, categories: [], recipients: [] },
    speaking,
  );

/** A sector that the citizen agreed takes part in one assessment. */
export interface Assessed {
  readonly sector: string;
  /** Whether it may today. */
  readonly holds: boolean;
  /** When a consent that it needs was last withdrawn or ran out; null where none was. */
  readonly endedAt: string | null;
  /** Who among those that take part may know of it, where its health consent names them; null: all who take part. */
  readonly readers: readonly string[] | null;
}

/**
 * Which sectors take part in one assessment today, and which no longer do. What a health sector knows is health information:
 * there the written consent to fetch it must hold too, with its own rules of whose yes it needs and of how long it lasts.
 */
export async function assessedOf(context: CoordinationContext, citizenId: string): Promise<Assessed[]> {
  const { today } = context;
  const [registry, consents] = await Promise.all([sectors(context), consentsOf(context, citizenId)]);
  const of = (kind: ConsentKind, code: string) =>
    consents.filter((each) => each.kind === kind && each.sectorCode === code && each.complete);
  const assessed = consents.filter(({ kind, complete }) => kind === ConsentKind.HOLISTIC_ASSESSMENT && complete);
  return [...new Set(assessed.map(({ sectorCode }) => String(sectorCode)))].sort().map((sector) => {
    const needed = [ConsentKind.HOLISTIC_ASSESSMENT];
    const health = registry.get(sector)?.needsHealthConsent ?? false;
    if (health) needed.push(ConsentKind.HEALTH_RETRIEVAL);
    const given = needed.map((kind) => of(kind, sector));
    const holds = given.every(([newest]) => newest && statusOf(newest, today) === ConsentStatus.IN_FORCE);
    const ended = given.flat().flatMap((consent) => endOf(consent, today) ?? []);
    const readers = health ? (of(ConsentKind.HEALTH_RETRIEVAL, sector)[0]?.recipients ?? []) : null;
    return { sector, holds: holds && registry.has(sector), endedAt: ended.sort().at(-1) ?? null, readers };
  });
}

/** When a consent ended without another in its place; null where it did not. */
function endOf(consent: Consent, today: string): string | null {
  if (consent.withdrawnAt !== null) return consent.withdrawnAt;
  return statusOf(consent, today) === ConsentStatus.EXPIRED ? `${consent.validTo}T00:00:00.000Z` : null;
}
