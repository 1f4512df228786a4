import type { EntityMetadata } from "typeorm";

/** A property to go by; with a minus before it, the greatest first. */
export type By<T> = `${"" | "-"}${keyof T & string}`;

const ORDERS = new WeakMap<object, readonly string[]>();

/**
 * The order in which the rows of a class come, wherever several of them do: said once, at the class, and inherited. What has no
 * value comes last, and the key decides in the end; a class that says nothing goes by its key alone.
 */
export const OrderBy =
  <T extends object>(...by: By<T>[]) =>
  (type: { prototype: T }): void => {
    ORDERS.set(type, by);
  };

/** The order of an entity: what its class says, or what that extends, and then its key. */
export function orderOf({ target, primaryColumns }: EntityMetadata): string[] {
  let said: readonly string[] | undefined;
  for (let at: object | null = target as Function; at && !said; at = Object.getPrototypeOf(at)) said = ORDERS.get(at);
  const by = said ?? [];
  const key = primaryColumns.map(({ propertyName }) => propertyName);
  return [...by, ...key.filter((property) => !by.includes(property) && !by.includes(`-${property}`))];
}

/** What an order says of one property. */
export const read = (by: string) => ({ property: by.replace(/^-/, ""), falling: by.startsWith("-") });

/** Rows in an order, as the database would sort them. */
export function inOrder<T extends object>(rows: readonly T[], by: readonly string[]): T[] {
  const keys = by.map(read) as { property: keyof T; falling: boolean }[];
  return [...rows].sort((a, b) => {
    for (const { property, falling } of keys) {
      const [x, y] = [a[property], b[property]];
      if (x === y) continue;
      if (x == null || y == null) return x == null ? 1 : -1;
      return x < y === falling ? 1 : -1;
    }
    return 0;
  });
}
