import { type Database, DataCategory, insertRows, registeredSectors } from "@overligger/shared";
import { diceOf, GENERATED_TODAY, type GeneratedCitizen } from "@overligger/shared/demo";
import { inAYear } from "../citizen/days.ts";
import { Consent } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";
import { givenOn } from "./seed.ts";

/** The day on which a generated citizen joined a plan. */
export const joinedOn = (seed: number, { index }: GeneratedCitizen): string =>
  diceOf(seed, index, "joined").dayBefore(GENERATED_TODAY, 700);

function consentsOf(seed: number, citizen: GeneratedCitizen, needsHealth: ReadonlySet<string>): Consent[] {
  const dice = diceOf(seed, citizen.index, "consent");
  const at = `${joinedOn(seed, citizen)}T09:00:00.000Z`;
  const consent = (kind: ConsentKind, more: Partial<Consent> = {}) =>
    givenOn(`coordination/${citizen.id}/${kind}/${more.sectorCode ?? ""}`, citizen.id, kind, at, more);
  return [
    consent(ConsentKind.JOINING),
    ...[...citizen.sectors].flatMap((sectorCode) => {
      if (dice.chance(0.08)) return [];
      const categories = Object.values(DataCategory).filter(
        (category) => category === DataCategory.PLAN || dice.chance(0.85),
      );
      const withdrawnAt = dice.chance(0.05) ? `${GENERATED_TODAY}T10:00:00.000Z` : null;
      const sharing = consent(ConsentKind.SHARING, { sectorCode, categories, withdrawnAt });
      if (!needsHealth.has(sectorCode)) return [sharing];
      const validFrom = dice.dayBefore(GENERATED_TODAY, 300);
      const health = { sectorCode, categories: [DataCategory.HEALTH], validFrom, validTo: inAYear(validFrom) };
      return [sharing, consent(ConsentKind.HEALTH_RETRIEVAL, health)];
    }),
  ];
}

export async function generated(db: Database, citizens: readonly GeneratedCitizen[], seed: number): Promise<void> {
  const sectors = registeredSectors().filter(({ needsHealthConsent }) => needsHealthConsent);
  const needsHealth = new Set(sectors.map(({ code }) => code));
  await insertRows(
    db,
    Consent,
    citizens.filter(({ coordinated }) => coordinated).flatMap((citizen) => consentsOf(seed, citizen, needsHealth)),
  );
}
