import DataLoader from "dataloader";
import { Appointment } from "../contract/appointment.ts";
import { type AppointmentArguments, AppointmentConnection } from "../contract/sector-overlay.ts";
import { selectList } from "../kernel/database/rows.ts";
import { asConnection, type Page } from "../kernel/list/connection.ts";
import { cursor, readCursor } from "../kernel/list/cursor.ts";
import { Where } from "../kernel/list/filter.ts";
import { checkPage } from "../kernel/list/page.ts";
import type { Context } from "../kernel/request/context.ts";
import { isMoment } from "../kernel/scalars.ts";
import { isUuid } from "../kernel/uuid.ts";

/** The appointments of many citizens, a page of each, in one statement. `also` narrows them, as SQL over the columns. */
export function appointmentsOf(
  context: Context,
  citizenId: string,
  args: AppointmentArguments,
  also: readonly [sql: string, ...values: unknown[]] = ["true"],
): Promise<Page<Appointment>> {
  checkPage(args);
  const { first, after, from, to } = args;
  const loader = context.once(
    `appointments ${JSON.stringify([first, after, from, to, also])}`,
    () =>
      new DataLoader<string, Page<Appointment>>(async (citizens) => {
        const { db } = context;
        const list = `${db.name}.appointment.startsAt`;
        const window = new Where().and("citizen_id = ANY(?::uuid[])", citizens).and(...also);
        if (from != null) window.and("ends_at > ?", from);
        if (to != null) window.and("starts_at < ?", to);
        const rest = new Where();
        rest.parameters.push(...window.parameters);
        if (after != null) {
          const [startsAt, id] = readCursor(list, after, isMoment, isUuid);
          rest.and(`("startsAt", "id") > (?::timestamptz, ?::uuid)`, startsAt, id);
        }
        const rows = await db.query<Appointment & { total: number }>(
          `SELECT * FROM (
           SELECT *, row_number() OVER (PARTITION BY "citizenId" ORDER BY "startsAt", "id") AS nth FROM (
             SELECT ${selectList(db, Appointment)}, count(*) OVER (PARTITION BY citizen_id)::int AS total
             FROM appointment ${window.sql}) AS found ${rest.sql}) AS numbered
         WHERE nth <= ${first + 1} ORDER BY "startsAt", "id"`,
          rest.parameters,
        );
        return citizens.map((citizen) => {
          const own = rows.filter((row) => row.citizenId === citizen);
          return asConnection(AppointmentConnection, {
            nodes: own.slice(0, first),
            hasNextPage: own.length > first,
            cursorOf: (row) => cursor(list, row.startsAt, row.id),
            // An empty page past the end says nothing of the whole.
            count: async () =>
              own[0]?.total ??
              (after == null
                ? 0
                : ((await appointmentsOf(context, citizen, { ...args, after: null }, also)).count() ?? 0)),
          });
        });
      }),
  );
  return loader.load(citizenId);
}
