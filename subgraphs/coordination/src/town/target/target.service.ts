import { type Context, daysAfter, manyBy, selectList } from "@overligger/shared";
import { CoordinationTerm } from "./coordination-term.ts";
import { MunicipalTarget, type TargetKind } from "./municipal-target.ts";

/** A municipality's target of one kind, by the day it is asked for; null where it has set none for that day. */
export async function targetOf(
  context: Context,
  municipality: string,
  kind: TargetKind,
): Promise<(day: string) => MunicipalTarget | null> {
  const targets = await targetsOf(context, municipality);
  return (day) =>
    targets.find(
      (target) => target.kind === kind && target.startsOn <= day && (target.endsOn === null || target.endsOn > day),
    ) ?? null;
}

export const targetsOf = (context: Context, municipality: string): Promise<MunicipalTarget[]> =>
  manyBy(context, MunicipalTarget, "municipality").load(municipality);

export async function termsOn({ db }: Context, day: string): Promise<CoordinationTerm[]> {
  const rows = await db.query<CoordinationTerm>(
    `SELECT ${selectList(db, CoordinationTerm)} FROM coordination_term
     WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date) ORDER BY kind COLLATE "C"`,
    [day],
  );
  return rows.map((row) => Object.assign(new CoordinationTerm(), row));
}

/** How many days of a kind: the municipality's own number, else the dated row's; null where neither says. */
export async function daysOf(context: Context, municipality: string, kind: TargetKind): Promise<number | null> {
  const { today } = context;
  const own = (await targetOf(context, municipality, kind))(today)?.most;
  return own ?? (await termsOn(context, today)).find((term) => term.kind === kind)?.days ?? null;
}

/** The day that lies so many days ahead. */
export async function dueAfter(context: Context, municipality: string, kind: TargetKind): Promise<string | null> {
  const days = await daysOf(context, municipality, kind);
  return days === null ? null : daysAfter(context.today, days);
}

/** The same in SQL, where `$2` is today, for a citizen's municipality. */
export const daysOfSql = (kind: TargetKind, citizenId: string): string => `coalesce(
  (SELECT m.most FROM municipal_target m JOIN citizen z ON z.municipality = m.municipality WHERE z.id = ${citizenId} AND m.kind = '${kind}'
     AND m.starts_on <= $2::date AND (m.ends_on IS NULL OR m.ends_on > $2::date) ORDER BY m.starts_on DESC, m.id LIMIT 1),
  (SELECT t.days FROM coordination_term t WHERE t.kind = '${kind}' AND t.valid_from <= $2::date AND (t.valid_to IS NULL OR t.valid_to > $2::date)), 0)`;
