import { randomUUID } from "node:crypto";
import {
  badInput,
  type Context,
  claimKey,
  danishDay,
  doneBefore,
  inOneGo,
  manyBy,
  oneBy,
  Refusal,
  selectList,
  type ToMend,
  UserError,
} from "@overligger/shared";
import { affiliationIn, leaderHere } from "../../town/people/affiliation.service.ts";
import { SearchPermission, SearchPurpose } from "./permission.ts";

/** The purposes in force on a day, by code. */
export function purposesOn({ db }: Context, day: string): Promise<SearchPurpose[]> {
  return db
    .query<SearchPurpose>(
      `SELECT ${selectList(db, SearchPurpose)} FROM search_purpose
     WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date) ORDER BY code COLLATE "C"`,
      [day],
    )
    .then((rows) => rows.map((row) => Object.assign(new SearchPurpose(), row)));
}

/** A search is for something on the list, and for nothing else. */
export async function checkPurpose(context: Context, purpose: string): Promise<void> {
  const known = await purposesOn(context, context.today);
  if (known.some(({ code }) => code === purpose)) return;
  const list = (name: "nameEn" | "nameDa") => known.map((each) => `“${each[name]}”`).join(", ");
  throw badInput([
    [
      "purpose",
      `must be one of the purposes of today: ${list("nameEn")}.`,
      `skal være et af dagens formål: ${list("nameDa")}.`,
    ],
  ]);
}

/**
 * Whether somebody may search is a leader's to say, and lasts no longer than they work there: who left and came back is let anew
 * (SEARCH_PERMISSION_REQUIRED).
 */
export async function checkMaySearch(context: Context, municipality: string): Promise<void> {
  const { caller, today } = context;
  const here = await affiliationIn(context, caller.id, municipality);
  const holds = (await manyBy(context, SearchPermission, "caseworkerId").load(caller.id)).some(
    (each) =>
      each.municipality === municipality &&
      each.startsOn <= today &&
      each.endsOn > today &&
      here !== null &&
      here.startsOn <= danishDay(new Date(each.givenAt)),
  );
  if (!holds) throw new Refusal("SEARCH_PERMISSION_REQUIRED");
}

/** So long a permission lasts at most: then a leader thinks again. */
const DAYS_AT_MOST = 366;

export interface PermissionInput {
  caseworkerId: string;
  from?: string | null;
  to: string;
}

export interface Permitted {
  permission: SearchPermission | null;
  userErrors: UserError[];
}

/** A leader lets somebody of theirs search for a time: not themself. */
export async function givePermission(context: Context, input: PermissionInput): Promise<Permitted> {
  const { caller, today, now } = context;
  const municipality = await leaderHere(context);
  const { caseworkerId, to } = input;
  const from = input.from ?? today;
  const works = await affiliationIn(context, caseworkerId, municipality);
  if (!works) throw new Refusal("NOT_FOUND");
  const before = await doneBefore(context, caseworkerId);
  if (before !== null) return { permission: await oneBy(context, SearchPermission, "id").load(before), userErrors: [] };
  const wrong = (...what: ToMend): Permitted => ({
    permission: null,
    userErrors: [new UserError(...what)],
  });
  if (caseworkerId === caller.id)
    return wrong(
      "caseworkerId",
      "OWN_PERMISSION",
      "Nobody lets themself search.",
      "Ingen kan give sig selv lov til at søge.",
    );
  // A region's staff sign in for all its municipalities, and who searches does so in their own alone.
  if (works.regionCode !== null)
    return wrong(
      "caseworkerId",
      "REGIONAL_STAFF",
      "Only a municipality's own staff search: the region employs them.",
      "Kun kommunens egne medarbejdere kan søge: vedkommende er ansat i regionen.",
    );
  if (from < today)
    return wrong(
      "from",
      "DATE_PAST",
      "Nobody is let to have searched before today.",
      "Ingen kan få lov til at have søgt før i dag.",
    );
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 1)
    return wrong(
      "to",
      "PERIOD_EMPTY",
      "It ends after the day on which it begins.",
      "Slutdatoen skal ligge efter den dag, tilladelsen begynder.",
    );
  if (days > DAYS_AT_MOST)
    return wrong(
      "to",
      "PERIOD_TOO_LONG",
      "A permission lasts a year at most: then give it anew.",
      "En tilladelse gælder højst et år: giv derefter en ny.",
    );
  let id: string = randomUUID();
  // One at a time: else what one leader takes back would go on by what another gave beside it.
  const userErrors = await inOneGo(
    context,
    ["SELECT 1 FROM caseworker WHERE id = $1 FOR UPDATE", caseworkerId],
    async ({ manager, problem }) => {
      const done = await claimKey(context, caseworkerId, id);
      if (done !== null) {
        id = done;
        return;
      }
      const [other] = await manager.query<object[]>(
        "SELECT 1 FROM search_permission WHERE caseworker_id = $1 AND municipality = $2 AND starts_on < $4::date AND ends_on > $3::date",
        [caseworkerId, municipality, from, to],
      );
      if (other)
        return problem(
          "from",
          "PERMITTED_ALREADY",
          "They may search in that time already: end that permission first, or begin when it is over.",
          "Vedkommende må allerede søge i den tid: ophæv den tilladelse først, eller lad den nye begynde, når den er slut.",
        );
      await manager.insert(SearchPermission, {
        ...{ id, municipality, caseworkerId, startsOn: from, endsOn: to, givenBy: caller.id },
        ...{ givenAt: now.toISOString(), endedBy: null },
      });
      return undefined;
    },
  );
  const permission = userErrors.length > 0 ? null : await oneBy(context, SearchPermission, "id").load(id);
  return { permission, userErrors };
}

/** A leader takes a permission of their municipality back, from today on; what was ended stays ended. */
export async function endPermission(context: Context, permissionId: string): Promise<Permitted> {
  const { caller, today } = context;
  const municipality = await leaderHere(context);
  const [found] = await context.db.query<{ id: string }>(
    "SELECT id FROM search_permission WHERE id::text = $1 AND municipality = $2",
    [permissionId, municipality],
  );
  if (!found) throw new Refusal("NOT_FOUND");
  const userErrors = await inOneGo(
    context,
    ["SELECT 1 FROM search_permission WHERE id = $1 FOR UPDATE", found.id],
    ({ manager }) =>
      manager.query(
        "UPDATE search_permission SET ends_on = greatest(starts_on, $2::date), ended_by = $3 WHERE id = $1 AND ends_on > $2::date",
        [found.id, today, caller.id],
      ),
  );
  context.forget();
  return { permission: await oneBy(context, SearchPermission, "id").load(found.id), userErrors };
}
