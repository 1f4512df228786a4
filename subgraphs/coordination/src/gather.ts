import type { SubgraphDefinition } from "@overligger/shared";
import { DEMO_CITIZENS, generatedCitizen } from "@overligger/shared/demo";
import { CoordinationContext } from "./context.ts";
import type { Room } from "./room.ts";

/** Shows what holds from a day to a day as one period. */
const dated = {
  period: ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) => ({ from: startsOn, to: endsOn }),
};

/** A subgraph out of rooms. They put their rows in in this order, so a room stands after those that its rows refer to. */
export function gather(name: string, rooms: readonly Room[]): SubgraphDefinition {
  for (const room of rooms) room.gathered?.(rooms);
  const all = <Key extends "entities" | "resolvers" | "types" | "periods" | "migrations">(key: Key) =>
    rooms.flatMap((room) => (room[key] ?? []) as NonNullable<Room[Key]>[number][]);
  return {
    name,
    entities: all("entities"),
    resolvers: all("resolvers") as [Function, ...Function[]],
    types: all("types"),
    migrations: all("migrations"),
    fields: Object.fromEntries(all("periods").map((type) => [type, dated])),
    references: Object.assign({}, ...rooms.map(({ references }) => references)),
    context: (base, secrets) => new CoordinationContext(base, secrets),
    prepare: async (db) => {
      for (const room of rooms) await room.prepare?.(db);
    },
    seedDemo: async (db, secrets) => {
      for (const room of rooms) await room.demo?.(db, secrets);
      for (const room of rooms)
        await room.seeded?.(
          db,
          DEMO_CITIZENS.map(({ id }) => id),
        );
    },
    seedGenerated: async (db, seed, from, to) => {
      const citizens = Array.from({ length: to - from }, (_, offset) => generatedCitizen(seed, from + offset));
      for (const room of rooms) await room.generated?.(db, citizens, seed);
      for (const room of rooms)
        await room.seeded?.(
          db,
          citizens.map(({ id }) => id),
        );
    },
  };
}
