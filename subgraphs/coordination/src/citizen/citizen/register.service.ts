import { randomUUID } from "node:crypto";
import { CPR_SECRET, oneBy, Refusal, UserError, worksWithCitizens } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { CPR_INVALID } from "../../said.ts";
import { unknownMunicipality, worksHere } from "../../town/people/affiliation.service.ts";
import { Warning } from "../../warning.ts";
import { IN_THE_COURSE, logRefusal, lookUpCitizen, readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { type Cpr, cprHash, readCpr } from "./cpr.ts";
import { FormerName } from "./former-name.ts";

/** Staff who work with citizens, for their own municipality. */
export async function municipalityOf(context: CoordinationContext): Promise<string> {
  const here = worksWithCitizens(context.caller) ? await worksHere(context) : null;
  if (here === null) throw new Refusal("FORBIDDEN");
  return here;
}

const hashOf = (context: CoordinationContext, cpr: Cpr): string =>
  cprHash(cpr, String(context.secrets.get(CPR_SECRET)?.[0]));

/** The citizen with a CPR number, where the caller may see them; the search is logged as any read is. */
export async function citizenByCpr(
  context: CoordinationContext,
  text: string,
  reason: string | null,
): Promise<Citizen | null> {
  await municipalityOf(context);
  const cpr = readCpr(text);
  const found = cpr && (await oneBy(context, Citizen, "cprHash").load(hashOf(context, cpr)));
  const citizen = await lookUpCitizen(context, found?.id ?? null, reason);
  if (citizen)
    void context.readLog.write({
      citizenId: citizen.id,
      operation: "CITIZEN_FOUND_BY_CPR",
      purpose: reason ?? IN_THE_COURSE,
    });
  return citizen;
}

/**
 * Makes a citizen of the caller's municipality known. The same number again is the same citizen, with the name as it is now; that
 * it was another one before is said, for the number may have been mistyped. To who has nothing to do with them it is said as
 * to any who looks them up: after a reason that they read (REASON_REQUIRED). A number alone tells nobody a name.
 */
export async function registerCitizen(
  context: CoordinationContext,
  input: { cpr: string; name: string; reason?: string | null },
): Promise<{ citizen: Citizen | null; userErrors: UserError[]; warnings: Warning[] }> {
  const municipality = await municipalityOf(context);
  const wrong = (code: string, en: string, da: string) => ({
    citizen: null,
    userErrors: [new UserError("cpr", code, en, da)],
    warnings: [],
  });
  const nowhere = await unknownMunicipality(context, "cpr");
  if (nowhere) return { citizen: null, userErrors: [nowhere], warnings: [] };
  const cpr = readCpr(input.cpr);
  if (!cpr) return wrong(...CPR_INVALID);
  const hash = hashOf(context, cpr);
  const known = await oneBy(context, Citizen, "cprHash").load(hash);
  if (known && known.municipality === municipality && known.name !== input.name)
    await lookUpCitizen(context, known.id, input.reason ?? null);
  const { id, was, home } = await context.db.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [hash]);
    const [before] = await manager.query("SELECT name, municipality FROM citizen WHERE cpr_hash = $1", [hash]);
    const [stored] = await manager.query(
      `INSERT INTO citizen (id, name, born_on, municipality, cpr_hash) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (cpr_hash) DO UPDATE SET name = CASE WHEN citizen.municipality = $4 THEN $2 ELSE citizen.name END
       RETURNING id, municipality`,
      [randomUUID(), input.name, cpr.bornOn, municipality, hash],
    );
    if (before && before.name !== input.name && before.municipality === municipality)
      await manager.insert(FormerName, {
        id: randomUUID(),
        citizenId: stored.id,
        name: before.name,
        changedAt: context.now.toISOString(),
        changedBy: context.caller.id,
        changedByRole: context.caller.role,
      });
    return {
      id: stored.id as string,
      home: stored.municipality as string,
      was: (before?.name ?? input.name) as string,
    };
  });
  if (home !== municipality) {
    logRefusal(context, id);
    return wrong(
      "REGISTERED_ELSEWHERE",
      "This citizen lives in another municipality: if they have moved here, the move is to be recorded.",
      "Borgeren bor i en anden kommune: er borgeren flyttet hertil, skal flytningen registreres.",
    );
  }
  context.forget();
  const renamed = new Warning(
    "NAME_CHANGED",
    `Until now the citizen was known as ${was}.`,
    `Indtil nu var borgeren registreret som ${was}.`,
  );
  const citizen = await readCitizen(context, id, input.reason ?? undefined);
  return { citizen, userErrors: [], warnings: was === input.name ? [] : [renamed] };
}
