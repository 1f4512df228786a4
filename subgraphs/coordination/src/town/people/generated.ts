import { type Database, insertRows } from "@overligger/shared";
import { diceOf, GENERATED_MUNICIPALITIES, type GeneratedCitizen, stableId } from "@overligger/shared/demo";
import { CaseworkerAffiliation } from "./affiliation.ts";
import { Caseworker } from "./caseworker.ts";
import { Municipality } from "./municipality.ts";
import { nameOf } from "./names.ts";

/** A coordinator has about thirty cases (CAS-01) in one municipality: one for each 400 generated citizens comes close. */
const CITIZENS_A_COORDINATOR = 400 * GENERATED_MUNICIPALITIES.length;

/** Who coordinates the plan of a generated citizen: known without a look-up, so that a benchmark can sign in as them. */
export const generatedCoordinatorId = (
  seed: number,
  { index, municipality }: Pick<GeneratedCitizen, "index" | "municipality">,
): string => stableId(`generated/${seed}/coordinator/${municipality}/${Math.floor(index / CITIZENS_A_COORDINATOR)}`);

export async function generated(db: Database, citizens: readonly GeneratedCitizen[], seed: number): Promise<void> {
  await insertRows(
    db,
    Municipality,
    GENERATED_MUNICIPALITIES.map((row) => ({ ...row, startsOn: "2007-01-01" })),
  );
  const coordinators = new Map<string, Caseworker & { readonly municipality: string }>();
  for (const citizen of citizens) {
    const id = generatedCoordinatorId(seed, citizen);
    if (coordinators.has(id)) continue;
    coordinators.set(id, {
      id,
      name: nameOf(diceOf(seed, citizen.index, "coordinator")),
      title: "Koordinerende sagsbehandler",
      unit: "Borgerservice",
      municipality: citizen.municipality,
    });
  }
  const all = [...coordinators.values()];
  await insertRows(
    db,
    Caseworker,
    all.map(({ municipality: _, ...caseworker }) => caseworker),
  );
  const affiliations = all.map(({ id, title, unit, municipality }) => ({
    ...{ id: stableId(`affiliation/${id}`), caseworkerId: id, municipalityCode: municipality, regionCode: null },
    ...{ sectorCode: null, title, unit, startsOn: "2020-01-01", endsOn: null, registeredBy: id },
  }));
  await insertRows(db, CaseworkerAffiliation, affiliations as CaseworkerAffiliation[]);
}
