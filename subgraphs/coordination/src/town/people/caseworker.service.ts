import { randomUUID } from "node:crypto";
import { type Context, inOneGo, makeOnce, oneBy, Refusal, SECTOR_UNKNOWN, type UserError } from "@overligger/shared";
import { sectors } from "../registry/registry.service.ts";
import {
  affiliationIn,
  affiliationsOf,
  leaderHere,
  ledMunicipality,
  unknownMunicipality,
} from "./affiliation.service.ts";
import { CaseworkerAffiliation } from "./affiliation.ts";
import { Caseworker } from "./caseworker.ts";
import { Qualification, type QualificationLevel } from "./qualification.ts";
import { Region } from "./region.ts";

export interface CaseworkerInput {
  id: string;
  name: string;
  title: string;
  unit: string;
  sector?: string | null;
  region?: string | null;
  from?: string | null;
}

/** One at a time for one person, so that two municipalities at once write two affiliations. */
const ONE_PERSON = "SELECT pg_advisory_xact_lock(hashtextextended('caseworker ' || $1, 0))";

/**
 * A leader makes known who works for their municipality's citizens, under the id that stands in their token; said again, it mends
 * what was said before. Who works for several municipalities is made known by each; none writes over what another said.
 */
export async function registerCaseworker(
  context: Context,
  input: CaseworkerInput,
): Promise<{ caseworker: Caseworker | null; userErrors: UserError[] }> {
  const municipality = ledMunicipality(context.caller);
  const nowhere = await unknownMunicipality(context, "id");
  if (nowhere) return { caseworker: null, userErrors: [nowhere] };
  const { id, name, title, unit, sector = null, region = null, from } = input;
  // Whoever was never written down here may begin with themself: a municipality has to begin somewhere. Who has left leads nothing.
  if (id !== context.caller.id) await leaderHere(context);
  const userErrors = await inOneGo(context, [ONE_PERSON, id], async ({ manager, problem }) => {
    const [citizen] = await manager.query("SELECT 1 FROM citizen WHERE id::text = $1", [id]);
    if (citizen) {
      // It tells that there is this citizen, wherever they live: so they see that somebody tried.
      void context.readLog.write({ citizenId: id, operation: "CITIZEN_REFUSED", purpose: "REGISTER_CASEWORKER" });
      problem(
        "id",
        "CITIZEN_ID",
        "This is a citizen's id: who works for them has another one, in that sign-in.",
        "Det er en borgers login: en medarbejder har sit eget.",
      );
    }
    if (sector !== null && !(await sectors(context)).has(sector)) problem("sector", ...SECTOR_UNKNOWN);
    if (region !== null && !(await oneBy(context, Region, "code").load(region)))
      problem("region", "REGION_UNKNOWN", "There is no region with this code.", "Der er ingen sådan region.");
    const all = await affiliationsOf(context, id);
    const own = all.find(
      ({ municipalityCode, endsOn }) =>
        municipalityCode === municipality && (endsOn === null || endsOn > context.today),
    );
    // Who no longer leads here would be back by their own word, for as long as their sign-in holds.
    if (id === context.caller.id && !own && all.some(({ municipalityCode }) => municipalityCode === municipality))
      problem(
        "id",
        "OWN_AFFILIATION",
        "You no longer work here: another leader must say that you do again.",
        "Du arbejder her ikke længere: en anden leder skal skrive, at du gør det igen.",
      );
    const others = all.some(({ municipalityCode }) => municipalityCode !== municipality);
    if (!others) await manager.upsert(Caseworker, { id, name, title, unit }, ["id"]);
    const said = { title, unit, sectorCode: sector, regionCode: region };
    if (own) await manager.update(CaseworkerAffiliation, { id: own.id }, said);
    else
      await manager.insert(CaseworkerAffiliation, {
        ...said,
        id: randomUUID(),
        caseworkerId: id,
        municipalityCode: municipality,
        startsOn: from ?? context.today,
        endsOn: null,
        registeredBy: context.caller.id,
      });
  });
  if (userErrors.length > 0) return { caseworker: null, userErrors };
  return { caseworker: await oneBy(context, Caseworker, "id").load(id), userErrors };
}

/** A leader writes down what fits somebody of theirs to coordinate. */
export async function registerQualification(
  context: Context,
  input: { caseworkerId: string; level: QualificationLevel; title: string; obtainedOn: string },
): Promise<Caseworker> {
  const municipality = await leaderHere(context);
  const caseworker = await oneBy(context, Caseworker, "id").load(input.caseworkerId);
  if (!caseworker || !(await affiliationIn(context, caseworker.id, municipality))) throw new Refusal("NOT_FOUND");
  const { level, title, obtainedOn } = input;
  await makeOnce(context, caseworker.id, (manager, id) =>
    manager.insert(Qualification, { id, caseworkerId: caseworker.id, level, title, obtainedOn }),
  );
  context.forget();
  return caseworker;
}
