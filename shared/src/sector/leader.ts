import { registeredSectors } from "../contract/registry.ts";
import { worksIn } from "../contract/structure.ts";
import { Role } from "../kernel/request/caller.ts";
import type { Context } from "../kernel/request/context.ts";
import { type Asker, askCoordination, question } from "./ask-coordination.ts";
import type { Change } from "./change.ts";
import type { SectorContext } from "./context.ts";
import { type Mandate, type MandateOf, mandateFor } from "./mandate.ts";

/**
 * Whether a caller's sign-in says that they lead the sector: of a municipality, or of its region where the sector is regional. A leader
 * who is of one sector leads that one.
 */
export function leadsBySignIn({ tables, caller }: SectorContext): boolean {
  const regional = registeredSectors().some(({ code, regional }) => code === tables.code && regional === true);
  return (
    caller.role === Role.LEADER &&
    (caller.sector === null || caller.sector === tables.code) &&
    (regional ? caller.municipality === null && caller.region != null : caller.municipality !== null)
  );
}

interface Affiliation {
  municipality: { code: string } | null;
  region: { code: string } | null;
  sector: { code: string } | null;
  period: { from: string | null; to: string | null };
}

const WHERE_I_WORK = question(
  "{ me { caseworker { affiliations { municipality { code } region { code } sector { code } period { from to } } } } }",
);

/**
 * How the caller works for a municipality today, as coordination knows it, which is told since when and until when somebody works
 * where: what a sign-in says may have ended. NOT_CHECKED while it is silent.
 */
export async function affiliationsToday(
  context: Asker & Pick<Context, "caller" | "today">,
  municipality: string,
): Promise<readonly Affiliation[]> {
  const { caller, today } = context;
  const { me } = await askCoordination<{ me: { caseworker: { affiliations: Affiliation[] } | null } | null }>(
    context,
    WHERE_I_WORK,
    {},
  );
  return (me?.caseworker?.affiliations ?? []).filter(
    ({ municipality: where, region, period: { from, to } }) =>
      where?.code === municipality &&
      (region?.code ?? null) === (caller.region ?? null) &&
      (from === null || from <= today) &&
      (to === null || to > today),
  );
}

/** The mandate of who leads the sector in a municipality: to decide, not to work with its cases. */
async function leadersMandate(context: SectorContext, municipality: string): Promise<Mandate | null> {
  if (!leadsBySignIn(context) || !worksIn(context.caller, municipality)) return null;
  const here = await affiliationsToday(context, municipality);
  if (here.length === 0) return null;
  return { delegationId: null, municipality, leads: here.map(({ sector }) => sector?.code ?? null) };
}

/**
 * By what right somebody records what gives competence: a leader's. The sector's own staff are let in to be told that (`checkLeader`).
 * Coordination is asked once, before the transaction: inside it nobody may be waited for.
 */
export function leadersOrStaff(): MandateOf {
  let asked: Promise<Mandate | null> | null = null;
  return async (context, citizenId, municipality) =>
    context.caller.role === Role.LEADER
      ? (asked ??= leadersMandate(context, municipality))
      : mandateFor(context, citizenId, municipality);
}

/**
 * Whether what gives competence may be recorded: by a leader, who neither wrote it down nor gains by it, as who is named or as one of the
 * sector that it is given to. Else it says what to mend.
 */
export function checkLeader(
  { context, mandate, problem }: Change,
  field: string,
  given: { registeredBy: string | null; toCaseworkerId?: string | null; toSector?: string },
): boolean {
  const { leads } = mandate;
  if (!leads) {
    problem(
      field,
      "LEADER_NEEDED",
      "A leader of the municipality records this: it gives others a say.",
      "En leder i kommunen skal skrive det ned: det giver andre kompetence.",
    );
    return false;
  }
  const gains =
    given.toCaseworkerId === context.caller.id || (given.toSector !== undefined && leads.includes(given.toSector));
  if (!gains && given.registeredBy !== context.caller.id) return true;
  problem(
    field,
    "SECOND_PERSON_NEEDED",
    "Another leader records this: neither who wrote it down, nor who is given it, nor who works for those who are.",
    "En anden leder skal skrive det ned: hverken den, der registrerede det, den, der får kompetencen, eller en, der arbejder samme sted.",
  );
  return false;
}
