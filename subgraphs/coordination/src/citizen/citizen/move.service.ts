import { randomUUID } from "node:crypto";
import { CPR_SECRET, inOneGo, oneBy, type ToMend, UserError } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { CoordinationContext } from "../../context.ts";
import { CPR_INVALID, checkDay, DATE_FUTURE } from "../../said.ts";
import { unknownMunicipality } from "../../town/people/affiliation.service.ts";
import { readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { cprHash, readCpr } from "./cpr.ts";
import { municipalityOf } from "./register.service.ts";
import { Residence } from "./residence.ts";

export interface MoveInput {
  cpr: string;
  movedOn: string;
  evidence: string;
}

/**
 * Staff of the municipality that a citizen has moved to say so, by the CPR number: an id alone proves nothing about somebody who
 * lives elsewhere. From then on the citizen is theirs. A coordinating plan stays with the people who are in it until the citizen
 * takes it along by a yes of their own to an offer of the new municipality, or until it is closed as MOVED. Said again, nothing
 * more is done.
 */
export async function moveCitizen(
  context: CoordinationContext,
  input: MoveInput,
  prepare: (citizenId: string) => Promise<(manager: EntityManager) => Promise<void>>,
): Promise<{ citizen: Citizen | null; userErrors: UserError[] }> {
  const municipality = await municipalityOf(context);
  const wrong = (...what: ToMend) => ({
    citizen: null,
    userErrors: [new UserError(...what)],
  });
  const nowhere = await unknownMunicipality(context, "cpr");
  if (nowhere) return { citizen: null, userErrors: [nowhere] };
  const cpr = readCpr(input.cpr);
  if (!cpr) return wrong("cpr", ...CPR_INVALID);
  if (input.movedOn > context.today) return wrong("movedOn", ...DATE_FUTURE);
  const hash = cprHash(cpr, String(context.secrets.get(CPR_SECRET)?.[0]));
  const found = await oneBy(context, Citizen, "cprHash").load(hash);
  if (!found)
    return wrong(
      "cpr",
      "CITIZEN_UNKNOWN",
      "Nobody with this number is registered anywhere: register them.",
      "Ingen med det nummer er registreret nogen steder: registrer borgeren først.",
    );
  const also = await prepare(found.id);
  const userErrors = await inOneGo(context, [ONE_CITIZEN, found.id], async ({ manager, problem }) => {
    const citizen = await manager.findOneByOrFail(Citizen, { id: found.id });
    const [last] = await manager.query(
      `SELECT starts_on::text AS since FROM residence WHERE citizen_id = $1 ORDER BY starts_on DESC LIMIT 1`,
      [found.id],
    );
    checkDay(problem, "movedOn", input.movedOn, context.today, citizen.bornOn);
    if (citizen.municipality === municipality && last?.since === input.movedOn) return undefined;
    if (citizen.municipality === municipality)
      return problem(
        "cpr",
        "LIVES_HERE",
        "This citizen is registered in your municipality already.",
        "Borgeren er allerede registreret i din kommune.",
      );
    if (last && last.since > input.movedOn)
      return problem(
        "movedOn",
        "MOVED_SINCE",
        `They have moved since: on ${last.since}.`,
        "Borgeren er flyttet igen siden.",
      );
    await manager.insert(Residence, {
      id: randomUUID(),
      citizenId: found.id,
      municipalityCode: municipality,
      movedFrom: citizen.municipality,
      startsOn: input.movedOn,
      evidence: input.evidence,
      registeredAt: context.now.toISOString(),
      registeredBy: context.caller.id,
    });
    await manager.update(Citizen, { id: found.id }, { municipality });
    await also(manager);
    return undefined;
  });
  if (userErrors.length > 0) return { citizen: null, userErrors };
  return { citizen: await readCitizen(context, found.id), userErrors };
}

const ONE_CITIZEN = "SELECT id FROM citizen WHERE id = $1 FOR UPDATE";
