import { registeredSectors, type SubgraphLink, urlSetting } from "@overligger/shared";
import type { Subgraph } from "@overligger/shared/serve";

/** The subgraph runs in this process: no HTTP, no printing, no parsing. */
export function localLink(subgraph: Subgraph): SubgraphLink {
  return {
    name: subgraph.name,
    execute: (request) => subgraph.execute(request, request.authorization, request.requestId),
    sdl: async () => subgraph.sdl,
    ready: () => subgraph.db.ping(),
    close: () => subgraph.close(),
  };
}

/** A sector that is registered, but nobody said where it is: it answers nothing. */
export function silentLink(name: string): SubgraphLink {
  const silence = () => Promise.reject(new Error(`${urlSetting(name)} is not set`));
  return { name, execute: silence, sdl: silence, ready: async () => false, close: async () => undefined };
}

/** Overlay type by subgraph name. */
export const overlays: ReadonlyMap<string, string> = new Map(
  registeredSectors().map(({ subgraph, overlay }) => [subgraph, overlay]),
);

/** Sector code by subgraph name: errors speak of sectors, not of services. */
export const sectorCodes: ReadonlyMap<string, string> = new Map(
  registeredSectors().map(({ subgraph, code }) => [subgraph, code]),
);
