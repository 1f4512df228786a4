import type { Room } from "../../room.ts";
import { Proposals1764000000351 } from "./0351-proposals.ts";
import { DecisionsAreTakenBack1764000000480 } from "./0480-decisions-are-taken-back.ts";
import { demo } from "./demo.ts";
import { MunicipalPolicy } from "./municipal-policy.ts";
import { MunicipalityResolver, PolicyResolver } from "./policy.resolver.ts";

export const room: Room = {
  entities: [MunicipalPolicy],
  resolvers: [MunicipalityResolver, PolicyResolver],
  migrations: [Proposals1764000000351, DecisionsAreTakenBack1764000000480],
  periods: ["MunicipalPolicy"],
  demo,
};
