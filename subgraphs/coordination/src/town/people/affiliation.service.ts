import {
  ahead,
  type Caller,
  type Context,
  type Database,
  insertRows,
  MUNICIPALITIES,
  manyBy,
  oneBy,
  REGIONS,
  Refusal,
  Role,
  SINCE,
  UserError,
  worksIn,
  worksWithCitizens,
} from "@overligger/shared";
import { CaseworkerAffiliation } from "./affiliation.ts";
import { Municipality } from "./municipality.ts";
import { Region } from "./region.ts";

/** Puts the regions and municipalities in; a name that was mended here is mended there. */
export async function registerMunicipalities(db: Database): Promise<void> {
  await insertRows(
    db,
    Region,
    Object.entries(REGIONS).map(([code, name]) => ({ code, name, startsOn: SINCE, endsOn: null }) as Region),
  );
  await db.query(
    `INSERT INTO municipality (code, name, region_code, starts_on)
     SELECT code, name, region, $2 FROM jsonb_to_recordset($1::jsonb) AS m (code text, name text, region text)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, region_code = excluded.region_code`,
    [JSON.stringify(MUNICIPALITIES), SINCE],
  );
}

/** What a person can mend where their sign-in names no municipality that exists today; null where it does, or names none. */
export async function unknownMunicipality(context: Context, field: string): Promise<UserError | null> {
  const { municipality } = context.caller;
  const known = municipality === null ? null : await oneBy(context, Municipality, "code").load(municipality);
  if (municipality === null || (known && (known.endsOn == null || known.endsOn > context.today))) return null;
  return new UserError(
    field,
    "MUNICIPALITY_UNKNOWN",
    `Your sign-in names a municipality that does not exist: ${municipality}.`,
    `Dit login nævner en kommune, der ikke findes: ${municipality}.`,
  );
}

/** For whom somebody works, and has worked. */
export const affiliationsOf = (context: Context, caseworkerId: string): Promise<CaseworkerAffiliation[]> =>
  manyBy(context, CaseworkerAffiliation, "caseworkerId").load(caseworkerId);

/** How somebody works for a municipality's citizens on a day; null where they do not. */
export async function affiliationIn(
  context: Context,
  caseworkerId: string,
  municipality: string,
  day = context.today,
): Promise<CaseworkerAffiliation | null> {
  const all = await affiliationsOf(context, caseworkerId);
  return (
    all.find(
      ({ municipalityCode, startsOn, endsOn }) =>
        municipalityCode === municipality && startsOn <= day && (endsOn === null || endsOn > day),
    ) ?? null
  );
}

/** The municipality that a caller leads; anybody else has no say here (FORBIDDEN). */
export function ledMunicipality({ role, municipality }: Caller): string {
  if (role !== Role.LEADER || municipality === null) throw new Refusal("FORBIDDEN");
  return municipality;
}

/** The municipality that a caller leads and works for today: who no longer does leads nothing, whatever their sign-in says (FORBIDDEN). */
export async function leaderHere(context: Context): Promise<string> {
  const municipality = await leadsToday(context);
  if (municipality === null) throw new Refusal("FORBIDDEN");
  return municipality;
}

/** The same for what is shown to fewer where a caller leads nothing: then null. */
export async function leadsToday(context: Context): Promise<string | null> {
  const { id, role, municipality } = context.caller;
  if (role !== Role.LEADER || municipality === null) return null;
  return (await affiliationIn(context, id, municipality)) && municipality;
}

/**
 * Whether a caller no longer works for a municipality's citizens, though their sign-in says so; every road to one asks. Sectors have
 * staff whom nobody registers here, and their sign-in is believed; of whom it is known here for whom they work, it is over when that is.
 */
export async function hasLeft(context: Context, municipality: string): Promise<boolean> {
  const { caller, today } = context;
  if (!worksWithCitizens(caller)) return false;
  const here = (await affiliationsOf(context, caller.id)).filter((each) => each.municipalityCode === municipality);
  return (
    here.length > 0 && !here.some(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn > today))
  );
}

/** Whether a caller may work with a municipality's citizens today. */
export const worksWith = async (context: Context, municipality: string): Promise<boolean> =>
  worksWithCitizens(context.caller) && worksIn(context.caller, municipality) && !(await hasLeft(context, municipality));

/** Reads with what comes next whether the caller works there. */
export function affiliationsAhead(context: Context): void {
  if (worksWithCitizens(context.caller)) ahead(context, CaseworkerAffiliation, "caseworkerId", context.caller.id);
}

/** The municipality whose people a caller may look up: that of who works with citizens there, or leads it today; null for anybody else. */
export async function worksHere(context: Context): Promise<string | null> {
  const { caller } = context;
  if (!worksWithCitizens(caller)) return leadsToday(context);
  return caller.municipality !== null && (await worksWith(context, caller.municipality)) ? caller.municipality : null;
}

/** The municipality for which a caller answers what decides of others there: who was never registered there answers nothing. */
export async function answersIn(context: Context): Promise<string | null> {
  const { id, municipality } = context.caller;
  if (!worksWithCitizens(context.caller) || municipality === null) return null;
  return (await affiliationIn(context, id, municipality)) && municipality;
}
