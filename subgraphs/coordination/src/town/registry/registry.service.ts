import { type Context, type Database, registeredSectors } from "@overligger/shared";
import { Sector } from "./sector.ts";

/** Writes the sectors' own registrations into the registry. A sector that is gone keeps its row, so that old consents can be read. */
export async function registerSectors(db: Database): Promise<void> {
  for (const sector of registeredSectors()) {
    await db.query(
      `INSERT INTO sector (code, name_en, name_da, act, needs_health_consent, overlay) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (code) DO UPDATE SET name_en = $2, name_da = $3, act = $4, needs_health_consent = $5, overlay = $6`,
      [sector.code, sector.name.en, sector.name.da, sector.act, sector.needsHealthConsent, sector.overlay],
    );
  }
}

/** The registered sectors, by code: what was written into the registry when this process started. */
export const sectors = (_context: Context): Promise<ReadonlyMap<string, Sector>> => known;

/** A registered sector by its code; null where there is none, or no code. */
export const sectorOf = async (context: Context, code: string | null): Promise<Sector | null> =>
  code === null ? null : ((await sectors(context)).get(code) ?? null);

const known: Promise<ReadonlyMap<string, Sector>> = Promise.resolve(
  new Map(
    registeredSectors()
      .map(
        ({ code, name, act, needsHealthConsent, overlay }): Sector => ({
          ...{ code, nameEn: name.en, nameDa: name.da, act, needsHealthConsent, overlay },
        }),
      )
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((sector) => [sector.code, sector]),
  ),
);
