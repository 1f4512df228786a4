import type { Context } from "@overligger/shared";

/** The day so many months after another; a month that is too short gives its last day. */
export async function monthsAfter(context: Context, day: string, months: number): Promise<string> {
  const [row] = await context.db.query<{ day: string }>(
    `SELECT ($1::date + make_interval(months => $2))::date AS day`,
    [day, months],
  );
  return row?.day ?? day;
}
