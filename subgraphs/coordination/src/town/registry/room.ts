import type { Room } from "../../room.ts";
import { RegistryResolver } from "./registry.resolver.ts";
import { registerSectors, sectors } from "./registry.service.ts";
import { Sector } from "./sector.ts";

export const room: Room = {
  entities: [Sector],
  resolvers: [RegistryResolver],
  references: {
    Sector: async ({ code }: { code: string }, context) => (await sectors(context)).get(code) ?? null,
  },
  prepare: registerSectors,
};
