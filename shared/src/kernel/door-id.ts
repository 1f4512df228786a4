/**
 * One id, one value. The same thing is seen differently through different doors: a citizen sees all of a plan, a coordinating
 * plan what was agreed to of it, a past version what it said then. A cache keeps things by type and id and would show the one
 * in place of the other; so what is seen through a door that shows less, or something older, has an id that names the door:
 *
 *     <id>                 the thing itself: the citizen's own view, the sector's own case, a plan as it is now
 *     <id>~<plan>          what a coordinating plan shows of it
 *     <id>~<family>~<plan> what a family shows of it, read through a plan (without one: <id>~<family>)
 *     <id>~v<version>      as it was in that version of its plan
 *
 * Inside the subgraphs ids are plain. A door's name is put on where something leaves (`doorId`), and cut off where an id comes in
 * (`plainId`), so that a client can go on from whatever it sees.
 */
export const doorId = (id: string, door: string | null): string =>
  door === null || id.endsWith(MARK + door) ? id : id + MARK + door;

/** The id without the doors it names; any other text as it is. */
export function plainId(id: string): string {
  if (!id.includes(MARK)) return id;
  const parts = id.split(MARK);
  while (parts.length > 1 && DOOR.test(parts.at(-1) as string)) parts.pop();
  return parts.join(MARK);
}

/** The door that an id names; null for a plain one. */
export const doorOf = (id: string): string | null => id.slice(plainId(id).length + MARK.length) || null;

/** For descriptions of ids: of what is seen through several doors, and of a plan with its parts. */
export const ID_BY_DOOR =
  "Seen through a coordinating plan or a family, and in a past version, the same thing has another id, for it may say something else there; any of them is taken where an id is asked for.";
export const ID_BY_VERSION =
  "In a past version of its plan the same thing has another id, which names the version; either is taken where an id is asked for.";

const MARK = "~";
const DOOR = /^(?:v\d{1,9}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;

/**
 * Whether a field holds the id of something that is seen through doors, going by its name: `id`, `interventionId`, `openGoalIds`.
 * People, the coordinating plan itself, its meetings and a sector's delegations are the same through every door.
 */
export const namesDoor = (field: string): boolean => /^id$|Ids?$/.test(field) && !SAME_EVERYWHERE.test(field);

const SAME_EVERYWHERE = /^(?:citizen|coordinatingPlan|delegation|meeting)Ids?$|[cC]aseworkerIds?$/;

const THROUGH = Symbol("door");

/** Marks a row with the door it is seen through: its ids name it when they are shown, and stay plain until then. Copies keep the mark. */
export const through = <T extends object>(row: T, door: string | null): T =>
  door === null ? row : Object.defineProperty(row, THROUGH, { value: door, enumerable: true, configurable: true });

/** A row's field as it is shown: one id or several, each with the door the row was marked with. */
export function shownId(row: object, value: unknown): unknown {
  const door = (row as { [THROUGH]?: string })[THROUGH];
  if (door === undefined) return value;
  if (value instanceof Promise) return value.then((known) => shownId(row, known));
  return withDoor(value, door);
}

/** A value of an id field, one id or several, with a door's name on each. */
export const withDoor = (value: unknown, door: string): unknown =>
  Array.isArray(value)
    ? value.map((each) => withDoor(each, door))
    : typeof value === "string"
      ? doorId(value, door)
      : value;
