import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  doneBefore,
  type EntityClass,
  HELD_UNTIL_TODAY,
  inOneGo,
  isAsItIs,
  NOTHING_CHANGED,
  oneBy,
  Refusal,
  tableOf,
  UserError,
} from "@overligger/shared";
import { In } from "typeorm";
import { leaderHere, ledMunicipality, unknownMunicipality } from "../people/affiliation.service.ts";

/** What a municipality has decided for a period: never changed, only followed by the next. What was taken back holds on no day. */
export interface Decided {
  id: string;
  municipality: string;
  startsOn: string;
  endsOn: string | null;
}

/** What a decision comes to that is the one that holds already. */
const NOTHING = "nothing";

/**
 * A leader lets something hold for their municipality from a day on, in place of what held before, which stays readable.
 * What held until today cannot be rewritten, what was decided for the same day is corrected, and what was decided for a later one is
 * taken back first ({@link takeBack}). `kind` is what of several
 * things in the table it is, where there are several; `amiss` what is to mend in the values, told to nobody else than who may decide.
 */
export async function adopt<T extends Decided>(
  context: Context,
  entity: EntityClass<T>,
  from: string | null | undefined,
  values: Omit<T, keyof Decided | "period">,
  kind: string | null = null,
  amiss: UserError | null = null,
): Promise<{ adopted: T | null; userErrors: UserError[] }> {
  const { caller, today } = context;
  const municipality = ledMunicipality(caller);
  const nowhere = await unknownMunicipality(context, "from");
  if (nowhere) return { adopted: null, userErrors: [nowhere] };
  await leaderHere(context);
  const before = await doneBefore(context, municipality);
  if (before !== null) return { adopted: await oneBy(context, entity, "id").load(before), userErrors: [] };
  const startsOn = from ?? today;
  const wrong = (code: string, en: string, da: string) => ({
    adopted: null,
    userErrors: [new UserError("from", code, en, da)],
  });
  if (amiss) return { adopted: null, userErrors: [amiss] };
  if (startsOn < today) return wrong(...HELD_UNTIL_TODAY);
  const row = { ...values, id: randomUUID(), municipality, startsOn, endsOn: null } as unknown as T;
  const table = tableOf(context.db, entity);
  const same = `municipality = $1 AND ${kind === null ? "$3::text IS NULL" : "kind = $3"}`;
  const done = await context.db.transaction(async (manager) => {
    await manager.query("SELECT code FROM municipality WHERE code = $1 FOR UPDATE", [municipality]);
    const meanwhile = await doneBefore(context, municipality);
    if (meanwhile !== null) return meanwhile;
    const parameters = [municipality, startsOn, kind];
    const holding = await manager.query(
      `SELECT id FROM ${table} WHERE ${same} AND starts_on <= $2::date AND (ends_on IS NULL OR ends_on > $2::date)`,
      parameters,
    );
    const [held] = await manager.findBy(entity, { id: In(holding.map(({ id }: { id: string }) => id)) } as never);
    const { version: _version, ...said } = values as Record<string, unknown>;
    if (held && isAsItIs(held, said)) return NOTHING;
    const later = await manager.query(
      `SELECT id FROM ${table} WHERE ${same} AND starts_on > $2::date AND (ends_on IS NULL OR ends_on > starts_on)`,
      parameters,
    );
    if (later.length > 0) return null;
    await claimKey(context, municipality, row.id);
    await manager.query(
      `UPDATE ${table} SET ends_on = $2 WHERE ${same} AND starts_on <= $2::date AND (ends_on IS NULL OR ends_on > $2::date)`,
      parameters,
    );
    await manager.insert(entity, row as never);
    return row.id;
  });
  if (done === NOTHING) return wrong(...NOTHING_CHANGED);
  if (done === null)
    return wrong(
      "ADOPTED_ALREADY",
      "Something that begins on a later day has been decided: take that back first.",
      "Der er allerede besluttet noget, som begynder på et senere tidspunkt: træk det tilbage først.",
    );
  context.forget();
  return { adopted: await oneBy(context, entity, "id").load(done), userErrors: [] };
}

/** A leader takes back what was decided for a day to come: what holds until then goes on. Said again, it changes nothing. */
export async function takeBack(
  context: Context,
  entities: readonly EntityClass<Decided>[],
  id: string,
): Promise<UserError[]> {
  const { db, today } = context;
  const municipality = await leaderHere(context);
  const found = await Promise.all(
    entities.map((entity) =>
      db.query<{ id: string }>(`SELECT id FROM ${tableOf(db, entity)} WHERE id::text = $1 AND municipality = $2`, [
        id,
        municipality,
      ]),
    ),
  );
  const entity = entities.find((_, index) => (found[index] ?? []).length > 0);
  if (!entity) throw new Refusal("NOT_FOUND");
  const table = tableOf(db, entity);
  const kind = db.metadata(entity).findColumnWithPropertyName("kind") ? "AND b.kind = d.kind" : "";
  return inOneGo(
    context,
    ["SELECT code FROM municipality WHERE code = $1 FOR UPDATE", municipality],
    async ({ manager, problem }) => {
      const [waits] = await manager.query(`SELECT 1 FROM ${table} WHERE id = $1 AND starts_on > $2::date`, [id, today]);
      if (!waits)
        return problem(
          "decisionId",
          "IN_FORCE",
          "It holds today or has held: decide what is to hold in its place.",
          "Det gælder allerede eller har gjaldt: beslut i stedet noget, der afløser det.",
        );
      await manager.query(
        `UPDATE ${table} b SET ends_on = d.ends_on FROM ${table} d WHERE d.id = $1 AND b.municipality = d.municipality ${kind}
           AND b.ends_on = d.starts_on AND b.starts_on < d.starts_on AND (d.ends_on IS NULL OR d.ends_on > d.starts_on)`,
        [id],
      );
      await manager.query(`UPDATE ${table} SET ends_on = starts_on WHERE id = $1`, [id]);
      return undefined;
    },
  );
}
