import { LegalReferenceResolver } from "@overligger/shared";
import type { Room } from "../../room.ts";
import { RegistryResolver } from "./registry.resolver.ts";
import { registerSectors, sectorOf } from "./registry.service.ts";
import { Sector } from "./sector.ts";

export const room: Room = {
  entities: [Sector],
  resolvers: [RegistryResolver, LegalReferenceResolver],
  references: {
    Sector: ({ code }: { code: string }, context) => sectorOf(context, code),
  },
  prepare: registerSectors,
};
