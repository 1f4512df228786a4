import { type Database, insertRows } from "@overligger/shared";
import { diceOf, GENERATED_MUNICIPALITIES, type GeneratedCitizen, stableId } from "@overligger/shared/demo";
import { CaseworkerAffiliation } from "./affiliation.ts";
import { Caseworker } from "./caseworker.ts";
import { Municipality } from "./municipality.ts";
import { nameOf } from "./names.ts";

/** A coordinator has about thirty cases (CAS-01): one for each 400 generated citizens comes close. */
const CITIZENS_A_COORDINATOR = 400;

/** Who coordinates the plan of generated citizen `index`: known without a look-up, so that a benchmark can sign in as them. */
export const generatedCoordinatorId = (seed: number, index: number): string =>
  stableId(`generated/${seed}/coordinator/${Math.floor(index / CITIZENS_A_COORDINATOR)}`);

export async function generated(db: Database, citizens: readonly GeneratedCitizen[], seed: number): Promise<void> {
  await insertRows(
    db,
    Municipality,
    GENERATED_MUNICIPALITIES.map((row) => ({ ...row, startsOn: "2007-01-01" })),
  );
  const coordinators = new Map<string, Caseworker>();
  for (const { index } of citizens) {
    const id = generatedCoordinatorId(seed, index);
    coordinators.set(id, {
      id,
      name: nameOf(diceOf(seed, index - (index % CITIZENS_A_COORDINATOR), "coordinator")),
      title: "Koordinerende sagsbehandler",
      unit: "Borgerservice",
    });
  }
  await insertRows(db, Caseworker, [...coordinators.values()]);
  const affiliations = [...coordinators.values()].flatMap(({ id, title, unit }) =>
    GENERATED_MUNICIPALITIES.map(({ code }) => ({
      id: stableId(`affiliation/${id}/${code}`),
      caseworkerId: id,
      municipalityCode: code,
      regionCode: null,
      sectorCode: null,
      title,
      unit,
      startsOn: "2020-01-01",
      endsOn: null,
      registeredBy: id,
    })),
  );
  await insertRows(db, CaseworkerAffiliation, affiliations as CaseworkerAffiliation[]);
}
